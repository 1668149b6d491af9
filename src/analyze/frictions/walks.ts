/**
 * Everybody's path in memory, flat and small: what detectors look at. A touch is a place in the arrays; the touches of
 * person i lie from `starts[i]` up to `starts[i + 1]`, in the order they happened. Holds no names of people on purpose.
 */

/** A circumstance that events can carry: `browser = Safari`, `freight from 12 to 20`. Numbered from 1. */
export interface Mark {
  /** `property:browser`, `column:device`. */
  readonly dimension: string;
  /** The dimension as an owner reads it. */
  readonly name: string;
  readonly value: string;
  /** Bounds of a band of numbers; null on an open side. Undefined for a plain value. */
  readonly band?: { readonly from: number | null; readonly to: number | null };
}

export interface WalkTouchpoint {
  readonly id: string;
  readonly title: string;
  /** Position of its stage, 1-based. */
  readonly stage: number;
}

export interface WalkStage {
  readonly id: string;
  readonly name: string;
  readonly position: number;
}

/** One touch as it goes in; the fields mean what they mean in `Walks`. */
export interface Touch {
  readonly time: number;
  readonly dated: boolean;
  readonly touchpoint: number;
  readonly name: number;
  readonly channel: number;
  readonly amount: number;
  readonly score: number;
  readonly marks: readonly number[];
}

export interface Walks {
  /** Ids by person number. */
  readonly people: readonly string[];
  readonly starts: Uint32Array;
  /** ms UTC. */
  readonly times: Float64Array;
  /** 1 where only the day is known. */
  readonly dated: Uint8Array;
  /** Place in `touchpoints`, 1-based; 0 off the map. */
  readonly touchpointAt: Uint8Array;
  /** Place in `names`, 1-based; 0 for a rare name. */
  readonly nameAt: Uint16Array;
  readonly channelAt: Uint8Array;
  /** Minor units of the workspace's currency. */
  readonly amounts: Float64Array;
  /** What was answered on a scale; NaN where nothing was. */
  readonly scores: Float32Array;
  /** Marks of touch i lie from `markStarts[i]` up to `markStarts[i + 1]`. */
  readonly markStarts: Uint32Array;
  readonly marks: Uint16Array;
}

/** Puts walks together person by person. */
export class WalksBuilder {
  readonly #people: string[] = [];
  readonly #starts: number[] = [0];
  readonly #touches: Touch[] = [];

  add(person: string, touches: readonly Touch[]): void {
    this.#people.push(person);
    for (const touch of touches) this.#touches.push(touch);
    this.#starts.push(this.#touches.length);
  }

  build(): Walks {
    const all = this.#touches;
    const markStarts = new Uint32Array(all.length + 1);
    all.forEach((touch, i) => {
      markStarts[i + 1] = (markStarts[i] ?? 0) + touch.marks.length;
    });
    const marks = new Uint16Array(markStarts[all.length] ?? 0);
    all.forEach((touch, i) => {
      marks.set(touch.marks, markStarts[i]);
    });
    return {
      people: this.#people,
      starts: Uint32Array.from(this.#starts),
      times: Float64Array.from(all, ({ time }) => time),
      dated: Uint8Array.from(all, ({ dated }) => (dated ? 1 : 0)),
      touchpointAt: Uint8Array.from(all, ({ touchpoint }) => touchpoint),
      nameAt: Uint16Array.from(all, ({ name }) => name),
      channelAt: Uint8Array.from(all, ({ channel }) => channel),
      amounts: Float64Array.from(all, ({ amount }) => amount),
      scores: Float32Array.from(all, ({ score }) => score),
      markStarts,
      marks,
    };
  }
}

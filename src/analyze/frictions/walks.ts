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
  readonly counts: boolean;
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
  /** 1 where a try may begin: in the days and by the channel that were asked for. What came before and after is known all the same. */
  readonly counts: Uint8Array;
}

/** Puts walks together person by person, without keeping an object for each touch: there are millions. */
export class WalksBuilder {
  readonly #people: string[] = [];
  readonly #starts = new Growing((size) => new Uint32Array(size));
  readonly #times = new Growing((size) => new Float64Array(size));
  readonly #dated = new Growing((size) => new Uint8Array(size));
  readonly #touchpoints = new Growing((size) => new Uint8Array(size));
  readonly #names = new Growing((size) => new Uint16Array(size));
  readonly #channels = new Growing((size) => new Uint8Array(size));
  readonly #amounts = new Growing((size) => new Float64Array(size));
  readonly #scores = new Growing((size) => new Float32Array(size));
  readonly #markStarts = new Growing((size) => new Uint32Array(size));
  readonly #marks = new Growing((size) => new Uint16Array(size));
  readonly #counts = new Growing((size) => new Uint8Array(size));

  constructor() {
    this.#starts.push(0);
    this.#markStarts.push(0);
  }

  add(person: string, touches: readonly Touch[]): void {
    this.#people.push(person);
    for (const touch of touches) {
      this.#times.push(touch.time);
      this.#dated.push(touch.dated ? 1 : 0);
      this.#touchpoints.push(touch.touchpoint);
      this.#names.push(touch.name);
      this.#channels.push(touch.channel);
      this.#amounts.push(touch.amount);
      this.#scores.push(touch.score);
      for (const mark of touch.marks) this.#marks.push(mark);
      this.#markStarts.push(this.#marks.length);
      this.#counts.push(touch.counts ? 1 : 0);
    }
    this.#starts.push(this.#times.length);
  }

  build(): Walks {
    return {
      people: this.#people,
      starts: this.#starts.whole(),
      times: this.#times.whole(),
      dated: this.#dated.whole(),
      touchpointAt: this.#touchpoints.whole(),
      nameAt: this.#names.whole(),
      channelAt: this.#channels.whole(),
      amounts: this.#amounts.whole(),
      scores: this.#scores.whole(),
      markStarts: this.#markStarts.whole(),
      marks: this.#marks.whole(),
      counts: this.#counts.whole(),
    };
  }
}

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/** A typed array that doubles when it is full. */
class Growing<A extends Numbers> {
  length = 0;
  readonly #make: (size: number) => A;
  #held: A;

  constructor(make: (size: number) => A) {
    this.#make = make;
    this.#held = make(1024);
  }

  push(value: number): void {
    if (this.length === this.#held.length) {
      const larger = this.#make(this.length * 2);
      larger.set(this.#held);
      this.#held = larger;
    }
    this.#held[this.length++] = value;
  }

  whole(): A {
    const whole = this.#make(this.length);
    whole.set(this.#held.subarray(0, this.length));
    return whole;
  }
}

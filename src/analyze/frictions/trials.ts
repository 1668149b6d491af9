/** A question and its trials: who was at a place, when, and whether what is feared happened to them there. */

import type { Walks } from './walks.ts';

export type DetectorId =
  | 'drop-off'
  | 'no-return'
  | 'delay'
  | 'struggle'
  | 'voice'
  | 'aftermath'
  | 'value-leak'
  | 'cause';

/** What is feared. */
export type Fear =
  | 'left'
  | 'not_again'
  | 'slow'
  | 'failed'
  | 'repeated'
  | 'low_score'
  | 'trouble'
  | 'faded'
  | 'befell';

export interface Question {
  readonly detector: DetectorId;
  readonly fear: Fear;
  /** Place in the world's touchpoints, 1-based. */
  readonly touchpoint: number;
  /** Where the way leads, or where one came from; null where that says nothing. */
  readonly other: number | null;
  readonly trials: Trials;
  /** A trial is over after so long at most; the money that follows is counted at least that long. */
  readonly horizonMs: number;
  /** The part of what is feared or hoped for that its time sees; all of it where left out. */
  readonly seenPart?: number;
  /** For `befell`: the mark that is feared. */
  readonly mark?: number;
  /** Only circumstances known before the trial's own event; what the event itself says would be the answer. */
  readonly knownBefore?: boolean;
  /** What is said later of the same order (that it came late) is a circumstance too: events at these touchpoints, for so long, until the next order. */
  readonly ahead?: { readonly touchpoints: ReadonlySet<number>; readonly forMs: number };
  /** Where people first came from is a circumstance. */
  readonly byFirstChannel?: boolean;
  /** Dimensions that would only say the same in other words. */
  readonly besides?: ReadonlySet<string>;
  /** Touchpoints met until so long after the trial's beginning are circumstances too. */
  readonly met?: {
    readonly touchpoints: readonly number[];
    readonly beforeMs: number;
    readonly afterMs: number;
  };
}

export interface Trials {
  readonly count: number;
  /** The touch at which each begins. */
  readonly touches: Uint32Array;
  readonly people: Uint32Array;
  readonly times: Float64Array;
  /** 1 where what is feared happened. */
  readonly bad: Uint8Array;
  /** People are compared with their like only: 1 for those who had bought before, 0 for the others. */
  readonly strata: Uint16Array;
}

/** Room for thirty kinds of orders, by people new and known, halved as often as causes are set aside. */
export const MOST_STRATA = 1024;

/** Gathers trials one by one. */
export class TrialsBuilder {
  readonly #touches: number[] = [];
  readonly #people: number[] = [];
  readonly #times: number[] = [];
  readonly #bad: number[] = [];
  readonly #strata: number[] = [];

  add(touch: number, person: number, time: number, isBad: boolean, stratum: number): void {
    this.#touches.push(touch);
    this.#people.push(person);
    this.#times.push(time);
    this.#bad.push(isBad ? 1 : 0);
    this.#strata.push(stratum);
  }

  build(): Trials {
    return {
      count: this.#touches.length,
      touches: Uint32Array.from(this.#touches),
      people: Uint32Array.from(this.#people),
      times: Float64Array.from(this.#times),
      bad: Uint8Array.from(this.#bad),
      strata: Uint16Array.from(this.#strata),
    };
  }
}

/** Only the tries that were asked for. What became of them is known from the whole walk, also after the days that were asked. */
export function triesAsked({ counts }: Pick<Walks, 'counts'>, question: Question): Question {
  const { touches, people, times, bad, strata, count } = question.trials;
  const asked = new TrialsBuilder();
  for (let trial = 0; trial < count; trial++) {
    const touch = touches[trial] ?? 0;
    if (counts[touch] === 1)
      asked.add(touch, people[trial] ?? 0, times[trial] ?? 0, bad[trial] === 1, strata[trial] ?? 0);
  }
  const trials = asked.build();
  return trials.count === count ? question : { ...question, trials };
}

/**
 * Looks through all circumstances and all spans of time of one question at once, for the cell (a circumstance in a span)
 * that differs most from its like. How unlikely that is, having looked everywhere, says `chance.ts`.
 */
import type { Circumstances } from './circumstances.ts';
import { deviance } from './deviance.ts';
import { MOST_STRATA, type Trials } from './trials.ts';

/** The year is cut into so many spans at most. */
const MOST_SPANS = 26;
const TRIALS_PER_SPAN = 20;
/** A span with a beginning (or an end) has to be better by so much than one without: simple answers first. */
const PER_EDGE = 8;
const FEWEST_IN_CELL = 5;
const FEWEST_OUTSIDE = 10;
const NEARLY_ALL = 0.97;
/** So many people more or fewer than expected, at least. */
const LEAST_EXCESS = 3;

/** A circumstance within a span of time; `to` is exclusive. */
export interface Cell {
  readonly circumstance: number;
  readonly from: number;
  readonly to: number;
  readonly of: number;
  readonly bad: number;
  readonly expected: number;
  /** Deviance, less the price of its edges. */
  readonly strength: number;
}

/** What a cell with so many edges (a beginning, an end) has to be better by than one without. */
export function priceOf(edges: number): number {
  return PER_EDGE * edges;
}

/** Trials laid out for scanning. */
export interface Field {
  readonly trials: Trials;
  readonly circumstances: Circumstances;
  readonly spans: number;
  /** By trial. */
  readonly spanAt: Uint8Array;
  readonly spanStarts: Float64Array;
  /** How much more than chance the rate swings from span to span; 1 and more. */
  readonly spread: number;
}

export function fieldOf(trials: Trials, circumstances: Circumstances): Field {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const time of trials.times) {
    first = Math.min(first, time);
    last = Math.max(last, time);
  }
  const spans = Math.max(1, Math.min(MOST_SPANS, Math.floor(trials.count / TRIALS_PER_SPAN)));
  const length = (last - first + 1) / spans;
  const spanAt = Uint8Array.from(trials.times, (time) =>
    Math.min(spans - 1, Math.floor((time - first) / length)),
  );
  const spanStarts = Float64Array.from({ length: spans + 1 }, (_, span) => first + span * length);
  return { trials, circumstances, spans, spanAt, spanStarts, spread: spreadOf(trials, spanAt, spans) };
}

/** The strongest cell under the given strata; null where none has enough people. */
export function strongestCell(field: Field, strata: Uint16Array): Cell | null {
  const expected = expectations(field.trials.bad, strata);
  return new Scan(field, expected).strongest(field.trials.bad);
}

/** Each trial's expectation: the rate of its stratum. */
export function expectations(bad: Uint8Array, strata: Uint16Array): Float64Array {
  const [of, count] = [new Float64Array(MOST_STRATA), new Float64Array(MOST_STRATA)];
  strata.forEach((stratum, trial) => {
    of[stratum] = (of[stratum] ?? 0) + 1;
    count[stratum] = (count[stratum] ?? 0) + (bad[trial] ?? 0);
  });
  return Float64Array.from(strata, (stratum) => (count[stratum] ?? 0) / (of[stratum] ?? 1));
}

/** Sums by circumstance and span, kept as running totals so that every stretch of spans is one subtraction. */
export class Scan {
  readonly #field: Field;
  readonly #width: number;
  readonly #of: Float64Array;
  readonly #expected: Float64Array;

  constructor(field: Field, expected: Float64Array) {
    this.#field = field;
    this.#width = field.spans + 1;
    this.#of = this.#sums(() => 1);
    this.#expected = this.#sums((trial) => expected[trial] ?? 0);
  }

  strongest(outcomes: Uint8Array): Cell | null {
    const bad = this.#sums((trial) => outcomes[trial] ?? 0);
    let best: Cell | null = null;
    for (let circumstance = 0; circumstance < this.#field.circumstances.list.length; circumstance++) {
      const cell = this.#strongestOf(circumstance, bad, best?.strength ?? 0);
      if (cell) best = cell;
    }
    return best;
  }

  #strongestOf(circumstance: number, bad: Float64Array, toBeat: number): Cell | null {
    const { spans, spread, circumstances } = this.#field;
    const [of, expected] = [this.#of, this.#expected];
    const base = circumstance * this.#width;
    const [all, allBad, allExpected] = [of[spans] ?? 0, bad[spans] ?? 0, expected[spans] ?? 0];
    const members = of[base + spans] ?? 0;
    // What holds for nearly all says nothing that "everyone" does not say.
    if (members < FEWEST_IN_CELL || (circumstance !== 0 && members > all * NEARLY_ALL)) return null;
    const kind = circumstances.list[circumstance]?.kind;
    let best: Cell | null = null;
    for (let from = 0; from < spans; from++) {
      for (let to = spans; to > from; to--) {
        const edges = (from > 0 ? 1 : 0) + (to < spans ? 1 : 0);
        // "Until June it was worse" is "since June it is better": said once, the newer way round.
        if (kind === 'everyone' && from === 0) continue;
        const n = (of[base + to] ?? 0) - (of[base + from] ?? 0);
        if (n < FEWEST_IN_CELL) break;
        if (all - n < FEWEST_OUTSIDE) continue;
        const o = (bad[base + to] ?? 0) - (bad[base + from] ?? 0);
        const e = (expected[base + to] ?? 0) - (expected[base + from] ?? 0);
        const excess = o - e;
        if (Math.abs(excess) < LEAST_EXCESS) continue;
        // A standing difference is told of who does worse, and what was better once is told as what is worse since.
        if (excess < 0 && !(edges === 0 ? kind === 'met' : from > 0 && to === spans)) continue;
        const strength = deviance(o, e, n, allBad, allExpected, all) / spread - priceOf(edges);
        if (strength <= (best?.strength ?? toBeat)) continue;
        const own = {
          of: of[base + spans] ?? 0,
          bad: bad[base + spans] ?? 0,
          expected: expected[base + spans] ?? 0,
        };
        if (excess > 0 || circumstance === 0 || edges === 0 || this.#isNew(o, e, n, own)) {
          best = { circumstance, from, to, of: n, bad: o, expected: e, strength };
        }
      }
    }
    return best;
  }

  /** Whether a circumstance does better in a stretch than at its other times, not only better than others all along. */
  #isNew(
    bad: number,
    expected: number,
    of: number,
    own: { of: number; bad: number; expected: number },
  ): boolean {
    if (own.of - of < FEWEST_OUTSIDE || own.expected <= 0) return false;
    const level = own.bad / own.expected;
    return deviance(bad, Math.min(of, expected * level), of, own.bad, own.bad, own.of) > 2 * PER_EDGE;
  }

  #sums(weight: (trial: number) => number): Float64Array {
    const { trials, circumstances, spanAt, spans } = this.#field;
    const sums = new Float64Array(circumstances.list.length * this.#width);
    for (let trial = 0; trial < trials.count; trial++) {
      const add = weight(trial);
      if (add === 0) continue;
      const span = (spanAt[trial] ?? 0) + 1;
      for (let c = circumstances.starts[trial] ?? 0; c < (circumstances.starts[trial + 1] ?? 0); c++) {
        const place = (circumstances.ids[c] ?? 0) * this.#width + span;
        sums[place] = (sums[place] ?? 0) + add;
      }
    }
    for (let base = 0; base < sums.length; base += this.#width) {
      for (let span = 1; span <= spans; span++)
        sums[base + span] = (sums[base + span] ?? 0) + (sums[base + span - 1] ?? 0);
    }
    return sums;
  }
}

/** Expected of either outcome in a span, at least, before its rate says how much rates swing (Cochran 1954). */
const FEWEST_EXPECTED = 5;
const FEWEST_NEIGHBOURS = 8;
/** One true beginning and one true end are two neighbours that differ. */
const TRUE_BREAKS = 2;
/** What the mean of the others stays below in 95 of 100 cases where nothing but chance is at work, with 8 neighbours as with 25 (simulated). */
const BY_CHANCE = 1.2;

/** From neighbour to neighbour, so that slow change does not count as swinging; without those that a true cause makes differ. */
function spreadOf({ bad, count }: Trials, spanAt: Uint8Array, spans: number): number {
  const all = bad.reduce((sum, value) => sum + value, 0);
  const joined = Math.ceil((FEWEST_EXPECTED * spans) / Math.max(1, Math.min(all, count - all)));
  const wide = Math.floor(spans / joined);
  if (wide - 1 < FEWEST_NEIGHBOURS) return 1;
  const [of, hits] = [new Float64Array(wide), new Float64Array(wide)];
  for (let trial = 0; trial < count; trial++) {
    const span = Math.min(wide - 1, Math.floor((spanAt[trial] ?? 0) / joined));
    of[span] = (of[span] ?? 0) + 1;
    hits[span] = (hits[span] ?? 0) + (bad[trial] ?? 0);
  }
  const squares: number[] = [];
  for (let span = 1; span < wide; span++) {
    const [n1, n2, h1, h2] = [of[span - 1] ?? 0, of[span] ?? 0, hits[span - 1] ?? 0, hits[span] ?? 0];
    const rate = (h1 + h2) / (n1 + n2);
    const variance = rate * (1 - rate) * (1 / n1 + 1 / n2);
    if (n1 > 0 && n2 > 0 && variance > 0) squares.push((h1 / n1 - h2 / n2) ** 2 / variance);
  }
  if (squares.length < FEWEST_NEIGHBOURS) return 1;
  squares.sort((a, b) => a - b);
  const usual = squares.slice(0, -TRUE_BREAKS);
  return Math.max(1, usual.reduce((sum, square) => sum + square, 0) / usual.length / BY_CHANCE);
}

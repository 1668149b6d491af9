/** What a search found in one question: where, under which circumstances, since when, how much worse (or better) than its like. */
import type { BetaPrior, Counted } from '../../kernel/statistics/beta-binomial.ts';
import { betaPrior } from '../../kernel/statistics/beta-binomial.ts';
import type { Circumstance } from './circumstances.ts';
import type { Cell, Field } from './scan.ts';
import { MOST_STRATA, type Question } from './trials.ts';
import { DAY_MS } from './world.ts';

/** From `fromMs` on, until before `toMs`; null where it has always been so, or still is. */
export interface Span {
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** The days between which the beginning lies in 95 of 100 such cases; null without beginning. */
  readonly fromBetween: readonly [number, number] | null;
}

/** How a cell stands against chance. */
export interface Judged {
  /** Chance of anything as strong in this question, were it all chance. */
  readonly p: number;
  /** How far it is from what is expected, in standard errors; and from how far on it is told at all. */
  readonly distance: number;
  readonly toldFrom: number;
}

export interface Finding extends Judged {
  readonly question: Question;
  /** Touchpoint at which it happens. */
  readonly place: number;
  /** One, or two that hold together; empty for everyone. */
  readonly circumstances: readonly Circumstance[];
  readonly span: Span;
  /** The trials inside, by number. */
  readonly inside: readonly number[];
  readonly observed: Counted;
  /** The trials of their like outside. */
  readonly others: Counted;
  /** Share of their like, weighed as the strata are inside. */
  readonly expected: number;
  /** Observed share, drawn towards the expected one as far as such groups are known to be alike. */
  readonly shrunk: number;
  readonly strength: number;
  /** Length of time the trials inside come from, ms. */
  readonly lengthMs: number;
}

/** @param taken circumstances of the cell; @param inside its trials, by number; @param compared trials it is compared with and itself */
export function findingOf(
  field: Field,
  question: Question,
  cell: Cell,
  taken: readonly Circumstance[],
  inside: readonly number[],
  span: Span,
  strata: Uint16Array,
  judged: Judged,
  place: number,
): Finding {
  const { trials } = field;
  const isInside = new Uint8Array(trials.count);
  for (const trial of inside) isInside[trial] = 1;
  const counted = (trialsOf: Iterable<number>): Counted => {
    let [count, of] = [0, 0];
    for (const trial of trialsOf) {
      of++;
      count += trials.bad[trial] ?? 0;
    }
    return { count, of };
  };
  const outside = trials.strata.reduce<number[]>((list, _, trial) => {
    if (isInside[trial] === 0) list.push(trial);
    return list;
  }, []);
  const observed = counted(inside);
  const expected = expectedInside(field, strata, isInside, inside);
  const groups = [observed, ...groupsLike(field, cell, isInside, counted)];
  return {
    question,
    place,
    circumstances: taken,
    span,
    inside,
    observed,
    others: counted(outside),
    expected,
    shrunk: drawnTowards(observed, expected, betaPrior(groups)),
    ...judged,
    strength: cell.strength,
    lengthMs: lengthOf(field, span),
  };
}

/** What people alike outside do, weighed as they are inside. */
function expectedInside(
  field: Field,
  strata: Uint16Array,
  isInside: Uint8Array,
  inside: readonly number[],
): number {
  const { bad, count } = field.trials;
  const [of, hits] = [new Float64Array(MOST_STRATA), new Float64Array(MOST_STRATA)];
  let [allOf, allHits] = [0, 0];
  for (let trial = 0; trial < count; trial++) {
    if (isInside[trial] === 1) continue;
    const stratum = strata[trial] ?? 0;
    of[stratum] = (of[stratum] ?? 0) + 1;
    hits[stratum] = (hits[stratum] ?? 0) + (bad[trial] ?? 0);
    allOf++;
    allHits += bad[trial] ?? 0;
  }
  const overall = allOf === 0 ? 0 : allHits / allOf;
  let sum = 0;
  for (const trial of inside) {
    const stratum = strata[trial] ?? 0;
    const members = of[stratum] ?? 0;
    sum += members >= 5 ? (hits[stratum] ?? 0) / members : overall;
  }
  return inside.length === 0 ? overall : sum / inside.length;
}

/** The other values of the same dimension (or, for everyone, the other spans of time): how much do such groups differ? */
function groupsLike(
  { circumstances, trials, spanAt, spans }: Field,
  cell: Cell,
  isInside: Uint8Array,
  counted: (trials: Iterable<number>) => Counted,
): Counted[] {
  const dimension = circumstances.list[cell.circumstance]?.dimension;
  const groups = new Map<number, number[]>();
  for (let trial = 0; trial < trials.count; trial++) {
    if (isInside[trial] === 1) continue;
    let group = cell.circumstance === 0 ? -1 - Math.floor(((spanAt[trial] ?? 0) * 4) / spans) : 0;
    for (
      let c = circumstances.starts[trial] ?? 0;
      c < (circumstances.starts[trial + 1] ?? 0) && group === 0;
      c++
    ) {
      const id = circumstances.ids[c] ?? 0;
      if (id !== 0 && circumstances.list[id]?.dimension === dimension) group = id;
    }
    const members = groups.get(group) ?? [];
    groups.set(group, members);
    members.push(trial);
  }
  return [...groups.values()].map(counted);
}

function drawnTowards({ count, of }: Counted, expected: number, prior: BetaPrior | null): number {
  if (!prior || of === 0) return expected;
  // Never drawn by more than as many people as were seen: what the search found is already held against chance.
  const weight = Math.min(prior.a + prior.b, of);
  return (count + weight * expected) / (of + weight);
}

function lengthOf({ spanStarts, spans }: Field, { fromMs, toMs }: Span): number {
  const from = fromMs ?? spanStarts[0] ?? 0;
  const to = toMs ?? spanStarts[spans] ?? 0;
  return Math.max(DAY_MS, to - from);
}

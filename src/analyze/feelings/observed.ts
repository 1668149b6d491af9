/**
 * What people's behaviour says: whether those who met a touchpoint go on more or less often than people who had come as far without it,
 * less the part who struggled. Pure.
 */
import { wilson, Z95 } from '../../kernel/statistics/intervals.ts';
import { FEWEST_FOR_TREND, shareOf } from '../engine/public.ts';
import { MOST_REPEAT } from '../frictions/public.ts';
import type { Observed } from './contract.ts';
import { rounded } from './reported.ts';
import { MOST } from './scales.ts';

/** People alike at one step of their stay at a stage. */
export interface StepCount {
  /** A touchpoint they had met by this step; 0: everybody at the step. */
  readonly code: number;
  /** 1: the first thing they met at the stage, … */
  readonly step: number;
  /** Whether they met the touchpoint at this step, and for the first time. */
  readonly first: boolean;
  readonly bought: boolean;
  readonly people: number;
  readonly went: number;
  readonly troubled: number;
  readonly again: number;
  /** Troubled or again. */
  readonly either: number;
}

/** How far apart touchpoints usually are: two of three change the odds of going on by less than three times. */
const USUAL = Math.log(3);

interface Stratum {
  readonly step: number;
  readonly bought: boolean;
  readonly met: { readonly n: number; readonly went: number };
  readonly others: { readonly n: number; readonly went: number };
}

/** @param repeatsTell whether taking the step again and again is a sign of struggle at this stage */
export function observedOf(counts: readonly StepCount[], code: number, repeatsTell: boolean): Observed {
  const firsts = counts.filter((each) => each.code === code && each.first);
  const people = total(firsts, 'people');
  const countsRepeats =
    repeatsTell && people >= FEWEST_FOR_TREND && total(firsts, 'again') <= people * MOST_REPEAT;
  const struggled = shareOf(total(firsts, countsRepeats ? 'either' : 'troubled'), people);
  const strata = strataOf(counts, code);
  const compared = {
    others: strata.reduce((sum, { others }, i) => sum + (isEarliest(strata, i) ? others.n : 0), 0),
    othersFrom: { new: earliest(strata, false), returning: earliest(strata, true) },
  };
  const known = { people, wentOn: total(firsts, 'went'), struggled, countsRepeats, ...compared };
  const met = strata.reduce((sum, stratum) => sum + stratum.met.n, 0);
  const someWent = counts.some((each) => each.code === 0 && each.went > 0);
  if (!someWent || Math.min(met, compared.others) < FEWEST_FOR_TREND) return { ...known, ...UNKNOWN };
  const { after, without } = comparable(strata);
  const { value, low, high } = lessStruggle(goingOn(after, without), struggled.count, people);
  return { ...known, after: rounded(after.share), without: rounded(without.share), value, low, high };
}

const UNKNOWN = { after: null, without: null, value: null, low: null, high: null };

function total(
  counts: readonly StepCount[],
  field: 'people' | 'went' | 'troubled' | 'again' | 'either',
): number {
  return counts.reduce((sum, each) => sum + each[field], 0);
}

/** At each step: who meets it there for the first time, and who is there too and has not met it yet. */
function strataOf(counts: readonly StepCount[], code: number): Stratum[] {
  return counts
    .filter((each) => each.code === 0)
    .flatMap(({ step, bought, people, went }): Stratum[] => {
      const here = counts.filter(
        (each) => each.code === code && each.step === step && each.bought === bought,
      );
      const first = here.find((each) => each.first);
      const others = { n: people - total(here, 'people'), went: went - total(here, 'went') };
      if (!first || others.n === 0) return [];
      return [{ step, bought, met: { n: first.people, went: first.went }, others }];
    })
    .sort((a, b) => a.step - b.step);
}

/** Who is at a later step has been at the earlier ones: the people at the first that counts are all there are. */
function isEarliest(strata: readonly Stratum[], index: number): boolean {
  const own = strata[index];
  return own !== undefined && own.step === earliest(strata, own.bought);
}

/** 0 where nobody can be compared. */
function earliest(strata: readonly Stratum[], bought: boolean): number {
  return strata.find((each) => each.bought === bought)?.step ?? 0;
}

/** A share, and of how many independent people it is as sure. */
interface Weighed {
  readonly share: number;
  readonly n: number;
}

/**
 * Both shares, weighed alike over the steps (Mantel and Haenszel). One person may be among the others at several steps: their errors are
 * taken to be the same ones, which makes the range rather too wide than too narrow.
 */
function comparable(strata: readonly Stratum[]): { after: Weighed; without: Weighed } {
  const weights = strata.map(({ met, others }) => (met.n * others.n) / (met.n + others.n));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let [after, without, independent, together] = [0, 0, 0, 0];
  strata.forEach(({ met, others }, i) => {
    const part = (weights[i] ?? 0) / all;
    after += (part * met.went) / met.n;
    without += (part * others.went) / others.n;
    independent += part ** 2 / met.n;
    together += part / Math.sqrt(others.n);
  });
  return { after: { share: after, n: 1 / independent }, without: { share: without, n: 1 / together ** 2 } };
}

interface Ranged {
  /** As it is shown. */
  readonly value: number;
  /** As it was seen, and where it may lie. */
  readonly seen: number;
  readonly low: number;
  readonly high: number;
}

/**
 * 2 × (odds after − odds without) ÷ (odds after + odds without): of pairs of which one goes on and one does not, how much more often it is the
 * one who met the touchpoint (Yule's Q), doubled. Shown drawn towards 0 as far as it is unsure; the range is that of what was seen.
 */
function goingOn(after: Weighed, without: Weighed): Ranged {
  const [one, other] = [logit(after), logit(without)];
  const seen = one.at - other.at;
  const variance = one.variance + other.variance;
  const reach = Z95 * Math.sqrt(variance);
  const drawn = (seen * USUAL ** 2) / (USUAL ** 2 + variance);
  const feeling = (odds: number): number => MOST * Math.tanh(odds / 2);
  const [low, high] = [seen - reach, seen + reach];
  return {
    value: feeling(Math.min(high, Math.max(low, drawn))),
    seen: feeling(seen),
    low: feeling(low),
    high: feeling(high),
  };
}

/** With half a person more on either side, so that nobody and everybody are numbers too. */
function logit({ share, n }: Weighed): { at: number; variance: number } {
  const part = (share * n + 0.5) / (n + 1);
  return { at: Math.log(part / (1 - part)), variance: 1 / ((n + 1) * part * (1 - part)) };
}

/** The range of a difference from the ranges of its two sides, as Newcombe's is made. */
function lessStruggle(
  on: Ranged,
  struggled: number,
  of: number,
): { value: number; low: number; high: number } {
  const share = struggled / of;
  const range = wilson(struggled, of);
  const low = on.seen - MOST * share - Math.hypot(on.seen - on.low, MOST * (range.high - share));
  const high = on.seen - MOST * share + Math.hypot(on.high - on.seen, MOST * (share - range.low));
  const value = within(on.value - MOST * share);
  return {
    value: rounded(value),
    low: rounded(Math.min(value, within(low))),
    high: rounded(Math.max(value, within(high))),
  };
}

function within(value: number): number {
  return Math.min(MOST, Math.max(-MOST, value));
}

/** Of a stage: the mean of its touchpoints that can be told, by the people who met them; the ranges alike, as if they erred together. */
export function stageObserved(touchpoints: readonly Observed[]): Observed {
  const told = touchpoints.filter(
    (each): each is Observed & { value: number; low: number; high: number } => each.value !== null,
  );
  const people = told.reduce((sum, each) => sum + each.people, 0);
  const sum = (field: 'wentOn' | 'others'): number => told.reduce((all, each) => all + each[field], 0);
  const mean = (field: 'value' | 'low' | 'high'): number | null =>
    people === 0 ? null : rounded(told.reduce((all, each) => all + each[field] * each.people, 0) / people);
  return {
    ...{ value: mean('value'), low: mean('low'), high: mean('high') },
    ...{ people, wentOn: sum('wentOn'), others: sum('others'), after: null, without: null },
    struggled: shareOf(
      told.reduce((all, each) => all + each.struggled.count, 0),
      people,
    ),
    countsRepeats: told.some(({ countsRepeats }) => countsRepeats),
    othersFrom: { new: 0, returning: 0 },
  };
}

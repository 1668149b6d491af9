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

/** People whose stays are alike. */
export interface StayCount {
  /** A touchpoint they met in it; 0: everybody, whatever they met. */
  readonly code: number;
  /** The step at which they met it first: 1, the first thing they met at the stage, …; 0 for everybody. */
  readonly first: number;
  /** How many steps of the stay count, for their time has passed. */
  readonly closed: number;
  /** The first step after which they went on in time, as after all later ones; 0: after none. */
  readonly wentFrom: number;
  readonly bought: boolean;
  readonly people: number;
  /** At the step at which they met it. */
  readonly troubled: number;
  readonly again: number;
  /** Troubled or again. */
  readonly either: number;
}

/** How far apart touchpoints usually are: two of three change the odds of going on by less than three times. */
const USUAL = Math.log(3);

interface Side {
  n: number;
  went: number;
}

/** One step, of people who had or had not bought before. */
interface Stratum {
  readonly step: number;
  readonly bought: boolean;
  /** Meet it here for the first time. */
  readonly met: Side;
  /** Are here too and have not met it yet. */
  readonly others: Side;
}

/** @param repeatsTell whether taking the step again and again is a sign of struggle at this stage */
export function observedOf(counts: readonly StayCount[], code: number, repeatsTell: boolean): Observed {
  const met = counts.filter((each) => each.code === code);
  const people = total(met, 'people');
  const countsRepeats =
    repeatsTell && people >= FEWEST_FOR_TREND && total(met, 'again') <= people * MOST_REPEAT;
  const struggled = shareOf(total(met, countsRepeats ? 'either' : 'troubled'), people);
  const stays = staysWith(counts, code);
  const strata = strataOf(stays);
  const othersFrom = { new: earliest(strata, false), returning: earliest(strata, true) };
  const others = strata.reduce(
    (sum, { step, bought, others: side }) => sum + (step === earliest(strata, bought) ? side.n : 0),
    0,
  );
  const wentOn = total(
    met.filter((each) => wentAt(each, each.first)),
    'people',
  );
  const known = { people, wentOn, struggled, countsRepeats, others, othersFrom };
  const compared = strata.reduce((sum, stratum) => sum + stratum.met.n, 0);
  const someWent = counts.some((each) => each.wentFrom > 0);
  if (!someWent || Math.min(compared, others) < FEWEST_FOR_TREND) return { ...known, ...UNKNOWN };
  const { after, without, goingOn } = comparable(strata, stays, { met: compared, others });
  const felt = lessStruggle(goingOn, struggled.count, people);
  return { ...known, after: rounded(after), without: rounded(without), ...felt };
}

const UNKNOWN = { after: null, without: null, value: null, low: null, high: null };

function total(counts: readonly StayCount[], field: 'people' | 'troubled' | 'again' | 'either'): number {
  return counts.reduce((sum, each) => sum + each[field], 0);
}

type Stay = Pick<StayCount, 'first' | 'closed' | 'wentFrom' | 'bought' | 'people'>;

/** Everybody's stays, as one touchpoint sees them: those who met it at their step, the others with 0. */
function staysWith(counts: readonly StayCount[], code: number): Stay[] {
  const alike = ({ closed, wentFrom, bought }: Stay): string => [closed, wentFrom, bought].join();
  const met = counts.filter((each) => each.code === code);
  const metAlike = new Map<string, number>();
  for (const stay of met) metAlike.set(alike(stay), (metAlike.get(alike(stay)) ?? 0) + stay.people);
  const others = counts
    .filter((each) => each.code === 0)
    .map((stay) => ({ ...stay, people: stay.people - (metAlike.get(alike(stay)) ?? 0) }));
  return [...met, ...others];
}

function wentAt({ wentFrom }: Stay, step: number): boolean {
  return wentFrom > 0 && step >= wentFrom;
}

/** At each of its steps somebody is among the others, until they meet it. */
function othersSteps({ first, closed }: Stay): number {
  return first === 0 ? closed : first - 1;
}

function strataOf(stays: readonly Stay[]): Stratum[] {
  const strata = new Map<string, Stratum>();
  const at = (step: number, bought: boolean): Stratum => {
    const key = `${step} ${bought}`;
    const held = strata.get(key) ?? { step, bought, met: { n: 0, went: 0 }, others: { n: 0, went: 0 } };
    strata.set(key, held);
    return held;
  };
  const add = (side: Side, stay: Stay, step: number): void => {
    side.n += stay.people;
    if (wentAt(stay, step)) side.went += stay.people;
  };
  for (const stay of stays) {
    if (stay.first > 0) add(at(stay.first, stay.bought).met, stay, stay.first);
    for (let step = 1; step <= othersSteps(stay); step++) add(at(step, stay.bought).others, stay, step);
  }
  return [...strata.values()]
    .filter(({ met, others }) => met.n > 0 && others.n > 0)
    .sort((a, b) => a.step - b.step);
}

/** The step at which comparison begins: who is at a later one has been there too. 0 where nobody can be compared. */
function earliest(strata: readonly Stratum[], bought: boolean): number {
  return strata.find((each) => each.bought === bought)?.step ?? 0;
}

/**
 * Both shares, weighed alike over the steps (Mantel and Haenszel), and how far apart they are. One person is among the others at several steps, and may be
 * among those who met it later: so errors are summed up by person (the influence of each on the difference of the log odds).
 */
function comparable(
  strata: readonly Stratum[],
  stays: readonly Stay[],
  people: { readonly met: number; readonly others: number },
): { after: number; without: number; goingOn: Ranged } {
  const weights = strata.map(({ met, others }) => (met.n * others.n) / (met.n + others.n));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = new Map(
    strata.map((stratum, i) => [
      `${stratum.step} ${stratum.bought}`,
      { ...stratum, part: (weights[i] ?? 0) / all },
    ]),
  );
  let [after, without] = [0, 0];
  for (const { met, others, part } of parts.values()) {
    after += (part * met.went) / met.n;
    without += (part * others.went) / others.n;
  }
  const [one, other] = [logit(after, people.met), logit(without, people.others)];
  const pull = (side: 'met' | 'others', stay: Stay, step: number): number => {
    const stratum = parts.get(`${step} ${stay.bought}`);
    if (stratum === undefined) return 0;
    const { n, went } = stratum[side];
    return (stratum.part * ((wentAt(stay, step) ? 1 : 0) - went / n)) / n;
  };
  const variance = stays.reduce((sum, stay) => {
    let influence = stay.first > 0 ? pull('met', stay, stay.first) / one.slope : 0;
    for (let step = 1; step <= othersSteps(stay); step++)
      influence -= pull('others', stay, step) / other.slope;
    return sum + stay.people * influence ** 2;
  }, 0);
  // Where all or nobody went on there is no spread to see; then as many people as there are say how sure it is.
  const least = 1 / ((people.met + 1) * one.slope) + 1 / ((people.others + 1) * other.slope);
  return { after, without, goingOn: goingOn(one.at - other.at, Math.max(variance, least)) };
}

/** Log odds with half a person more on either side, so that nobody and everybody are numbers too; and how steeply the share follows them. */
function logit(share: number, n: number): { at: number; slope: number } {
  const part = (share * n + 0.5) / (n + 1);
  return { at: Math.log(part / (1 - part)), slope: part * (1 - part) };
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
function goingOn(seen: number, variance: number): Ranged {
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

/** What a finding costs (or brings) per month: people affected × gap × what going well is worth, with a range. */
import { shareDifference } from '../../kernel/statistics/intervals.ts';
import type { Finding } from './finding.ts';
import { leastDistance } from './selection.ts';
import type { Question } from './trials.ts';
import { DAY_MS, DAYS_OF_MONTH, type World } from './world.ts';

/** Per month, minor units; `low` and `high` hold the truth in about 95 of 100 cases. */
export interface MonthlyMoney {
  readonly amount: number;
  readonly low: number;
  readonly high: number;
}

/** Revenue that follows when it goes well, less what follows when it does not; per person, minor units. */
export interface Worth {
  readonly mean: number;
  readonly error: number;
  /** How long after was counted, ms. */
  readonly afterMs: number;
}

const LONGEST_MS = 90 * DAY_MS;
const FEWEST_EACH = 10;
/** From fewer purchases than this nothing is said of money. */
const FEWEST_SPENDING = 20;
const Z95 = 1.96;

/**
 * Counts what has come in until today, for ninety days after a try at most: what the latest tries will still bring has not
 * been lost yet. Measured on tries that have been followed long enough; what they brought so many days later counts as much
 * as the part of the finding's time for which so many days have passed.
 * @returns null where too few of either kind have been followed for long enough
 */
export function worthOf(world: World, { question, span }: Pick<Finding, 'question' | 'span'>): Worth | null {
  const passed = passedAfter(world, question, span);
  for (const afterMs of [LONGEST_MS, 30 * DAY_MS, 7 * DAY_MS]) {
    const longest = Math.max(afterMs, question.horizonMs);
    const [well, badly] = revenues(world, question, longest, passed);
    if (well.of < FEWEST_EACH || badly.of < FEWEST_EACH || well.spending + badly.spending < FEWEST_SPENDING)
      continue;
    const error = Math.sqrt(variance(well) / well.of + variance(badly) / badly.of);
    return { mean: well.sum / well.of - badly.sum / badly.of, error, afterMs: longest };
  }
  return null;
}

/** By time after a try: the part of the finding's time from which on so much has passed by now. Tries come evenly. */
function passedAfter(
  { until, triesUntil }: World,
  { trials }: Question,
  { fromMs, toMs }: Finding['span'],
): (afterMs: number) => number {
  const from = fromMs ?? trials.times.reduce((first, time) => Math.min(first, time), until);
  const to = toMs ?? triesUntil;
  const length = Math.max(1, to - from);
  return (afterMs) => Math.min(1, Math.max(0, (Math.min(to, until - afterMs) - from) / length));
}

interface Sums {
  of: number;
  sum: number;
  squares: number;
  /** How many spent anything. */
  spending: number;
}

function variance({ of, sum, squares }: Sums): number {
  return of < 2 ? 0 : Math.max(0, (squares - (sum * sum) / of) / (of - 1));
}

function revenues(
  { walks, until }: World,
  { trials }: Question,
  afterMs: number,
  passed: (afterMs: number) => number,
): [Sums, Sums] {
  const [well, badly] = [
    { of: 0, sum: 0, squares: 0, spending: 0 },
    { of: 0, sum: 0, squares: 0, spending: 0 },
  ];
  for (let trial = 0; trial < trials.count; trial++) {
    const began = trials.times[trial] ?? 0;
    if (began + afterMs > until) continue;
    const end = walks.starts[(trials.people[trial] ?? 0) + 1] ?? 0;
    let spent = 0;
    for (let i = (trials.touches[trial] ?? 0) + 1; i < end && (walks.times[i] ?? 0) <= began + afterMs; i++) {
      const amount = walks.amounts[i] ?? 0;
      if (amount !== 0) spent += amount * passed((walks.times[i] ?? 0) - began);
    }
    const sums = trials.bad[trial] === 1 ? badly : well;
    sums.of++;
    sums.sum += spent;
    sums.squares += spent * spent;
    if (spent !== 0) sums.spending++;
  }
  return [well, badly];
}

/**
 * The range joins the errors of the share there and of its like (Newcombe), of how many people come there (a count), and of
 * what it is worth; downwards it allows for having been picked for being strong. It lies around the share as it was seen, the amount
 * is told of the shrunk one: that is pulled towards nothing on purpose, the truth is not.
 * @returns null where the money that follows cannot be told, or does not depend on how it goes
 */
export function moneyOf(world: World, finding: Finding, worth: Worth | null): MonthlyMoney | null {
  if (!worth || worth.mean <= 0) return null;
  const { observed, shrunk, expected } = finding;
  const monthly = (perMonth(world, finding, observed.of) * world.scale) / (finding.question.seenPart ?? 1);
  const gap = Math.abs(observed.count / observed.of - expected);
  const seen = monthly * gap * worth.mean;
  const amount = monthly * Math.abs(shrunk - expected) * worth.mean;
  const picked = (finding.distance - leastDistance(finding.distance, finding.toldFrom)) / Z95;
  const worthReach = (Z95 * worth.error) / worth.mean;
  const low =
    seen *
    (1 -
      productReach(picked * gapReach(finding, gap, -1), picked * peopleReach(observed.of, -1), worthReach));
  const high = seen * (1 + productReach(gapReach(finding, gap, 1), peopleReach(observed.of, 1), worthReach));
  return {
    amount: Math.round(amount),
    low: Math.round(Math.max(0, Math.min(amount, low))),
    high: Math.round(Math.max(amount, high)),
  };
}

/** How far the range of a product of independent factors reaches, as part of it, from how far those of the factors do (Goodman 1962, JASA 57:54). */
function productReach(...parts: readonly number[]): number {
  return Math.sqrt(parts.reduce((product, part) => product * (1 + part * part), 1) - 1);
}

/** How far Newcombe's range of the gap reaches towards nothing (−1) or away from it, as part of the gap. */
function gapReach({ observed, others, expected }: Finding, gap: number, side: 1 | -1): number {
  const { difference, low, high } = shareDifference(observed.count, observed.of, others.count, others.of);
  const isUp = observed.count / observed.of > expected === side > 0;
  return (isUp ? high - difference : difference - low) / Math.max(gap, 1e-9);
}

/** How far the score interval of a count reaches, as part of it: n + z²/2 ± z √(n + z²/4) (Barker 2002). */
function peopleReach(of: number, side: 1 | -1): number {
  return (Z95 * (Math.sqrt(of + Z95 ** 2 / 4) + (side * Z95) / 2)) / of;
}

/** So many of these a month, as long as it lasted; what lasted less than a month is told as it was. */
export function perMonth(world: World, finding: Finding, count: number): number {
  const days = Math.max(DAYS_OF_MONTH, finding.lengthMs / DAY_MS);
  return (count / days) * DAYS_OF_MONTH * growth(world, finding);
}

/**
 * How much busier the place was in all the time a finding holds than in the part whose outcomes are known: of the latest
 * tries the outcome is still open, but people have come.
 */
function growth({ walks, triesUntil }: World, { question, span, lengthMs, inside }: Finding): number {
  if (span.toMs !== null || inside.length === 0) return 1;
  const from =
    span.fromMs ?? question.trials.times.reduce((first, time) => Math.min(first, time), triesUntil);
  const known = from + lengthMs;
  let [early, all] = [0, 0];
  for (let i = 0; i < walks.times.length; i++) {
    const time = walks.times[i] ?? 0;
    if (walks.touchpointAt[i] !== question.touchpoint || walks.counts[i] !== 1 || time < from) continue;
    all++;
    if (time <= known) early++;
  }
  return early === 0 || triesUntil <= known ? 1 : all / (triesUntil - from) / (early / lengthMs);
}

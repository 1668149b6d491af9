/** Whether and when a rate broke: one change in a row of days, found by the likelihood ratio, judged for having searched. */
import type { Random } from '../random.ts';
import type { Counted } from './beta-binomial.ts';
import { chiSquaredTail } from './distributions.ts';

export interface ChangePoint {
  /** Place in the row of the first day with the new rate. */
  readonly index: number;
  readonly before: Counted;
  readonly after: Counted;
  /** Twice the log of the likelihood ratio of "two rates" to "one rate". */
  readonly statistic: number;
  /** The chance of a break as strong as this, anywhere in the row, if the rate never changed. */
  readonly p: number;
}

export interface ChangePointOptions {
  /** Fewest days on either side; 7 where left out, so that each side has every weekday. */
  readonly leastDays?: number;
  /**
   * Without it p is Bonferroni's bound over the possible days, with the days' spread beyond chance divided out (quick,
   * careful). With it p comes from shuffling the days, which needs no assumption on their spread.
   */
  readonly random?: Random;
  /** Shuffles; the smallest p is 1 / (shuffles + 1). 999 where left out. */
  readonly shuffles?: number;
}

/**
 * The most likely single change of the rate in days (or weeks) in time order.
 * @returns null where the row is too short or empty
 */
export function changePoint(days: readonly Counted[], options: ChangePointOptions = {}): ChangePoint | null {
  const least = options.leastDays ?? 7;
  const best = strongest(days, least);
  if (!best) return null;
  const { random } = options;
  const p = random
    ? shuffledP(days, least, best.statistic, random, options.shuffles ?? 999)
    : boundedP(days, least, best);
  return { ...best, p };
}

type Split = Omit<ChangePoint, 'p'>;

function strongest(days: readonly Counted[], least: number): Split | null {
  const all = total(days);
  let [count, of] = [0, 0];
  let best: { index: number; count: number; of: number; statistic: number } | null = null;
  const alone = logLikelihood(all.count, all.of);
  for (let index = 1; index <= days.length - least; index++) {
    count += days[index - 1]?.count ?? 0;
    of += days[index - 1]?.of ?? 0;
    if (index < least || of === 0 || of === all.of) continue;
    const two = logLikelihood(count, of) + logLikelihood(all.count - count, all.of - of);
    const statistic = Math.max(0, 2 * (two - alone));
    if (!best || statistic > best.statistic) best = { index, count, of, statistic };
  }
  if (!best) return null;
  const before = { count: best.count, of: best.of };
  const after = { count: all.count - best.count, of: all.of - best.of };
  return { index: best.index, before, after, statistic: best.statistic };
}

/** Days in another order have no break, but the same spread from day to day. Stops early where p is plainly large (Besag and Clifford 1991). */
function shuffledP(
  days: readonly Counted[],
  least: number,
  seen: number,
  random: Random,
  shuffles: number,
): number {
  const order = [...days];
  let asStrong = 0;
  for (let turn = 1; turn <= shuffles; turn++) {
    shuffle(order, random);
    if ((strongest(order, least)?.statistic ?? 0) >= seen - 1e-9) asStrong++;
    if (asStrong === 20) return asStrong / turn;
  }
  return (asStrong + 1) / (shuffles + 1);
}

function boundedP(days: readonly Counted[], least: number, split: Split): number {
  const places = Math.max(1, days.length - 2 * least + 1);
  return Math.min(1, places * chiSquaredTail(split.statistic / spreadBeyondChance(days, split), 1));
}

/** Pearson's dispersion around the two rates; at least 1. */
function spreadBeyondChance(days: readonly Counted[], split: Split): number {
  let [sum, counted] = [0, 0];
  days.forEach((day, place) => {
    const side = place < split.index ? split.before : split.after;
    const rate = side.count / side.of;
    const variance = day.of * rate * (1 - rate);
    if (!(variance > 0)) return;
    sum += (day.count - day.of * rate) ** 2 / variance;
    counted++;
  });
  return counted > 2 ? Math.max(1, sum / (counted - 2)) : 1;
}

function shuffle(days: Counted[], random: Random): void {
  for (let last = days.length - 1; last > 0; last--) {
    const other = random.whole(0, last);
    const [a, b] = [days[last], days[other]];
    if (a && b) [days[last], days[other]] = [b, a];
  }
}

function total(days: readonly Counted[]): Counted {
  return days.reduce((sum, day) => ({ count: sum.count + day.count, of: sum.of + day.of }), {
    count: 0,
    of: 0,
  });
}

function logLikelihood(count: number, of: number): number {
  const hits = count > 0 ? count * Math.log(count / of) : 0;
  return of > count ? hits + (of - count) * Math.log((of - count) / of) : hits;
}

/** Whether a search found what is planted in the demo: place, circumstance, day and money, cause by cause. */
import type { Friction, SearchResult } from '../../analyze/frictions/public.ts';
import { type CauseName, causes, type PlantedCause } from '../../demo/public.ts';
import { daysBetween } from '../../kernel/calendar.ts';

/** Among the first so many of its list. */
const FIRST = 5;
/** The day may be off by so much. */
const DAYS_OFF = 14;

export interface Verdict {
  /** At the right place, under the right circumstance, since the right day. */
  readonly isFound: boolean;
  /** Its money lies within the true range of the table of causes. */
  readonly isMoneyTrue: boolean;
  /** Its own range holds what the cause costs (or brings) in the mean of many stories. */
  readonly holdsTruth: boolean;
}

/** @param lastDay the last day of the log, `2026-11-20` */
export function judged(
  result: Pick<SearchResult, 'harm' | 'help'>,
  people: number,
  lastDay: string,
): Record<CauseName, Verdict> {
  const verdicts = (Object.keys(causes) as CauseName[]).map((name): [CauseName, Verdict] => {
    const cause: PlantedCause = causes[name];
    const found = result[cause.effect].slice(0, FIRST).find((friction) => isIt(friction, cause, lastDay));
    const money = found?.money ?? null;
    const { expected, low, high } = cause.monthlyPer1000;
    const truth = (expected * people) / 1000;
    const per1000 = money === null ? null : (money.amountMinor / people) * 1000;
    return [
      name,
      {
        isFound: found !== undefined,
        isMoneyTrue: per1000 !== null && per1000 >= low && per1000 <= high,
        holdsTruth: money !== null && truth >= money.lowMinor && truth <= money.highMinor,
      },
    ];
  });
  return Object.fromEntries(verdicts) as Record<CauseName, Verdict>;
}

function isIt({ place, circumstances, since }: Friction, cause: PlantedCause, lastDay: string): boolean {
  if (!cause.touchpoints.includes(place.title)) return false;
  const { circumstance, fromDaysBefore } = cause;
  const marks = circumstances.filter(({ dimension }) => !dimension.startsWith('met:'));
  const isRight = circumstance
    ? marks.some(
        ({ dimension, value }) => dimension.endsWith(`:${circumstance.name}`) && value === circumstance.value,
      )
    : marks.length === 0;
  if (!isRight) return false;
  if (fromDaysBefore === null || since.fromDay === null) return fromDaysBefore === since.fromDay;
  return Math.abs(daysBetween(since.fromDay, lastDay) - fromDaysBefore) <= DAYS_OFF;
}

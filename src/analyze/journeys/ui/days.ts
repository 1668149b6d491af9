/** Groups a path by the days of the business, newest day first, with the days of silence between. Pure. */

interface Timed {
  readonly at: number;
}

export interface DayOfPath<Step> {
  /** `YYYY-MM-DD` in the business's zone. */
  readonly day: string;
  /** Newest first. */
  readonly steps: readonly Step[];
  /** Days from the day before it in the path to this one; 0 for the first day. */
  readonly gapDays: number;
}

/** @param steps in time order, oldest first, as the server gives them */
export function byDay<Step extends Timed>(steps: readonly Step[], timezone: string): DayOfPath<Step>[] {
  const dayOf = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const days: { day: string; steps: Step[]; gapDays: number }[] = [];
  for (const step of steps) {
    const day = dayOf.format(step.at);
    const last = days.at(-1);
    if (last?.day === day) {
      last.steps.unshift(step);
      continue;
    }
    const gapDays =
      last === undefined ? 0 : Math.round((Date.parse(day) - Date.parse(last.day)) / 86_400_000);
    days.push({ day, steps: [step], gapDays });
  }
  return days.reverse();
}

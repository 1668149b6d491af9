/** What each planted cause really costs or brings: the same story told with it and without it, told by nobody's statistics. */
import { type CauseName, causes } from '../../src/demo/causes.ts';
import type { DemoPlan } from '../../src/demo/demo-plan.ts';
import { tellShopper } from '../../src/demo/shopper.ts';

const DAYS_OF_YEAR = 365;
const DAYS_OF_MONTH = DAYS_OF_YEAR / 12;

/** By cause: the revenue per month that it took (or brought) while it lasted, minor units; negative by chance alone. */
export function monthlyTruths(plan: DemoPlan, people: number): Record<CauseName, number> {
  const told = revenueOf(plan, people);
  const names = Object.keys(causes) as CauseName[];
  const truths = names.map((name) => {
    const { effect, fromDaysBefore, toDaysBefore } = causes[name];
    const lost = revenueOf({ ...plan, without: name }, people) - told;
    const days = (fromDaysBefore ?? DAYS_OF_YEAR) - (toDaysBefore ?? 0);
    return [name, ((effect === 'harm' ? lost : -lost) / days) * DAYS_OF_MONTH];
  });
  return Object.fromEntries(truths) as Record<CauseName, number>;
}

function revenueOf(plan: DemoPlan, people: number): number {
  let sum = 0;
  for (let number = 0; number < people; number++) {
    for (const { amount } of tellShopper(plan, number).events) sum += amount?.minor ?? 0;
  }
  return sum;
}

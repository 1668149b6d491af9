/** What each planted cause really costs or brings: the same story told with it and without it, told by nobody's statistics. */
import { type CauseName, causes } from './causes.ts';
import { type DemoPlan, tellShopper } from './shopper.ts';

const DAYS_OF_YEAR = 365;
const DAYS_OF_MONTH = 365 / 12;

/** Revenue per month that a cause took (or brought) while it lasted, minor units; never negative but by chance. */
export function monthlyTruth(plan: DemoPlan, people: number, name: CauseName): number {
  const { effect, fromDaysBefore, toDaysBefore } = causes[name];
  const lost = revenueOf({ ...plan, without: name }, people) - revenueOf(plan, people);
  const days = (fromDaysBefore ?? DAYS_OF_YEAR) - (toDaysBefore ?? 0);
  return ((effect === 'harm' ? lost : -lost) / days) * DAYS_OF_MONTH;
}

function revenueOf(plan: DemoPlan, people: number): number {
  let sum = 0;
  for (let number = 0; number < people; number++) {
    for (const { amount } of tellShopper(plan, number).events) sum += amount?.minor ?? 0;
  }
  return sum;
}

/** Costs: what other slices may call. */
import type { Day } from '../../kernel/calendar.ts';
import type { PeriodCost } from './costs.ts';

export { Costs, type PeriodCost } from './costs.ts';

/** What advertising cost in a workspace from a day to before another, by channel and campaign. */
export type CostsIn = (workspace: string, fromDay: Day, toDay: Day) => Promise<PeriodCost[]>;

/** Value: what other slices may call. */
export { type MeanRange, meanRange } from './mean-range.ts';
export { fitRepeatBuying } from './model/fit-repeat-buying.ts';
export type { Rhythm } from './model/rhythms.ts';
export { fitSpend, type Spending } from './model/spend.ts';
export { valueFigures } from './people-behind.ts';
export { ValueBook } from './value-book.ts';

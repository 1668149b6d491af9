/** The report engine: what each analysis builds on. */
export { Answers } from './answers.ts';
export { dayNumber, dayNumberIn, dayOfNumber } from './business-days.sql.ts';
export { durationOf, FEWEST_FOR_SHARE, FEWEST_FOR_TREND, moreThan, shareOf } from './figures.ts';
export { besides } from './lambda.sql.ts';
export { quantileOf } from './quantile.sql.ts';
export {
  type Asked,
  type Compared,
  openReport,
  type ReportHead,
  type ReportParts,
  type ReportScope,
} from './report-scope.ts';
export { ScopeBook } from './scope-book.ts';
export {
  countsWhole,
  eachTouch,
  isNarrow,
  type JourneyArray,
  peopleAround,
  type TouchFilter,
  touchesOf,
} from './touches.sql.ts';
export { type CalendarUnit, firstDayOf, unitNumber, unitOfDay } from './units.ts';
export { furthest, positionsOf, walks } from './walks.sql.ts';

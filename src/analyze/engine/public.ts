/** The report engine: what each analysis builds on. */
export { besides } from '../../platform/eventdb/lambda.sql.ts';
export { Answers } from './answers.ts';
export { dayNumber, dayNumberIn, dayOfNumber } from './business-days.sql.ts';
export { differenceCells, shareCells, shareHeads } from './cells.ts';
export {
  chanceOfShares,
  FALSE_DISCOVERIES,
  meanDifferences,
  type Sums,
  shareDifferences,
} from './differences.ts';
export { type Behind, type FigurePeople, figurePeople, peopleBehind, rowsOfPeople } from './figure-people.ts';
export { durationOf, FEWEST_FOR_SHARE, FEWEST_FOR_TREND, moreThan, shareOf } from './figures.ts';
export { quantileOf } from './quantile.sql.ts';
export {
  type Asked,
  type Compared,
  openReport,
  overlapCaveats,
  type ReportHead,
  type ReportParts,
  type ReportScope,
} from './report-scope.ts';
export { ScopeBook } from './scope-book.ts';
export {
  countsWhole,
  eachPayment,
  eachTouch,
  isNarrow,
  type JourneyArray,
  peopleAround,
  type TouchFilter,
  touched,
  touchesOf,
} from './touches.sql.ts';
export { type CalendarUnit, firstDayOf, unitNumber, unitOfDay } from './units.ts';
export { hasMet, positionsOf, walks } from './walks.sql.ts';

/** The report engine: what each analysis builds on. */
export { differs, durationOf, FEWEST_FOR_SHARE, FEWEST_FOR_TREND, shareOf } from './figures.ts';
export { openReport, type ReportHead, type ReportParts, type ReportScope } from './report-scope.ts';
export { peopleAround, type TouchFilter, touchesOf } from './touches.sql.ts';

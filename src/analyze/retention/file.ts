/** The cohorts as a table: a line for each and each unit after, and lines without a cohort for all together. Shares are parts of one. */
import type { ReplyInputOf } from '../../kernel/route.ts';
import { shareCells, shareHeads } from '../engine/public.ts';
import type { retentionReport } from './contract.ts';

type Cells = (string | number | null)[];

/** Amounts are minor units of the currency in the last column. */
export async function* retentionLines(report: ReplyInputOf<typeof retentionReport>): AsyncGenerator<Cells> {
  const { unit, currency } = report;
  yield [
    'unit',
    'cohort_from',
    'people',
    'units_after',
    'back',
    ...shareHeads('back'),
    'revenue_minor',
    'complete',
    'currency',
  ];
  for (const { fromDay, people, cells } of report.cohorts)
    for (const cell of cells)
      yield [
        unit,
        fromDay,
        people,
        cell.after,
        cell.people.count,
        ...shareCells(cell.people),
        cell.revenueMinor,
        cell.complete ? 'yes' : 'no',
        currency,
      ];
  for (const { after, people } of report.curve)
    yield [unit, null, people.of, after, people.count, ...shareCells(people), null, 'yes', currency];
}

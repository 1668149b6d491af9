/** Pain points as a table: a line for each that is listed, works or was set aside. */
import type { ReplyInputOf } from '../../kernel/route.ts';
import type { painPointsReport } from './contract.ts';

type Report = ReplyInputOf<typeof painPointsReport>;

type Cells = (string | number | null)[];

/** Amounts are minor units of the currency in the last column; shares are parts of one. */
export async function* painPointLines(report: Report): AsyncGenerator<Cells> {
  yield [
    'list',
    'id',
    'sentence',
    'touchpoint',
    'stage',
    'circumstances',
    'seen',
    'tries',
    'share_expected',
    'gap',
    'gap_low',
    'gap_high',
    'people',
    'people_per_month',
    'since_day',
    'until_day',
    'money_per_month_minor',
    'money_low_minor',
    'money_high_minor',
    'confidence',
    'mark',
    'change',
    'currency',
  ];
  const lists = [
    ['pain point', report.items],
    ['works', report.works],
    ['set aside', report.setAside],
  ] as const;
  for (const [list, items] of lists)
    for (const item of items) yield [list, ...cellsOf(item), report.currency];
}

function cellsOf(item: Report['items'][number]): Cells {
  const { place, circumstances, observed, gap, since, money } = item;
  return [
    item.id,
    item.sentence,
    place.title,
    place.stage,
    circumstances.map(({ words }) => words).join('; '),
    observed.count,
    observed.of,
    item.expected,
    gap.share,
    gap.low,
    gap.high,
    item.peopleTotal ?? null,
    item.peoplePerMonth,
    since.fromDay,
    since.toDay,
    money?.amountMinor ?? null,
    money?.lowMinor ?? null,
    money?.highMinor ?? null,
    item.confidence,
    item.mark,
    item.change,
  ];
}

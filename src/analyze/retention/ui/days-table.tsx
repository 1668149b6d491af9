/** On day n, within n days, from day n on; and within n days before, or among other people. */
import type { ReactElement, ReactNode } from 'react';
import { besideColumns } from '../../../web/kit/beside.tsx';
import { useFormat } from '../../../web/kit/business.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { PeopleLink } from '../../../web/kit/people-link.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { Share } from '../../engine/contract.ts';
import type { RetentionReport } from '../contract.ts';

type Row = RetentionReport['byDay'][number];

export function DaysTable(props: { report: RetentionReport }): ReactElement {
  const { report } = props;
  const format = useFormat();
  const { unit, start, comeback } = report;
  const text = ({ share: part, low, high, count, of }: Share): string =>
    part === null || low === null || high === null
      ? t('{count} of {of}', { count: format.count(count), of: format.count(of) })
      : `${format.share(part)} (${format.shareRange(low, high)})`;
  const behind = (row: Row, back: string) => ({
    figure: 'retention.days',
    of: { unit, start, comeback, days: String(row.days), back },
  });
  const people = (row: Row, back: string, count: number, shown: string): ReactNode =>
    count === 0 ? shown : <PeopleLink {...behind(row, back)}>{shown}</PeopleLink>;
  const beside = (row: Row) => {
    const theirs = report.compared?.byDay.find(({ days }) => days === row.days);
    return { before: theirs?.within ?? null, difference: theirs?.difference ?? null };
  };
  const columns: readonly Column<Row>[] = [
    {
      key: 'days',
      head: t('Days'),
      names: true,
      cell: (row) => t('{n, plural, one {# day} other {# days}}', { n: row.days }),
    },
    {
      key: 'of',
      head: t('Watched that long'),
      number: true,
      cell: (row) => people(row, 'watched', row.within.of, format.count(row.within.of)),
    },
    {
      key: 'exact',
      head: t('Back on that day'),
      number: true,
      cell: (row) => people(row, 'exact', row.exact.count, text(row.exact)),
    },
    {
      key: 'within',
      head: t('Back within'),
      number: true,
      cell: (row) => people(row, 'within', row.within.count, text(row.within)),
    },
    ...besideColumns<Row>(report, beside, (row) => behind(row, 'within')),
    {
      key: 'later',
      head: t('Back from then on'),
      number: true,
      cell: (row) => people(row, 'later', row.later.count, text(row.later)),
    },
  ];
  return (
    <DataTable
      caption={t('Who came back after how many days')}
      columns={columns}
      rows={report.byDay}
      rowKey={(row) => String(row.days)}
    />
  );
}

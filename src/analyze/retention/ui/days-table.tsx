/** On day n, within n days, from day n on. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { Share } from '../../engine/contract.ts';
import type { RetentionReport } from '../contract.ts';

type Row = RetentionReport['byDay'][number];

export function DaysTable(props: { report: RetentionReport }): ReactElement {
  const format = useFormat();
  const share = ({ share: part, low, high, count, of }: Share): string =>
    part === null || low === null || high === null
      ? t('{count} of {of}', { count: format.count(count), of: format.count(of) })
      : `${format.share(part)} (${format.shareRange(low, high)})`;
  const columns: readonly Column<Row>[] = [
    {
      key: 'days',
      head: t('Days'),
      names: true,
      cell: (row) => t('{n, plural, one {# day} other {# days}}', { n: row.days }),
    },
    { key: 'of', head: t('Watched that long'), number: true, cell: (row) => format.count(row.within.of) },
    { key: 'exact', head: t('Back on that day'), number: true, cell: (row) => share(row.exact) },
    { key: 'within', head: t('Back within'), number: true, cell: (row) => share(row.within) },
    { key: 'later', head: t('Back from then on'), number: true, cell: (row) => share(row.later) },
  ];
  return (
    <DataTable
      caption={t('Who came back after how many days')}
      columns={columns}
      rows={props.report.byDay}
      rowKey={(row) => String(row.days)}
    />
  );
}

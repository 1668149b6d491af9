/** What those who arrive met before, beside those who did not meet it. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { Share } from '../../engine/contract.ts';
import type { FunnelReport } from '../contract.ts';

type Row = FunnelReport['goesOn'][number];

export function GoesOnTable(props: { report: FunnelReport }): ReactElement {
  const { goesOn } = props.report;
  const format = useFormat();
  if (goesOn.length === 0) {
    return <p>{t('No touchpoint tells those who arrive from the others by more than chance.')}</p>;
  }
  const share = ({ share: part, of }: Share): string =>
    part === null
      ? t('not enough yet')
      : t('{share} of {n}', { share: format.share(part), n: format.count(of) });
  const points = (difference: number): string =>
    `${difference > 0 ? '+' : '−'}${Math.abs(difference * 100).toFixed(0)}`;
  const columns: readonly Column<Row>[] = [
    { key: 'name', head: t('Touchpoint'), names: true, cell: (row) => row.name },
    { key: 'with', head: t('Arrive of those who met it'), number: true, cell: (row) => share(row.withIt) },
    { key: 'without', head: t('Of the others'), number: true, cell: (row) => share(row.withoutIt) },
    {
      key: 'difference',
      head: t('Difference in points'),
      number: true,
      cell: (row) => `${points(row.difference)} (${points(row.low)} … ${points(row.high)})`,
    },
  ];
  return (
    <>
      <DataTable
        caption={t('Who goes on')}
        columns={columns}
        rows={goesOn}
        rowKey={(row) => row.touchpointId}
      />
      <p>{t('This goes together; it need not be the cause. An experiment would tell.')}</p>
    </>
  );
}

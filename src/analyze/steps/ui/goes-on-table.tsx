/** What those who arrive met before, beside those who did not meet it. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { PeopleLink } from '../../../web/kit/people-link.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { Share } from '../../engine/contract.ts';
import type { FunnelReport } from '../contract.ts';
import { whoOf } from './step-bars.tsx';

type Row = FunnelReport['goesOn'][number];

export function GoesOnTable(props: { report: FunnelReport }): ReactElement {
  const { goesOn } = props.report;
  const format = useFormat();
  if (goesOn.length === 0) {
    return <p>{t('No touchpoint tells those who arrive from the others by more than chance.')}</p>;
  }
  const last = props.report.steps.length;
  const share = ({ share: part, of, count }: Share, row: Row, metIt: 'yes' | 'no'): ReactElement => (
    <PeopleLink figure="funnel.some" of={{ ...whoOf(props.report, last), met: row.touchpointId, metIt }}>
      {part === null
        ? t('{count} of {n}', { count: format.count(count), n: format.count(of) })
        : t('{share} of {n}', { share: format.share(part), n: format.count(of) })}
    </PeopleLink>
  );
  const points = (difference: number): string =>
    `${difference > 0 ? '+' : '−'}${Math.abs(difference * 100).toFixed(0)}`;
  const columns: readonly Column<Row>[] = [
    { key: 'name', head: t('Touchpoint'), names: true, cell: (row) => row.name },
    {
      key: 'with',
      head: t('Arrive of those who met it'),
      number: true,
      cell: (row) => share(row.withIt, row, 'yes'),
    },
    {
      key: 'without',
      head: t('Of the others'),
      number: true,
      cell: (row) => share(row.withoutIt, row, 'no'),
    },
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

/** People per step for each part of a breakdown. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { FunnelReport } from '../contract.ts';
import { breakdownName } from './steps-tools.tsx';

type Row = FunnelReport['parts'][number];

export function PartsTable(props: { report: FunnelReport }): ReactElement {
  const { report } = props;
  const format = useFormat();
  const columns: readonly Column<Row>[] = [
    { key: 'name', head: breakdownName(report.by), names: true, cell: (row) => row.name },
    ...report.steps.map(
      (step, place): Column<Row> => ({
        key: String(place),
        head: step.name,
        number: true,
        cell: (row) => format.count(row.people[place] ?? 0),
      }),
    ),
    {
      key: 'arrived',
      head: t('Arrive'),
      number: true,
      cell: ({ arrived }) =>
        arrived.share === null || arrived.low === null || arrived.high === null
          ? t('not enough yet')
          : `${format.share(arrived.share)} (${format.shareRange(arrived.low, arrived.high)})`,
    },
  ];
  return (
    <DataTable
      caption={t('People per step, broken down')}
      columns={columns}
      rows={report.parts}
      rowKey={(row) => row.value}
    />
  );
}

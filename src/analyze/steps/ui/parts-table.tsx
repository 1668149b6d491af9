/** People per step for each part of a breakdown. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { PeopleLink } from '../../../web/kit/people-link.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { FunnelReport } from '../contract.ts';
import { whoOf } from './step-bars.tsx';
import { breakdownName } from './steps-tools.tsx';

type Row = FunnelReport['parts'][number];

export function PartsTable(props: { report: FunnelReport }): ReactElement {
  const { report } = props;
  const format = useFormat();
  const columns: readonly Column<Row>[] = [
    { key: 'name', head: report.trait ?? breakdownName(report.by), names: true, cell: (row) => row.name },
    ...report.steps.map(
      (step, place): Column<Row> => ({
        key: String(place),
        head: step.name,
        number: true,
        cell: (row) => {
          const people = row.people[place] ?? 0;
          return people === 0 ? (
            format.count(people)
          ) : (
            <PeopleLink
              figure="funnel.step"
              of={{
                ...whoOf(report, place + 1),
                by: report.by,
                atStep: String(report.atStep),
                trait: report.trait ?? undefined,
                part: row.value,
              }}
            >
              {format.count(people)}
            </PeopleLink>
          );
        },
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

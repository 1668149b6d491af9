/** Legs from one station to the next, with how long they take. */
import { type ReactElement, useState } from 'react';
import { besideColumns, ShareText } from '../../../web/kit/beside.tsx';
import { useFormat } from '../../../web/kit/business.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { PeopleLink } from '../../../web/kit/people-link.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { Leg, PathsReport } from '../contract.ts';

const FEW = 12;

export function LegTable(props: { report: PathsReport }): ReactElement {
  const { report } = props;
  const format = useFormat();
  const [all, setAll] = useState(false);
  const name = (id: string): string => report.stations.find((station) => station.id === id)?.name ?? id;
  const took = (ms: number | null): string => (ms === null ? t('not enough yet') : format.duration(ms));
  const behind = ({ from, to }: Leg) => ({ figure: 'paths.leg', of: { by: report.by, from, to } });
  const columns: readonly Column<Leg>[] = [
    { key: 'from', head: t('From'), names: true, cell: (leg) => name(leg.from) },
    { key: 'to', head: t('To'), cell: (leg) => name(leg.to) },
    {
      key: 'people',
      head: t('People'),
      number: true,
      cell: (leg) => <PeopleLink {...behind(leg)}>{format.count(leg.people)}</PeopleLink>,
    },
    ...(report.comparedWith === null
      ? []
      : [
          {
            key: 'share',
            head: t('Of all people'),
            number: true,
            cell: (leg: Leg) => <ShareText share={leg.share} />,
          },
        ]),
    ...besideColumns<Leg>(report, (leg) => leg, behind),
    { key: 'times', head: t('Times'), number: true, cell: (leg) => format.count(leg.times) },
    { key: 'median', head: t('Half within'), number: true, cell: (leg) => took(leg.took.medianMs) },
    { key: 'p90', head: t('Nine in ten within'), number: true, cell: (leg) => took(leg.took.p90Ms) },
  ];
  if (report.legs.length === 0) return <p>{t('Nobody went from one station to another.')}</p>;
  const rows = all ? report.legs : report.legs.slice(0, FEW);
  return (
    <>
      <DataTable
        caption={t('Legs, most gone first')}
        columns={columns}
        rows={rows}
        rowKey={(leg) => `${leg.from}>${leg.to}`}
      />
      {report.legs.length > FEW && (
        <Button small onClick={() => setAll(!all)}>
          {all
            ? t('Only the first {n}', { n: FEW })
            : report.legs.length === report.legsTotal
              ? t('Show all {n}', { n: report.legsTotal })
              : t('Show {n} of {all}', { n: report.legs.length, all: report.legsTotal })}
        </Button>
      )}
    </>
  );
}

/** Where ways begin and end, and which stations people come back to. */
import type { ReactElement } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import { Lede } from '../../../web/kit/page.tsx';
import { PeopleLink } from '../../../web/kit/people-link.tsx';
import { Say, t } from '../../../web/kit/text.tsx';
import type { PathsReport } from '../contract.ts';

interface Row {
  /** `!` and the others where several are one line. */
  readonly station: string;
  readonly begin: number;
  readonly end: number;
  readonly back: number;
}

export function CirclesTable(props: { report: PathsReport }): ReactElement {
  const { report } = props;
  const format = useFormat();
  const name = (id: string): string => report.stations.find((station) => station.id === id)?.name ?? id;
  const part = (which: string, of: (row: Row) => number) => (row: Row) =>
    of(row) === 0 ? (
      format.count(0)
    ) : (
      <PeopleLink figure="paths.part" of={{ by: report.by, part: which, station: row.station }}>
        {format.count(of(row))}
      </PeopleLink>
    );
  const columns: readonly Column<Row>[] = [
    {
      key: 'station',
      head: t('Station'),
      names: true,
      cell: (row) => (isOthers(row) ? t('All other stations') : name(row.station)),
    },
    { key: 'begin', head: t('Ways begin here'), number: true, cell: part('begins', (row) => row.begin) },
    {
      key: 'back',
      head: t('Came back here'),
      number: true,
      cell: (row) => (isOthers(row) ? '' : part('returned', (each) => each.back)(row)),
    },
    { key: 'end', head: t('Ways end here'), number: true, cell: part('ends', (row) => row.end) },
  ];
  return (
    <>
      <Lede>
        <Say
          text="<loops>{loops}</loops> of {people} came back to where they had been; <fro>{fro}</fro> went to and fro between two stations."
          fill={{
            loops: format.count(report.loops.count),
            people: format.people(report.loops.of),
            fro: format.count(report.pingPong.count),
          }}
          parts={{
            loops:
              report.loops.count === 0 ? (
                <b />
              ) : (
                <PeopleLink figure="paths.part" of={{ by: report.by, part: 'loops' }} />
              ),
            fro:
              report.pingPong.count === 0 ? (
                <b />
              ) : (
                <PeopleLink figure="paths.part" of={{ by: report.by, part: 'ping_pong' }} />
              ),
          }}
        />
      </Lede>
      <DataTable
        caption={t('Stations where ways begin, come back and end')}
        columns={columns}
        rows={rowsOf(report)}
        rowKey={(row) => row.station}
      />
    </>
  );
}

function isOthers({ station }: Row): boolean {
  return station.startsWith('!');
}

function rowsOf(report: PathsReport): Row[] {
  const rows = new Map<string, Row>();
  const at = (station: string): Row => rows.get(station) ?? { station, begin: 0, end: 0, back: 0 };
  for (const { station, people } of report.starts) rows.set(station, { ...at(station), begin: people.count });
  for (const { station, people } of report.ends) rows.set(station, { ...at(station), end: people.count });
  for (const { station, people } of report.returnsTo) rows.set(station, { ...at(station), back: people });
  const shown = [...rows.values()].sort((a, b) => b.begin + b.end - (a.begin + a.end));
  const left = (of: (row: Row) => number): number =>
    shown.reduce((rest, row) => rest - of(row), report.people);
  const others = {
    station: `!${shown.map(({ station }) => encodeURIComponent(station)).join(',')}`,
    begin: left(({ begin }) => begin),
    end: left(({ end }) => end),
    back: 0,
  };
  return others.begin > 0 || others.end > 0 ? [...shown, others] : shown;
}

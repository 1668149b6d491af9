/** How long it takes from the first step to the last. */
import { type ReactElement, useCallback } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { Chart, type ChartLook, hairlineAxis } from '../../../web/kit/chart.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import type { Format } from '../../../web/kit/format.ts';
import { InNumbers } from '../../../web/kit/in-numbers.tsx';
import { Lede, Sheet } from '../../../web/kit/page.tsx';
import { PeopleLink } from '../../../web/kit/people-link.tsx';
import { NotEnough } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { FunnelReport } from '../contract.ts';
import { whoOf } from './step-bars.tsx';

export function TimeChart(props: { report: FunnelReport }): ReactElement {
  const { histogram, whole } = props.report;
  const format = useFormat();
  const draw = useCallback((look: ChartLook) => bars(look, histogram, format), [histogram, format]);
  if (whole.medianMs === null || whole.p90Ms === null) return <NotEnough have={whole.n} need={5} />;
  return (
    <>
      <Lede>
        {t('Half of those who arrived took less than {median}, nine in ten less than {p90}.', {
          median: format.duration(whole.medianMs),
          p90: format.duration(whole.p90Ms),
        })}
      </Lede>
      <Sheet>
        <Chart
          label={t('People by the time they took from the first step to the last.')}
          height={230}
          draw={draw}
        />
        <InNumbers>{() => <TimeTable report={props.report} />}</InNumbers>
      </Sheet>
    </>
  );
}

/** The bars as lines, each with its people. */
function TimeTable(props: { report: FunnelReport }): ReactElement {
  const { report } = props;
  const format = useFormat();
  const names = namesOf(report.histogram, format);
  const rows = report.histogram.map((bar, place) => ({
    ...bar,
    name: names[place] ?? '',
    moreThanMs: report.histogram[place - 1]?.upToMs ?? null,
  }));
  const bound = (ms: number | null): string | undefined => (ms === null ? undefined : String(ms));
  const columns: readonly Column<(typeof rows)[number]>[] = [
    { key: 'name', head: t('Time from first to last'), names: true, cell: ({ name }) => name },
    {
      key: 'people',
      head: t('People'),
      number: true,
      cell: ({ people, upToMs, moreThanMs }) => (
        <PeopleLink
          figure="funnel.some"
          of={{
            ...whoOf(report, report.steps.length),
            moreThanMs: bound(moreThanMs),
            upToMs: bound(upToMs),
          }}
        >
          {format.count(people)}
        </PeopleLink>
      ),
    },
  ];
  return (
    <DataTable
      caption={t('People by the time they took from the first step to the last.')}
      columns={columns}
      rows={rows}
      rowKey={({ name }) => name}
    />
  );
}

function namesOf(histogram: FunnelReport['histogram'], format: Format): string[] {
  return histogram.map(({ upToMs }, place) =>
    upToMs === null
      ? t('longer')
      : place === 0
        ? t('up to {time}', { time: format.duration(upToMs) })
        : t('… {time}', { time: format.duration(upToMs) }),
  );
}

function bars(look: ChartLook, histogram: FunnelReport['histogram'], format: Format) {
  const names = namesOf(histogram, format);
  return {
    tooltip: {
      trigger: 'item',
      formatter: ({ dataIndex }: { dataIndex: number }) =>
        t('{name}: {people}', {
          name: names[dataIndex] ?? '',
          people: format.people(histogram[dataIndex]?.people ?? 0),
        }),
    },
    xAxis: { ...hairlineAxis(look), type: 'category', data: names, splitLine: { show: false } },
    yAxis: { ...hairlineAxis(look), type: 'value', minInterval: 1 },
    series: [
      {
        type: 'bar',
        barCategoryGap: '30%',
        itemStyle: { color: look.trailMiddle, borderRadius: [2, 2, 0, 0] },
        data: histogram.map(({ people }) => people),
      },
    ],
  };
}

/** The share that arrives, by when people began. */
import { type ReactElement, useCallback } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { Chart, type ChartLook, hairlineAxis } from '../../../web/kit/chart.tsx';
import { type Column, DataTable } from '../../../web/kit/data-table.tsx';
import type { Format } from '../../../web/kit/format.ts';
import { InNumbers } from '../../../web/kit/in-numbers.tsx';
import { Sheet } from '../../../web/kit/page.tsx';
import { PeopleLink } from '../../../web/kit/people-link.tsx';
import { NotEnough } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { FunnelReport } from '../contract.ts';
import { whoOf } from './step-bars.tsx';

type Point = FunnelReport['trend']['points'][number];

export function TrendChart(props: { report: FunnelReport }): ReactElement {
  const { points } = props.report.trend;
  const format = useFormat();
  const draw = useCallback((look: ChartLook) => lines(look, points, format), [points, format]);
  const measured = points.filter(({ arrived }) => arrived.share !== null);
  if (points.length === 0)
    return (
      <NotEnough have={0} need={30}>
        {t('Nobody met the first step itself, so there are no days on which people began.')}
      </NotEnough>
    );
  if (measured.length < 2)
    return <NotEnough have={points.reduce((sum, { began }) => sum + began, 0)} need={30} />;
  return (
    <Sheet>
      <Chart
        label={t('Share that arrives by when people began: {first} at first, {last} at last.', {
          first: format.share(measured[0]?.arrived.share ?? 0),
          last: format.share(measured.at(-1)?.arrived.share ?? 0),
        })}
        height={250}
        draw={draw}
      />
      <InNumbers>{() => <TrendTable report={props.report} />}</InNumbers>
    </Sheet>
  );
}

/** The points as lines, each with the people who began then, and those of them who arrived. */
function TrendTable(props: { report: FunnelReport }): ReactElement {
  const { report } = props;
  const { unit, points } = report.trend;
  const format = useFormat();
  const people = (count: number, step: number, { fromDay }: Point): ReactElement => (
    <PeopleLink figure="funnel.some" of={{ ...whoOf(report, step), unit, began: fromDay }}>
      {format.count(count)}
    </PeopleLink>
  );
  const columns: readonly Column<Point>[] = [
    { key: 'from', head: t('From'), names: true, cell: ({ fromDay }) => format.day(fromDay) },
    { key: 'began', head: t('Began'), number: true, cell: (point) => people(point.began, 1, point) },
    {
      key: 'arrived',
      head: t('Arrived'),
      number: true,
      cell: (point) => people(point.arrived.count, report.steps.length, point),
    },
    {
      key: 'share',
      head: t('Arrived of those'),
      number: true,
      cell: ({ began, arrived, complete }) =>
        arrived.share === null
          ? began === 0
            ? t('nobody began')
            : t('not enough yet')
          : `${format.share(arrived.share)} (${format.shareRange(arrived.low ?? 0, arrived.high ?? 1)})${complete ? '' : ` ${t('not over yet')}`}`,
    },
  ];
  return (
    <DataTable
      caption={t('Who began when, and arrived')}
      columns={columns}
      rows={points}
      rowKey={({ fromDay }) => fromDay}
    />
  );
}

function lines(look: ChartLook, points: readonly Point[], format: Format) {
  const percent = (share: number | null): number | null => (share === null ? null : share * 100);
  return {
    tooltip: {
      trigger: 'axis',
      formatter: ([at]: { dataIndex: number }[]) => {
        const point = points[at?.dataIndex ?? 0];
        if (point === undefined) return '';
        const { arrived } = point;
        if (point.began === 0) return t('{day}: nobody began', { day: format.day(point.fromDay) });
        const share =
          arrived.share === null ? '' : ` (${format.shareRange(arrived.low ?? 0, arrived.high ?? 1)})`;
        return t('{day}: {n} of {of} arrived{share}', {
          day: format.day(point.fromDay),
          n: format.count(arrived.count),
          of: format.count(arrived.of),
          share,
        });
      },
    },
    xAxis: {
      ...hairlineAxis(look),
      type: 'category',
      data: points.map(({ fromDay }) => format.day(fromDay)),
      splitLine: { show: false },
      // Else half a label stays free at either end.
      axisLabel: { color: look.soft, alignMinLabel: 'left', alignMaxLabel: 'right', hideOverlap: true },
    },
    yAxis: {
      ...hairlineAxis(look),
      type: 'value',
      min: 0,
      axisLabel: { color: look.soft, formatter: '{value} %' },
    },
    series: [
      {
        type: 'line',
        symbolSize: 6,
        connectNulls: false,
        lineStyle: { color: look.trail, width: 2.2 },
        itemStyle: { color: look.trail },
        data: points.map(({ arrived, complete }) => ({
          value: percent(arrived.share),
          // A unit that is not over yet is an open circle.
          symbol: complete ? 'circle' : 'emptyCircle',
        })),
      },
    ],
  };
}

/** How many have come back by when, with the range, and the sentence it stands for. */
import { type ReactElement, useCallback } from 'react';
import { besideName } from '../../../web/kit/beside.tsx';
import { useFormat } from '../../../web/kit/business.tsx';
import { Chart, type ChartLook, hairlineAxis } from '../../../web/kit/chart.tsx';
import { Lede, Sheet } from '../../../web/kit/page.tsx';
import { NotEnough } from '../../../web/kit/states.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { RetentionReport } from '../contract.ts';
import styles from './return-chart.module.css';

export function ReturnChart(props: { report: RetentionReport }): ReactElement {
  const { returned, people, halfBackByDays, compared } = props.report;
  const beside = besideName(props.report);
  const format = useFormat();
  const theirs = compared?.returned;
  const draw = useCallback(
    (look: ChartLook) => curve(look, returned, theirs ?? [], beside ?? ''),
    [returned, theirs, beside],
  );
  const last = returned.at(-1);
  if (last === undefined || people < 5) return <NotEnough have={people} need={5} />;
  return (
    <>
      <Lede>
        {halfBackByDays === null
          ? t('After {days} days {share} have come back.', {
              days: format.count(last.days),
              share: format.share(last.share),
            })
          : t('Half of them have come back after {days} days.', { days: format.count(halfBackByDays) })}
      </Lede>
      {compared !== null && beside !== null && (
        <p className={styles.beside}>
          <span aria-hidden="true" />
          {compared.takesDifferentlyLong === true
            ? t('Dashed: {beside}. It takes differently long to come back.', { beside })
            : compared.takesDifferentlyLong === null
              ? t('Dashed: {beside}. Not enough people to call a difference one.', { beside })
              : t('Dashed: {beside}. No real difference between the two.', { beside })}
        </p>
      )}
      <Sheet>
        <Chart
          label={t('Share that has come back by days since the start. The figures stand in the table below.')}
          height={280}
          draw={draw}
        />
      </Sheet>
    </>
  );
}

function curve(
  look: ChartLook,
  returned: RetentionReport['returned'],
  theirs: RetentionReport['returned'],
  beside: string,
) {
  const points = [{ days: 0, share: 0, low: 0, high: 0 }, ...returned];
  const theirPoints =
    theirs.length === 0 ? [] : [[0, 0], ...theirs.map(({ days, share }) => [days, share * 100])];
  const line = (of: 'share' | 'low' | 'high') => points.map((point) => [point.days, point[of] * 100]);
  const quiet = { type: 'line', step: 'end', symbol: 'none', silent: true, lineStyle: { opacity: 0 } };
  return {
    tooltip: {
      trigger: 'axis',
      formatter: ([point]: { dataIndex: number }[]) => {
        const at = points[point?.dataIndex ?? 0];
        return at === undefined
          ? ''
          : t('By day {days}: {share} % (in truth {low} to {high} %)', {
              days: at.days,
              share: (at.share * 100).toFixed(1),
              low: (at.low * 100).toFixed(1),
              high: (at.high * 100).toFixed(1),
            });
      },
    },
    grid: { left: 8, right: 8, top: 24, bottom: 26, containLabel: true },
    xAxis: {
      ...hairlineAxis(look),
      type: 'value',
      name: t('days since the start'),
      nameLocation: 'middle',
      nameGap: 28,
      splitLine: { show: false },
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
        step: 'end',
        symbol: 'none',
        lineStyle: { color: look.trail, width: 2.4 },
        itemStyle: { color: look.trail },
        data: line('share'),
      },
      {
        ...quiet,
        name: beside,
        lineStyle: { color: look.soft, width: 1.6, type: 'dashed', opacity: 1 },
        data: theirPoints,
      },
      { ...quiet, stack: 'range', data: line('low') },
      {
        ...quiet,
        stack: 'range',
        areaStyle: { color: look.trailFaint, opacity: 0.55 },
        data: points.map((point) => [point.days, (point.high - point.low) * 100]),
      },
    ],
  };
}

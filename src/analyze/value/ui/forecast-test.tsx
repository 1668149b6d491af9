/** The forecast made from the first half of the time beside what came in the second. */
import { type ReactElement, useCallback } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { Chart, type ChartLook, hairlineAxis } from '../../../web/kit/chart.tsx';
import { DataTable } from '../../../web/kit/data-table.tsx';
import { Lede, Sheet } from '../../../web/kit/page.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { ValueReport } from '../contract.ts';
import styles from './value.module.css';

type Calibration = NonNullable<ValueReport['calibration']>;
type Group = Calibration['groups'][number];

export function ForecastTest(props: { calibration: Calibration }): ReactElement {
  const { calibration } = props;
  const format = useFormat();
  const { groups } = calibration;
  const draw = useCallback((look: ChartLook) => bars(look, groups), [groups]);
  const decimal = (value: number): string => format.count(Math.round(value * 100) / 100);
  return (
    <>
      <Lede>
        {t(
          'From what was known on {day} the forecast for the {days} days after was {predicted} purchases; {actual} came.',
          {
            day: format.day(calibration.untilDay),
            days: calibration.days,
            predicted: format.count(Math.round(calibration.predicted)),
            actual: format.count(calibration.actual),
          },
        )}
      </Lede>
      <Sheet>
        <Chart
          label={t('Purchases foretold and made, by purchases before; the figures are in the table below.')}
          height={240}
          draw={draw}
        />
      </Sheet>
      <details className={styles.more}>
        <summary>{t('The figures of this picture')}</summary>
        <DataTable
          caption={t('Purchases per customer in the test, foretold and made')}
          columns={[
            {
              key: 'repeats',
              head: t('Had come back'),
              names: true,
              cell: (row: Group) => timesName(row.repeats),
            },
            { key: 'n', head: t('Customers'), number: true, cell: (row) => format.count(row.customers) },
            {
              key: 'predicted',
              head: t('Foretold each'),
              number: true,
              cell: (row) => decimal(row.predicted),
            },
            { key: 'actual', head: t('Came each'), number: true, cell: (row) => decimal(row.actual) },
          ]}
          rows={groups}
          rowKey={(row) => String(row.repeats)}
        />
      </details>
    </>
  );
}

function timesName(repeats: number): string {
  if (repeats === 0) return t('never');
  if (repeats >= 7) return t('7 times or more');
  return t('{n, plural, one {once} other {# times}}', { n: repeats });
}

function bars(look: ChartLook, groups: readonly Group[]) {
  const axis = hairlineAxis(look);
  const rounded = (value: number): number => Math.round(value * 100) / 100;
  const last = groups.length - 1;
  // Named at the last bars: no legend to look up.
  const series = (name: string, color: string, of: (group: Group) => number) => ({
    name,
    type: 'bar',
    barGap: '12%',
    itemStyle: { color },
    data: groups.map((group, i) => ({
      value: rounded(of(group)),
      label: { show: i === last, position: 'top', formatter: name, color: look.ink },
    })),
  });
  return {
    grid: { left: 8, right: 24, top: 30, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis' },
    xAxis: {
      ...axis,
      type: 'category',
      data: groups.map(({ repeats }) => timesName(repeats)),
      splitLine: { show: false },
    },
    yAxis: {
      ...axis,
      type: 'value',
      name: t('purchases each'),
      nameLocation: 'end',
      nameTextStyle: { align: 'left', color: look.soft },
    },
    series: [
      series(t('foretold'), look.trailMiddle, (group) => group.predicted),
      series(t('came'), look.trail, (group) => group.actual),
    ],
  };
}

/** The Lorenz curve, with the sentence it stands for. */
import { type ReactElement, useCallback } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { Chart, type ChartLook, hairlineAxis } from '../../../web/kit/chart.tsx';
import { Lede, Sheet } from '../../../web/kit/page.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { ValueReport } from '../contract.ts';
import styles from './value.module.css';

type Concentration = NonNullable<ValueReport['concentration']>;

export function ConcentrationChart(props: { concentration: Concentration }): ReactElement {
  const { concentration } = props;
  const format = useFormat();
  const { lorenz, gini, topTenth } = concentration;
  const draw = useCallback((look: ChartLook) => curve(look, lorenz), [lorenz]);
  const half = lorenz[5] ?? 0;
  return (
    <>
      <Lede>
        {t('The tenth who bring most bring {top} of the money; the half who bring least bring {half}.', {
          top: format.share(topTenth),
          half: format.share(half),
        })}
      </Lede>
      <Sheet>
        <Chart
          label={t('Share of the money brought by the customers who bring least, from none to all of them.')}
          height={260}
          draw={draw}
        />
      </Sheet>
      <p className={styles.says}>
        {t('Gini {gini}: 0 would be all alike, 1 everything from one. The dashed line is all alike.', {
          gini: gini.toFixed(2),
        })}
      </p>
    </>
  );
}

function curve(look: ChartLook, lorenz: readonly number[]) {
  const percent = (share: number): number => Math.round(share * 1000) / 10;
  const axis = {
    ...hairlineAxis(look),
    type: 'value',
    min: 0,
    max: 100,
    axisLabel: { color: look.soft, formatter: '{value} %' },
  };
  return {
    grid: { left: 8, right: 8, top: 28, bottom: 26, containLabel: true },
    tooltip: {
      trigger: 'axis',
      formatter: ([point]: { value: [number, number] }[]) =>
        point
          ? t('The least {x} % of customers bring {y} % of the money', {
              x: point.value[0],
              y: point.value[1],
            })
          : '',
    },
    xAxis: { ...axis, name: t('of customers, least first'), nameLocation: 'middle', nameGap: 28 },
    yAxis: { ...axis, name: t('of the money'), nameTextStyle: { align: 'left', color: look.soft } },
    series: [
      {
        type: 'line',
        symbolSize: 5,
        lineStyle: { color: look.trail, width: 2.4 },
        itemStyle: { color: look.trail },
        areaStyle: { color: look.trailFaint, opacity: 0.6 },
        data: lorenz.map((share, i) => [i * 10, percent(share)]),
      },
      {
        type: 'line',
        silent: true,
        symbol: 'none',
        tooltip: { show: false },
        lineStyle: { color: look.assumed, type: 'dashed', width: 1 },
        data: [
          [0, 0],
          [100, 100],
        ],
      },
    ],
  };
}

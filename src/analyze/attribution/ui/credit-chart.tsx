/** Two or three models side by side, as bars per row; the table below has all of them. */
import { type ReactElement, useCallback, useMemo } from 'react';
import { useFormat } from '../../../web/kit/business.tsx';
import { Chart, type ChartLook, hairlineAxis } from '../../../web/kit/chart.tsx';
import type { Format } from '../../../web/kit/format.ts';
import { Sheet } from '../../../web/kit/page.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { AttributionReport, Credit, ModelId } from '../contract.ts';
import styles from './attribution.module.css';
import type { Measure } from './attribution-choices.ts';
import { modelName } from './model-name.ts';
import { rowName } from './row-name.ts';

const MOST_ROWS = 10;
/** Width of a figure beside a bar. */
const LETTER = 6.5;
const shades = ['assumed', 'trail-middle', 'trail'] as const;

interface Drawn {
  readonly names: readonly string[];
  readonly models: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly text: (value: number) => string;
}

export function creditText(by: Measure, format: Format, currency: string): (value: number) => string {
  return by === 'value' ? (value) => format.money(value, { currency, round: true }) : format.count;
}

export function creditValue(credit: Credit | undefined, by: Measure): number {
  return by === 'value' ? (credit?.valueMinor ?? 0) : (credit?.conversions ?? 0);
}

export function CreditChart(props: {
  report: AttributionReport;
  models: readonly ModelId[];
  by: Measure;
}): ReactElement {
  const { report, models, by } = props;
  const format = useFormat();
  const drawn = useMemo(
    () => drawnOf(report, models, by, creditText(by, format, report.currency)),
    [report, models, by, format],
  );
  const draw = useCallback((look: ChartLook) => bars(look, drawn), [drawn]);
  const rows = Math.min(MOST_ROWS, report.rows.length);
  return (
    <Sheet>
      <ul className={styles.legend}>
        {drawn.models.map(({ name }, at) => (
          <li key={name}>
            <span style={{ background: `var(--${shadeOf(at, drawn.models.length)})` }} aria-hidden="true" />
            {name}
          </li>
        ))}
      </ul>
      <Chart
        label={t(
          'Credit per row by {n, plural, one {# model} other {# models}}. The table below has all figures.',
          {
            n: models.length,
          },
        )}
        height={20 + rows * (18 + 13 * models.length)}
        draw={draw}
      />
    </Sheet>
  );
}

function drawnOf(
  report: AttributionReport,
  models: readonly ModelId[],
  by: Measure,
  text: (value: number) => string,
): Drawn {
  const rows = report.rows.slice(0, MOST_ROWS);
  return {
    names: rows.map((row) => rowName(report.level, row)),
    models: report.models.flatMap(({ id }, at) =>
      models.includes(id)
        ? [{ name: modelName(id), values: rows.map(({ credits }) => creditValue(credits[at], by)) }]
        : [],
    ),
    text,
  };
}

/** The last model is the darkest. */
function shadeOf(at: number, of: number): (typeof shades)[number] {
  return shades[at + shades.length - of] ?? 'trail';
}

function bars(look: ChartLook, { names, models, text }: Drawn) {
  const longest = Math.max(...models.flatMap(({ values }) => values.map((value) => text(value).length)), 0);
  const colours = { assumed: look.assumed, 'trail-middle': look.trailMiddle, trail: look.trail };
  return {
    // The longest bar ends where the room for the numbers begins.
    grid: { left: 8, right: 14 + longest * LETTER, top: 8, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'item',
      formatter: ({ seriesName, name, value }: { seriesName: string; name: string; value: number }) =>
        `${name}, ${seriesName}: ${text(value)}`,
    },
    xAxis: { ...hairlineAxis(look), type: 'value', max: 'dataMax', show: false },
    yAxis: {
      ...hairlineAxis(look),
      type: 'category',
      inverse: true,
      data: names,
      axisLabel: { color: look.ink, width: 120, overflow: 'truncate' },
      splitLine: { show: false },
    },
    series: models.map(({ name, values }, at) => ({
      type: 'bar',
      name,
      barGap: '12%',
      barCategoryGap: '34%',
      itemStyle: {
        color: colours[shadeOf(at, models.length)],
        borderRadius: [0, 2, 2, 0],
      },
      label: {
        show: true,
        position: 'right',
        color: look.soft,
        fontSize: 11,
        formatter: ({ value }: { value: number }) => (value > 0 ? text(value) : ''),
      },
      data: values,
    })),
  };
}

/**
 * A chart in our look. What it shows must also stand in words or a table beside it: to a screen reader the chart is a picture
 * with a name.
 */
import { useComputedColorScheme } from '@mantine/core';
import type { ECharts, EChartsCoreOption } from 'echarts/core';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import styles from './chart.module.css';
import { Sideways } from './sideways.tsx';
import { t } from './text.tsx';

/** The colours and type of the page as it is now, light or dark. */
export interface ChartLook {
  readonly paper: string;
  readonly sheet: string;
  readonly ink: string;
  readonly soft: string;
  readonly rule: string;
  readonly trail: string;
  readonly trailMiddle: string;
  readonly trailFaint: string;
  readonly alert: string;
  readonly alertFaint: string;
  readonly assumed: string;
  readonly reported: string;
}

/** What was picked in a chart; `ends` of a band between two things. */
export interface Picked {
  readonly seriesIndex: number;
  readonly dataIndex: number;
  readonly name: string;
  readonly ends: { readonly from: string; readonly to: string } | null;
}

export function Chart(props: {
  /** What a screen reader says: the name of the picture and where its figures stand. */
  label: string;
  height: number;
  /** Narrower than this it is not squeezed but scrolled sideways. */
  minWidth?: number;
  /** Must be the same function while the data are the same. */
  draw: (look: ChartLook, width: number) => EChartsCoreOption;
  onPick?: (what: Picked) => void;
}): ReactElement {
  const { draw, onPick } = props;
  const place = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<ECharts | null>(null);
  const [width, setWidth] = useState(0);
  const scheme = useComputedColorScheme('light');

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let made: ECharts | null = null;
    let gone = false;
    void import('./chart-engine.ts').then(({ chartIn }) => {
      if (gone) return;
      made = chartIn(element);
      setChart(made);
      setWidth(element.clientWidth);
    });
    const observer = new ResizeObserver(() => {
      made?.resize();
      setWidth(element.clientWidth);
    });
    observer.observe(element);
    return () => {
      gone = true;
      observer.disconnect();
      made?.dispose();
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the look is read from the page, which changes with the scheme
  useEffect(() => {
    if (chart === null || width === 0) return;
    const look = lookNow();
    chart.setOption({ ...frameOf(look), ...draw(look, width) }, true);
  }, [chart, draw, width, scheme]);

  useEffect(() => {
    if (chart === null || onPick === undefined) return;
    const pick = (event: {
      seriesIndex?: number;
      dataIndex?: number;
      name?: string;
      dataType?: string;
      data?: unknown;
    }): void => {
      const { source, target } = (event.data ?? {}) as { source?: string; target?: string };
      onPick({
        seriesIndex: event.seriesIndex ?? 0,
        dataIndex: event.dataIndex ?? 0,
        name: event.name ?? '',
        ends: event.dataType === 'edge' ? { from: source ?? '', to: target ?? '' } : null,
      });
    };
    chart.on('click', pick);
    return () => {
      chart.off('click', pick);
    };
  }, [chart, onPick]);

  const picture = (
    <div className={styles.chart} role="img" aria-label={props.label} style={{ minWidth: props.minWidth }}>
      <div ref={place} className={styles.canvas} aria-hidden="true" style={{ height: props.height }} />
    </div>
  );
  return props.minWidth === undefined ? (
    picture
  ) : (
    <Sideways label={t('Scrolls sideways')}>{picture}</Sideways>
  );
}

/** Axes, grid lines and tooltips as every chart has them; a chart overrides what it needs. */
function frameOf(look: ChartLook): EChartsCoreOption {
  return {
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 300,
    textStyle: { fontFamily: fontNow(), color: look.soft, fontSize: 12 },
    color: [look.trail, look.reported, look.assumed, look.trailMiddle, look.alert],
    grid: { left: 8, right: 8, top: 16, bottom: 8, containLabel: true },
    tooltip: {
      backgroundColor: look.sheet,
      borderColor: look.rule,
      textStyle: { color: look.ink, fontSize: 12.5 },
      confine: true,
    },
  };
}

/** An axis in hairlines; for `xAxis` and `yAxis`. */
export function hairlineAxis(look: ChartLook): Record<string, unknown> {
  return {
    axisLine: { lineStyle: { color: look.rule } },
    axisTick: { show: false },
    axisLabel: { color: look.soft },
    splitLine: { lineStyle: { color: look.rule } },
    nameTextStyle: { color: look.soft },
  };
}

function lookNow(): ChartLook {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: read('paper'),
    sheet: read('sheet'),
    ink: read('ink'),
    soft: read('soft'),
    rule: read('rule'),
    trail: read('trail'),
    trailMiddle: read('trail-middle'),
    trailFaint: read('trail-faint'),
    alert: read('alert'),
    alertFaint: read('alert-faint'),
    assumed: read('assumed'),
    reported: read('reported'),
  };
}

function fontNow(): string {
  return getComputedStyle(document.documentElement).getPropertyValue('--sans').trim();
}

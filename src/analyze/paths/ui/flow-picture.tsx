/** The flow as a Sankey picture; the legs' table says the same in numbers. On a phone it scrolls sideways. */
import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useCallback, useMemo } from 'react';
import { useChoices, usePaths } from '../../../web/kit/address.ts';
import { sharedChoices } from '../../../web/kit/asked.ts';
import { useFormat } from '../../../web/kit/business.tsx';
import { Chart, type ChartLook, type Picked } from '../../../web/kit/chart.tsx';
import { InNumbers } from '../../../web/kit/in-numbers.tsx';
import { Sheet } from '../../../web/kit/page.tsx';
import { behindAddress } from '../../../web/kit/people-link.tsx';
import { t } from '../../../web/kit/text.tsx';
import type { PathsReport } from '../contract.ts';
import { bandQuestion, type FlowNode, flowLayout } from './flow-layout.ts';
import { FlowTable } from './flow-table.tsx';
import { readPathsChoices } from './paths-choices.ts';

const MOST_PER_STEP = 5;
/** Room for a column with its labels. */
const STEP_WIDTH = 150;
/** Widest line of a label, and what lies between a station and its label, with a space that hangs at the end of a line. */
const MOST_LABEL = 150;
const LABEL_GAP = 12;
/** Bands thinner than this part of the people have no room for words; the pointer and the table name them. */
const LEAST_NAMED = 0.015;

export function FlowPicture(props: { report: PathsReport }): ReactElement | null {
  const { report } = props;
  const format = useFormat();
  const [choices, change] = useChoices();
  const layout = useMemo(() => flowLayout(report.flow.links, MOST_PER_STEP), [report.flow.links]);
  const names = useMemo(() => new Map(report.stations.map(({ id, name }) => [id, name])), [report.stations]);
  const backwards = readPathsChoices(choices).direction === 'back';
  const nameOf = useCallback(
    (node: FlowNode): string => {
      if (node.rest) return t('others');
      if (node.station !== null) return names.get(node.station) ?? node.station;
      return backwards ? t('the way begins') : t('the way ends');
    },
    [names, backwards],
  );
  const draw = useCallback(
    (look: ChartLook, width: number) => sankey(look, width, layout, nameOf, format.count, backwards),
    [layout, nameOf, format, backwards],
  );
  const picture = useMemo(() => {
    const { by: _, steps, ...asked } = readPathsChoices(choices);
    return { by: report.by, steps: String(steps), ...asked };
  }, [choices, report.by]);
  const navigate = useNavigate();
  const paths = usePaths();
  const pick = useCallback(
    ({ name, ends }: Picked) => {
      if (ends !== null) {
        const behind = behindAddress('paths.step', { ...picture, ...bandQuestion(ends, layout.nodes) });
        void navigate({ to: paths.customers, search: { ...sharedChoices(choices), behind } as never });
        return;
      }
      const node = layout.nodes.find(({ key }) => key === name);
      if (node?.station) change({ direction: 'forward', at: node.station, until: undefined });
    },
    [layout, change, picture, navigate, paths, choices],
  );
  if (report.flow.people === 0 || layout.bands.length === 0) {
    return <p>{t('Nobody took such a way in this period.')}</p>;
  }
  const columns = Math.max(...layout.nodes.map(({ step }) => step)) + 1;
  const tallest = Math.max(
    ...Array.from({ length: columns }, (_, step) => layout.nodes.filter((node) => node.step === step).length),
  );
  return (
    <Sheet>
      <Chart
        label={t('Ways of {n} people step by step. The table below has the same legs with their numbers.', {
          n: format.count(report.flow.people),
        })}
        height={Math.max(300, tallest * 66)}
        minWidth={columns * STEP_WIDTH}
        draw={draw}
        onPick={pick}
      />
      <InNumbers>
        {() => <FlowTable layout={layout} nameOf={nameOf} picture={picture} backwards={backwards} />}
      </InNumbers>
    </Sheet>
  );
}

function sankey(
  look: ChartLook,
  width: number,
  { nodes, bands }: ReturnType<typeof flowLayout>,
  nameOf: (node: FlowNode) => string,
  count: (value: number) => string,
  backwards: boolean,
) {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const name = (key: string): string => {
    const node = byKey.get(key);
    return node === undefined ? '' : nameOf(node);
  };
  // Going back a way leads to where it began: nobody is lost there.
  const isLost = (node: FlowNode | undefined): boolean => !backwards && node?.station === null && !node.rest;
  const last = Math.max(...nodes.map(({ step }) => step));
  const all = nodes.filter(({ step }) => step === 0).reduce((sum, { people }) => sum + people, 0);
  const room = Math.min(MOST_LABEL, Math.max(60, Math.floor(width / (last + 1)) - 34));
  return {
    tooltip: {
      trigger: 'item',
      formatter: (item: {
        dataType: string;
        data: { name?: string; source?: string; target?: string; value?: number };
        value?: number;
      }) =>
        item.dataType === 'edge'
          ? `${name(item.data.source ?? '')} ${backwards ? '←' : '→'} ${name(item.data.target ?? '')}: ${count(item.data.value ?? 0)}`
          : `${name(item.data.name ?? '')}: ${count(byKey.get(item.data.name ?? '')?.people ?? 0)}`,
    },
    series: [
      {
        type: 'sankey',
        left: backwards ? 8 : 4,
        right: room + LABEL_GAP,
        top: 20,
        bottom: 20,
        nodeWidth: 11,
        nodeGap: 24,
        nodeAlign: 'left',
        draggable: false,
        layoutIterations: 24,
        emphasis: { focus: 'adjacency' },
        label: {
          color: look.ink,
          fontSize: 12,
          width: room,
          overflow: 'break',
          formatter: (item: { name: string }) =>
            `${name(item.name)}\n${count(byKey.get(item.name)?.people ?? 0)}`,
          lineHeight: 15,
        },
        labelLayout: { hideOverlap: true },
        lineStyle: { color: look.trailMiddle, opacity: 0.42, curveness: 0.5 },
        data: nodes.map((node) => ({
          name: node.key,
          depth: node.step,
          itemStyle: { color: isLost(node) ? look.alert : look.trail, borderWidth: 0 },
          label: { show: node.people >= all * LEAST_NAMED },
        })),
        links: bands.map(({ from, to, people }) => ({
          source: from,
          target: to,
          value: people,
          ...(isLost(byKey.get(to)) ? { lineStyle: { color: look.alertFaint, opacity: 0.9 } } : {}),
        })),
      },
    ],
  };
}

/** `footpath report funnel`, `paths` and `retention`. Formats what the reports say; computes nothing. */
import type { Share } from '../../analyze/engine/contract.ts';
import { pathsReport } from '../../analyze/paths/contract.ts';
import { retentionReport } from '../../analyze/retention/contract.ts';
import { funnelReport } from '../../analyze/steps/contract.ts';
import { durationWords } from '../../kernel/words.ts';
import type { Client } from '../client.ts';
import type { CommandContext } from '../command.ts';
import { columns } from '../terminal.ts';
import { moreQuery, periodQuery } from './people.ts';

interface Answer {
  readonly data: unknown;
  readonly text: string;
}

const MOST_ROWS = 20;
/** Columns of cohorts that fit a terminal. */
const MOST_CELLS = 10;

export async function answerFunnel(client: Client, context: CommandContext): Promise<Answer> {
  const query = { ...periodQuery(context), ...moreQuery(context) };
  const data = await client.call(funnelReport, { query });
  const rows = data.steps.map((step) => [
    step.name,
    step.people,
    step.ofBefore === null ? '' : `${shareText(step.ofBefore)} go on`,
    step.ofFirst === null ? '' : `${shareText(step.ofFirst)} of the first`,
    step.took?.medianMs == null ? '' : `half within ${durationWords(step.took.medianMs)}`,
  ]);
  return { data, text: [data.sentence, '', columns(rows), ...data.caveats].join('\n') };
}

export async function answerPaths(client: Client, context: CommandContext): Promise<Answer> {
  const query = { ...periodQuery(context), ...moreQuery(context) };
  const data = await client.call(pathsReport, { query });
  const name = (id: string): string => data.stations.find((station) => station.id === id)?.name ?? id;
  const legs = data.legs
    .slice(0, MOST_ROWS)
    .map((leg) => [
      name(leg.from),
      name(leg.to),
      leg.people,
      leg.took.medianMs === null ? '' : `half within ${durationWords(leg.took.medianMs)}`,
    ]);
  const ways = data.variants
    .slice(0, MOST_ROWS)
    .map(({ stations, people }) => [people.count, stations.map(name).join(' → ')]);
  const head = ['from', 'to', 'people', ''];
  return {
    data,
    text: [data.sentence, '', columns([head, ...legs]), '', columns(ways), ...data.caveats].join('\n'),
  };
}

export async function answerRetention(client: Client, context: CommandContext): Promise<Answer> {
  const { compare: _, ...period } = periodQuery(context);
  const data = await client.call(retentionReport, { query: { ...period, ...moreQuery(context) } });
  const widest = Math.min(MOST_CELLS, Math.max(0, ...data.cohorts.map(({ cells }) => cells.length - 1)));
  const head = ['first came', 'people', ...Array.from({ length: widest }, (_, index) => `+${index + 1}`)];
  const rows = data.cohorts
    .slice(-MOST_ROWS)
    .map(({ fromDay, people, cells }) => [
      fromDay,
      people,
      ...cells.slice(1, widest + 1).map((cell) => `${percent(cell.people)}${cell.complete ? '' : '*'}`),
    ]);
  return { data, text: [data.sentence, '', columns([head, ...rows]), ...data.caveats].join('\n') };
}

function percent({ share, count }: Share): string {
  return share === null ? String(count) : `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
}

function shareText(share: Share): string {
  if (share.share === null || share.low === null || share.high === null)
    return `${share.count} of ${share.of}`;
  const part = (value: number): string => (value * 100).toFixed(value < 0.1 ? 1 : 0);
  return `${percent(share)} (${part(share.low)} to ${part(share.high)} %)`;
}

/** `footpath report funnel`, `paths`, `retention` and `map-health`. Formats what the reports say; computes nothing. */
import type { Difference, Share } from '../../analyze/engine/contract.ts';
import { mapHealthReport } from '../../analyze/map-health/contract.ts';
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
      leg.before === null ? '' : `${shareText(leg.share)}, beside ${shareText(leg.before)}`,
      differenceText(leg.difference),
    ]);
  const ways = data.variants
    .slice(0, MOST_ROWS)
    .map(({ stations, people }) => [people.count, stations.map(name).join(' → ')]);
  const head = ['from', 'to', 'people', '', '', ''];
  return {
    data,
    text: [data.sentence, '', columns([head, ...legs]), '', columns(ways), ...data.caveats].join('\n'),
  };
}

export async function answerMapHealth(client: Client, context: CommandContext): Promise<Answer> {
  const { compare: _, with: __, ...asked } = { ...periodQuery(context), ...moreQuery(context) };
  const data = await client.call(mapHealthReport, { query: asked as never });
  const findings = data.findings.map(({ text }) => `- ${text}`);
  return { data, text: [data.sentence, '', ...findings, ...data.caveats].join('\n') };
}

export async function answerRetention(client: Client, context: CommandContext): Promise<Answer> {
  const query = { ...periodQuery(context), ...moreQuery(context) };
  const data = await client.call(retentionReport, { query });
  const widest = Math.min(MOST_CELLS, Math.max(0, ...data.cohorts.map(({ cells }) => cells.length - 1)));
  const head = ['first came', 'people', ...Array.from({ length: widest }, (_, index) => `+${index + 1}`)];
  const rows = data.cohorts
    .slice(-MOST_ROWS)
    .map(({ fromDay, people, cells }) => [
      fromDay,
      people,
      ...cells.slice(1, widest + 1).map((cell) => `${percent(cell.people)}${cell.complete ? '' : '*'}`),
    ]);
  const beside = (data.compared?.byDay ?? []).map(({ days, within, difference }) => [
    `within ${days} days`,
    shareText(data.byDay.find((row) => row.days === days)?.within ?? within),
    `beside ${shareText(within)}`,
    differenceText(difference),
  ]);
  const lines = [data.sentence, '', columns([head, ...rows])];
  if (beside.length > 0) lines.push('', columns(beside));
  return { data, text: [...lines, ...data.caveats].join('\n') };
}

function differenceText(difference: Difference | null): string {
  if (difference === null) return '';
  if (!difference.isReal) return 'no real difference';
  const points = (Math.abs(difference.difference) * 100).toFixed(1);
  return `${points} of 100 ${difference.difference > 0 ? 'more' : 'fewer'}`;
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

/** The touchpoints report: people, events, trend and last seen of each, and what is not on the map. */
import { channelId } from '../../gather/events/public.ts';
import type { ReplyInputOf } from '../../kernel/route.ts';
import { relativeChange } from '../../kernel/statistics/intervals.ts';
import { countWords, peopleWords, shareWords } from '../../kernel/words.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import { int } from '../../platform/eventdb/row.ts';
import type { Definition, ReportQuery } from '../engine/contract.ts';
import {
  type Asked,
  FEWEST_FOR_TREND,
  openReport,
  type ReportParts,
  type ReportScope,
} from '../engine/public.ts';
import type { TouchpointFigures, touchpointsReport, UnmatchedEvents } from './contract.ts';
import { countsPerTouchpoint, moneyPerTouchpoint, offMapBy } from './overview.sql.ts';

type Reply = ReplyInputOf<typeof touchpointsReport>;

const MOST_UNMATCHED = 100;

export async function answerTouchpointsReport(
  parts: ReportParts,
  workspace: WorkspaceScope,
  query: ReportQuery,
): Promise<Reply> {
  const scope = await openReport(parts, workspace, query);
  const [now, before] = await Promise.all([
    counted(scope.events, scope),
    scope.compared && counted(scope.events, scope.compared),
  ]);
  // More people than there are of other people is no trend.
  const isEarlier = scope.compared !== null && scope.compared.period !== scope.period;
  const items = scope.source.touchpoints.map(({ id, stageId, title, channel, code }): TouchpointFigures => {
    const figures = now.get(code) ?? NONE;
    const earlier = before ? (before.get(code) ?? NONE) : null;
    return {
      touchpointId: id,
      stageId,
      title,
      channel,
      people: figures.people,
      events: figures.events,
      previousPeople: earlier?.people ?? null,
      previousEvents: earlier?.events ?? null,
      trend: earlier && isEarlier ? trendOf(figures.people, earlier.people) : null,
      lastSeenAt: figures.events === 0 ? null : figures.last,
      amountMinor: figures.amount,
    };
  });
  const notOnMap = (now.get(0)?.events ?? 0) === 0 ? [] : await offMap(scope);
  const sentence = sentenceOf(items, now.get(0)?.events ?? 0);
  return { ...scope.head({ sentence, caveats: [], definitions }), items, notOnMap };
}

interface Counted {
  readonly people: number;
  readonly events: number;
  readonly last: number;
  readonly amount: number;
}

const NONE: Counted = { people: 0, events: 0, last: 0, amount: 0 };

async function counted(
  events: ReportParts['events'],
  { rows, filter }: Asked,
): Promise<Map<number, Counted>> {
  const [counts, money] = await Promise.all([
    events.query(countsPerTouchpoint(rows, filter), { code: int, people: int, events: int, last: int }),
    events.query(moneyPerTouchpoint(rows, filter), { code: int, amount_sum: int }),
  ]);
  const amountOf = new Map(money.map((row) => [row.code, row.amount_sum]));
  return new Map(counts.map((row) => [row.code, { ...row, amount: amountOf.get(row.code) ?? 0 }]));
}

function trendOf(now: number, before: number): TouchpointFigures['trend'] {
  if (now < FEWEST_FOR_TREND || before < FEWEST_FOR_TREND) return null;
  return relativeChange(now, before);
}

async function offMap({ events, source, rows, filter }: ReportScope): Promise<UnmatchedEvents[]> {
  const found = await events.query(offMapBy(rows, filter, MOST_UNMATCHED), {
    name: int,
    via: int,
    people: int,
    events: int,
    last: int,
  });
  return found.map(({ name, via, people, events: seen, last }) => ({
    name: source.labels.valueOf('name', name) ?? 'other',
    channel: channelId(via),
    people,
    events: seen,
    lastSeenAt: last,
  }));
}

function sentenceOf(items: readonly TouchpointFigures[], unmatched: number): string {
  const busiest = [...items].sort((a, b) => b.people - a.people)[0];
  const all = items.reduce((sum, item) => sum + item.events, 0) + unmatched;
  if (all === 0) return 'Nothing happened in this period, as far as the data here says.';
  if (!busiest || busiest.people === 0)
    return `None of the ${countWords(all)} events of this period is on the map yet.`;
  const rest =
    unmatched === 0
      ? 'Every event is on the map.'
      : `${shareWords(unmatched / all)} events are not on the map.`;
  return `“${busiest.title}” is where most people were: ${peopleWords(busiest.people)}. ${rest}`;
}

const definitions: Record<string, Definition> = {
  people: {
    term: 'People at the touchpoint',
    text: 'People with at least one event in the period that this touchpoint’s rule takes. An event belongs to the first touchpoint whose rule matches it.',
    formula: null,
  },
  trend: {
    term: 'Trend',
    text: 'Change of people against the period before, with the range in which the true change lies in 95 of 100 such samples. Shown from thirty people on in both periods.',
    formula: 'people ÷ people before − 1, interval on the log scale',
  },
  notOnMap: {
    term: 'Not on the map',
    text: 'Events that no touchpoint’s rule matches, by name and channel.',
    formula: null,
  },
};

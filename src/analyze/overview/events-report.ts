/** The events report: what came in, counted as received, before any rule. */
import { channelId } from '../../gather/events/public.ts';
import type { QueryOf, ReplyInputOf } from '../../kernel/route.ts';
import { countWords } from '../../kernel/words.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { int, str } from '../../platform/eventdb/row.ts';
import { openReport, type ReportParts, type ReportScope } from '../engine/public.ts';
import { type Dimension, dimensions } from '../journeys/public.ts';
import type { eventsReport } from './contract.ts';
import {
  amountsBy,
  type CountBy,
  countsBy,
  type EventsWanted,
  eventColumnsToCountBy,
  eventsCountedBy,
  eventsTotal,
  propertyNames,
} from './overview.sql.ts';

type Query = QueryOf<typeof eventsReport>;
type Reply = ReplyInputOf<typeof eventsReport>;

/** @throws AppError `invalid_input` for an unknown `by` */
export async function answerEventsReport(
  parts: ReportParts,
  workspace: WorkspaceScope,
  query: Query,
): Promise<Reply> {
  const by = countBy(query.by);
  if (query.segment || query.firstTouch || query.compare === 'segment') {
    throw new AppError('invalid_input', {
      problem:
        'events as received are those of everybody; ask the touchpoints or people report about a segment',
    });
  }
  const scope = await openReport(parts, workspace, query);
  const wanted = {
    workspace: workspace.number,
    filter: scope.filter,
    currency: workspace.currency,
    name: query.name ?? null,
    devices: (query.device ?? '').split(',').flatMap((word) => word.trim() || []),
    campaign: query.campaign ?? null,
  };
  const [rows, [total], properties] = await Promise.all([
    countedFromJourneys(scope, wanted, by, query.limit) ?? counted(scope, wanted, by, query.limit),
    scope.events.query(eventsTotal(wanted), { events: int }),
    scope.events.query(propertyNames(wanted), { property: str, events: int }),
  ]);
  const totalEvents = total?.events ?? 0;
  const sentence = `${countWords(totalEvents)} events came in${query.name ? ` with the name “${query.name}”` : ''}.`;
  return {
    ...scope.head({ sentence, caveats: [], definitions: {} }),
    items: rows.map((row) => ({
      value: 'column' in by && by.column === 'channel' ? (channelId(Number(row.value)) ?? '') : row.value,
      people: row.people,
      events: row.events,
      amountMinor: row.amount_sum,
      firstSeenAt: row.first,
      lastSeenAt: row.last,
    })),
    totalEvents,
    properties: properties.map((row) => row.property),
  };
}

type Row = Awaited<ReturnType<typeof counted>>[number];

function counted(scope: ReportScope, wanted: EventsWanted, by: CountBy, limit: number) {
  return scope.events.query(eventsCountedBy(wanted, by, limit), {
    value: str,
    people: int,
    events: int,
    amount_sum: int,
    first: int,
    last: int,
  });
}

/** The same from journeys, many times faster; null where journeys do not carry what is asked for. */
function countedFromJourneys(
  scope: ReportScope,
  wanted: EventsWanted,
  by: CountBy,
  limit: number,
): Promise<Row[]> | null {
  if ('property' in by || wanted.name !== null) return null;
  const { labels } = scope.source;
  const dimension = dimensions.find((each) => each === by.column);
  if (!dimension && by.column !== 'channel') return null;
  if (dimension && !labels.complete(dimension)) return null;
  const word = (code: number) => (dimension ? (labels.valueOf(dimension, code) ?? '') : String(code));
  return fromArray(scope, wanted, dimension ?? 'channel', word, limit);
}

async function fromArray(
  { events, rows, filter }: ReportScope,
  wanted: EventsWanted,
  column: Dimension | 'channel',
  word: (code: number) => string,
  limit: number,
): Promise<Row[]> {
  const array = `${column}s` as const;
  const [counts, amounts] = await Promise.all([
    events.query(countsBy(rows, filter, array), {
      code: int,
      people: int,
      events: int,
      first: int,
      last: int,
    }),
    events.query(amountsBy(wanted, column), { value: str, amount_sum: int }),
  ]);
  const amountOf = new Map(amounts.map((row) => [row.value, row.amount_sum]));
  return counts
    .map(({ code, ...row }) => {
      const value = word(code);
      return { ...row, value, amount_sum: amountOf.get(value) ?? 0 };
    })
    .sort((a, b) => b.events - a.events || (a.value < b.value ? -1 : 1))
    .slice(0, limit);
}

function countBy(asked: string): CountBy {
  if (asked.startsWith('property:')) return { property: asked.slice('property:'.length) };
  const column = [...eventColumnsToCountBy, 'channel' as const].find((each) => each === asked);
  if (column) return { column };
  const known = [...eventColumnsToCountBy, 'channel', 'property:NAME'].join(', ');
  throw new AppError('invalid_input', {
    problem: `events cannot be counted by “${asked}”; choose one of ${known}`,
  });
}

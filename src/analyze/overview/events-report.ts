/** The events report: what came in, counted as received, before any rule. */
import { channelId } from '../../gather/events/public.ts';
import type { QueryOf, ReplyInputOf } from '../../kernel/route.ts';
import { countWords } from '../../kernel/words.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { int, str } from '../../platform/eventdb/row.ts';
import { openReport, type ReportParts } from '../engine/public.ts';
import type { eventsReport } from './contract.ts';
import {
  type CountBy,
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
  const scope = await openReport(parts, workspace, query);
  const wanted = {
    workspace: workspace.number,
    filter: scope.filter,
    currency: workspace.currency,
    name: query.name ?? null,
  };
  const [rows, [total], properties] = await Promise.all([
    scope.events.query(eventsCountedBy(wanted, by, query.limit), {
      value: str,
      people: int,
      events: int,
      amount_sum: int,
      first: int,
      last: int,
    }),
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

function countBy(asked: string): CountBy {
  if (asked.startsWith('property:')) return { property: asked.slice('property:'.length) };
  const column = [...eventColumnsToCountBy, 'channel' as const].find((each) => each === asked);
  if (column) return { column };
  const known = [...eventColumnsToCountBy, 'channel', 'property:NAME'].join(', ');
  throw new AppError('invalid_input', {
    problem: `events cannot be counted by “${asked}”; choose one of ${known}`,
  });
}

/** Opens a report: up-to-date journeys, the period in business time, the filters, and the head every reply begins with. */
import { channelCode, channels } from '../../gather/events/public.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import { int } from '../../platform/eventdb/row.ts';
import { type Sql, sql } from '../../platform/eventdb/sql.ts';
import type { JourneySource, Journeys } from '../journeys/public.ts';
import type { Definition, Period, ReportQuery } from './contract.ts';
import { previousPeriod, resolvedPeriod } from './period.ts';
import type { TouchFilter } from './touches.sql.ts';

export interface ReportParts {
  readonly journeys: Journeys;
  readonly events: EventDb;
  readonly clock: Clock;
}

export interface ReportScope {
  readonly workspace: WorkspaceScope;
  readonly source: JourneySource;
  /** One row per person the report is about, with the columns of `journeys`. */
  readonly rows: Sql;
  readonly events: EventDb;
  readonly now: number;
  readonly period: Period;
  readonly previous: Period | null;
  readonly filter: TouchFilter;
  readonly previousFilter: TouchFilter | null;
  /** The fields every report reply begins with. */
  head(words: { sentence: string; caveats: string[]; definitions: Record<string, Definition> }): ReportHead;
}

export interface ReportHead {
  sentence: string;
  caveats: string[];
  definitions: Record<string, Definition>;
  period: Period;
  comparedWith: Period | null;
  channels: string[];
  currency: string;
  freshAt: number;
}

/** @throws AppError `invalid_input` for a period or channel that does not exist */
export async function openReport(
  parts: ReportParts,
  workspace: WorkspaceScope,
  query: Pick<ReportQuery, 'from' | 'to' | 'compare' | 'channel'>,
): Promise<ReportScope> {
  const chosen = chosenChannels(query.channel);
  const source = await parts.journeys.source(workspace);
  const now = parts.clock();
  const first = query.from ? null : await firstEventAt(parts.events, source);
  const period = resolvedPeriod(query, workspace.timezone, first, now);
  const previous = query.compare === 'previous' ? previousPeriod(period) : null;
  const codes = chosen.map(channelCode);
  const filterOf = ({ fromMs, toMs }: Period): TouchFilter => ({
    fromMs,
    toMs,
    channels: codes,
    devices: [],
    campaigns: [],
  });
  return {
    workspace,
    source,
    rows: source.rows,
    events: parts.events,
    now,
    period,
    previous,
    filter: filterOf(period),
    previousFilter: previous && filterOf(previous),
    head: (words) => ({
      ...words,
      period,
      comparedWith: previous,
      channels: chosen,
      currency: workspace.currency,
      freshAt: source.freshAt,
    }),
  };
}

function chosenChannels(asked: string | undefined): string[] {
  const ids = (asked ?? '').split(',').map((id) => id.trim());
  const chosen = ids.filter((id) => id !== '');
  const unknown = chosen.find((id) => channelCode(id) === 0);
  if (unknown !== undefined) {
    const known = channels().map((channel) => channel.id);
    throw new AppError('invalid_input', {
      problem: `there is no channel “${unknown}”; there are ${known.join(', ')}`,
    });
  }
  return chosen;
}

async function firstEventAt(events: EventDb, source: JourneySource): Promise<number | null> {
  const [row] = await events.query(
    sql`SELECT count() AS people, min(first_time) AS first FROM (${source.rows})`,
    {
      people: int,
      first: int,
    },
  );
  return row && row.people > 0 ? row.first : null;
}

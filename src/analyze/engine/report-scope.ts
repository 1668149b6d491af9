/** Opens a report: up-to-date journeys, the period in business time, the filters, and the head every reply begins with. */
import { channelCode, channels } from '../../gather/events/public.ts';
import { peopleWords } from '../../kernel/words.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Personas } from '../../people/personas/public.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import { int } from '../../platform/eventdb/row.ts';
import { join, type Sql, sql } from '../../platform/eventdb/sql.ts';
import { type Dimension, type JourneySource, type Journeys, type Labels, OTHER } from '../journeys/public.ts';
import type { Segment, SegmentRule } from '../segments/contract.ts';
import type { Segments } from '../segments/public.ts';
import type { Definition, Period, ReportQuery } from './contract.ts';
import { previousPeriod, resolvedPeriod } from './period.ts';
import type { TouchFilter } from './touches.sql.ts';

export interface ReportParts {
  readonly journeys: Journeys;
  readonly segments: Pick<Segments, 'get' | 'condition'>;
  readonly personas: Pick<Personas, 'get'>;
  readonly events: EventDb;
  readonly clock: Clock;
}

/** Whose touches are counted, and which of them. */
export interface Asked {
  readonly rows: Sql;
  readonly filter: TouchFilter;
}

/** What the figures of a report are held against: the period before, or other people in the same period. */
export interface Compared extends Asked {
  readonly period: Period;
  /** As a sentence says it: “in the period before”, “among …”. */
  readonly words: string;
}

export interface ReportScope {
  readonly workspace: WorkspaceScope;
  readonly source: JourneySource;
  /** One row per person the report is about, with the columns of `journeys`. */
  readonly rows: Sql;
  readonly events: EventDb;
  readonly now: number;
  readonly period: Period;
  readonly filter: TouchFilter;
  readonly compared: Compared | null;
  /** The fields every report reply begins with. */
  head(words: ReportWords): ReportHead;
}

export interface ReportWords {
  sentence: string;
  caveats: string[];
  definitions: Record<string, Definition>;
}

export interface ReportHead extends ReportWords {
  period: Period;
  comparedWith: Period | null;
  segment: string | null;
  comparedSegment: string | null;
  persona: string | null;
  channels: string[];
  currency: string;
  freshAt: number;
}

export type ScopeQuery = Omit<ReportQuery, 'compare'> & {
  readonly compare?: ReportQuery['compare'] | undefined;
};

/** @throws AppError `invalid_input` for a period or channel that does not exist, `not_found` for a segment or touchpoint */
export async function openReport(
  parts: ReportParts,
  workspace: WorkspaceScope,
  query: ScopeQuery,
): Promise<ReportScope> {
  const channels = chosenChannels(query.channel);
  const source = await parts.journeys.source(workspace);
  const now = parts.clock();
  const span = await source.span();
  const period = resolvedPeriod(query, workspace.timezone, span?.first ?? null, now);
  const filterOf = ({ fromMs, toMs }: Period): TouchFilter => ({
    fromMs,
    toMs,
    holdsAll: span === null || (span.first >= fromMs && span.last < toMs),
    channels: channels.map(channelCode),
    devices: labelCodes(source.labels, 'device', listed(query.device)),
    campaigns: labelCodes(source.labels, 'campaign', query.campaign ? [query.campaign] : []),
  });
  const persona = await personaOf(parts, workspace.id, query.persona);
  const chosen = query.segment ? await parts.segments.get(workspace.id, query.segment) : null;
  const of = (segment: Segment | null, ...more: Segment[]) =>
    rowsOf(parts, workspace, source, [...(segment ? [segment] : []), ...more], query.firstTouch);
  const other = await otherSegment(parts, workspace, query);
  const rows = await of(chosen, ...(persona ? [persona.segment] : []));
  const compared = comparedWith(
    query,
    { rows, filter: filterOf(period), period },
    filterOf,
    other && { name: other.name, rows: await of(other) },
  );
  return {
    workspace,
    source,
    rows,
    events: parts.events,
    now,
    period,
    filter: filterOf(period),
    compared,
    head: (words) => ({
      ...words,
      period,
      comparedWith: compared?.period ?? null,
      segment: chosen?.name ?? null,
      comparedSegment: other?.name ?? null,
      persona: persona?.name ?? null,
      channels,
      currency: workspace.currency,
      freshAt: source.freshAt,
    }),
  };
}

/**
 * The persona with the segment that selects its people.
 * @throws AppError `not_found` for a persona or segment that is gone, `invalid_input` for a persona without a rule
 */
export async function personaOf(
  parts: Pick<ReportParts, 'personas' | 'segments'>,
  workspace: string,
  id: string | undefined,
): Promise<{ name: string; segment: Segment } | null> {
  if (!id) return null;
  const { name, segmentId } = await parts.personas.get(workspace, id);
  if (segmentId === null) {
    throw new AppError('invalid_input', {
      problem: `the persona “${name}” has no rule, so nobody knows who its people are; choose a segment for it first`,
    });
  }
  return { name, segment: await parts.segments.get(workspace, segmentId) };
}

async function otherSegment(
  parts: ReportParts,
  workspace: WorkspaceScope,
  query: ScopeQuery,
): Promise<Segment | null> {
  if (query.compare !== 'segment') return null;
  if (!query.with) {
    throw new AppError('invalid_input', { problem: 'say which segment to compare with (`with`)' });
  }
  return parts.segments.get(workspace.id, query.with);
}

function comparedWith(
  query: ScopeQuery,
  asked: Asked & { readonly period: Period },
  filterOf: (period: Period) => TouchFilter,
  other: { readonly name: string; readonly rows: Sql } | null,
): Compared | null {
  if (other) return { ...asked, rows: other.rows, words: `among “${other.name}”` };
  if (query.compare !== 'previous') return null;
  const period = previousPeriod(asked.period);
  return { rows: asked.rows, filter: filterOf(period), period, words: 'in the period before' };
}

/** Said where the people beside are partly the same people. */
export async function overlapCaveats({ events, rows, compared, period }: ReportScope): Promise<string[]> {
  if (compared === null || compared.period !== period) return [];
  const [row] = await events.query(
    sql`SELECT count() AS people FROM (${rows}) WHERE person GLOBAL IN (SELECT person FROM (${compared.rows}))`,
    { people: int },
  );
  const both = row?.people ?? 0;
  if (both === 0) return [];
  return [
    `${peopleWords(both)} ${both === 1 ? 'is' : 'are'} on both sides of the comparison: differences are rather larger than they look.`,
  ];
}

/** The people a report is about. */
async function rowsOf(
  parts: ReportParts,
  workspace: WorkspaceScope,
  source: JourneySource,
  segments: readonly Segment[],
  firstTouch: string | undefined,
): Promise<Sql> {
  const conditions = await Promise.all(
    segments.map(({ rule }) => parts.segments.condition(workspace, source, rule)),
  );
  if (firstTouch) {
    if (!source.touchpoints.some(({ id }) => id === firstTouch)) {
      throw new AppError('not_found', { thing: 'touchpoint' });
    }
    const rule: SegmentRule = {
      match: 'all',
      conditions: [{ kind: 'first_touch', touchpointIds: [firstTouch] }],
    };
    conditions.push(await parts.segments.condition(workspace, source, rule));
  }
  if (conditions.length === 0) return source.rows;
  return sql`SELECT * FROM (${source.rows}) WHERE ${join(conditions, sql` AND `)}`;
}

/** A word that never occurred has no number: then nothing passes, which is the truth. @throws AppError `invalid_input` where it may have occurred */
function labelCodes(labels: Labels, dimension: Dimension, words: readonly string[]): number[] {
  return words.map((word) => {
    const code = labels.codeOf(dimension, word);
    if (code === undefined && !labels.complete(dimension)) {
      throw new AppError('invalid_input', {
        problem: `there are so many ${dimension}s that figures are not kept for “${word}” alone; make a touchpoint of it instead`,
      });
    }
    return code ?? NEVER_GIVEN;
  });
}

/** One less than "other", and more than any number a label may have. */
const NEVER_GIVEN = OTHER - 1;

function listed(asked: string | undefined): string[] {
  return (asked ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function chosenChannels(asked: string | undefined): string[] {
  const chosen = listed(asked);
  const unknown = chosen.find((id) => channelCode(id) === 0);
  if (unknown !== undefined) {
    const known = channels().map((channel) => channel.id);
    throw new AppError('invalid_input', {
      problem: `there is no channel “${unknown}”; there are ${known.join(', ')}`,
    });
  }
  return chosen;
}

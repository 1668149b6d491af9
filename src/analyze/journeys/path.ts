/** One person's whole path, event by event, with the touchpoint each met. */
import { channelId, PRECISION_DATE } from '../../gather/events/public.ts';
import type { ReplyInputOf } from '../../kernel/route.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import { array, int, str } from '../../platform/eventdb/row.ts';
import { sql, text } from '../../platform/eventdb/sql.ts';
import { pathOf } from './build.sql.ts';
import type { PathStep, personPath } from './contract.ts';
import type { JourneySource, Journeys } from './journeys.ts';
import { rulesOf } from './recipe.ts';

type Reply = ReplyInputOf<typeof personPath>;

export interface PathParts {
  readonly journeys: Journeys;
  readonly events: EventDb;
  /** The name an import or source was given, by origin text (`import:imp_…`). */
  readonly originNames: (workspace: string) => Promise<ReadonlyMap<string, string>>;
}

/** @throws AppError `not_found` for what is no person id, `invalid_input` for a foreign cursor */
export async function answerPath(
  parts: PathParts,
  workspace: WorkspaceScope,
  person: string,
  page: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Reply> {
  if (!/^p[0-9a-z]{20}$/.test(person)) throw new AppError('not_found', { thing: 'person' });
  const offset = page.cursor === undefined ? 0 : Number(page.cursor);
  if (!Number.isSafeInteger(offset) || offset < 0) {
    throw new AppError('invalid_input', { problem: 'the cursor is not one of this path' });
  }
  const source = await parts.journeys.source(workspace);
  const [sums, names] = await Promise.all([
    sumsOf(parts.events, source, person),
    parts.originNames(workspace.id),
  ]);
  const rows = sums
    ? await rowsOf(parts.events, workspace, source, person, sums.keys, offset, page.limit)
    : [];
  const end = offset + rows.length;
  return {
    person,
    events: sums?.events ?? 0,
    orders: sums?.orders ?? 0,
    revenueMinor: sums?.revenue ?? 0,
    currency: workspace.currency,
    firstSeenAt: sums?.first_time ?? null,
    lastSeenAt: sums?.last_time ?? null,
    items: rows.map((row) => stepOf(row, source, names)),
    next: end < (sums?.events ?? 0) && rows.length > 0 ? String(end) : null,
  };
}

async function sumsOf(events: EventDb, source: JourneySource, person: string) {
  const [row] = await events.query(
    sql`SELECT keys, events, orders, revenue, first_time, last_time FROM (${source.rows}) WHERE person = ${text(person)}`,
    { keys: array(str), events: int, orders: int, revenue: int, first_time: int, last_time: int },
  );
  return row;
}

const stepColumns = {
  visitor: str,
  time: int,
  precision: int,
  name: str,
  touchpoint: int,
  channel: int,
  page: str,
  source: str,
  campaign: str,
  device: str,
  amount: int,
  currency: str,
  property_names: array(str),
  property_values: array(str),
  origin: str,
};

function rowsOf(
  events: EventDb,
  workspace: WorkspaceScope,
  source: JourneySource,
  person: string,
  keys: readonly string[],
  offset: number,
  limit: number,
) {
  const recipe = rulesOf(workspace, source.stages, source.touchpoints);
  return events.query(pathOf(recipe, person, keys, offset, limit), stepColumns);
}

/** The keys a person's events came in under, as `kind:value` text, and when the first of them came. */
export async function keysSeen(
  parts: Pick<PathParts, 'journeys' | 'events'>,
  workspace: WorkspaceScope,
  person: string,
) {
  const source = await parts.journeys.source(workspace);
  const sums = await sumsOf(parts.events, source, person);
  return { keys: sums?.keys ?? [], firstSeenAt: sums?.first_time ?? 0 };
}

function stepOf(
  row: Awaited<ReturnType<typeof rowsOf>>[number],
  source: JourneySource,
  names: ReadonlyMap<string, string>,
): PathStep {
  const [kind = '', id = ''] = row.origin.split(':');
  return {
    at: row.time,
    precision: row.precision === PRECISION_DATE ? 'date' : 'instant',
    name: row.name,
    touchpointId: source.touchpoints.find(({ code }) => code === row.touchpoint)?.id ?? null,
    channel: channelId(row.channel),
    page: row.page,
    source: row.source,
    campaign: row.campaign,
    device: row.device,
    amountMinor: row.amount,
    currency: row.currency,
    properties: Object.fromEntries(
      row.property_names.map((name, index) => [name, row.property_values[index] ?? '']),
    ),
    identity: row.visitor,
    origin: { kind, id, name: names.get(row.origin) ?? id },
  };
}

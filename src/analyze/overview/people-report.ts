/** The people report: everybody, or exactly the people behind one figure of another report; in pages or as one table. */
import { exponentOf } from '../../kernel/money.ts';
import type { QueryOf, ReplyInputOf } from '../../kernel/route.ts';
import { countWords, peopleWords } from '../../kernel/words.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import { type Customers, keyLabel } from '../../people/customers/public.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { array, int, str } from '../../platform/eventdb/row.ts';
import type { Sql } from '../../platform/eventdb/sql.ts';
import {
  type FigurePeople,
  openReport,
  peopleBehind,
  type ReportParts,
  type ReportScope,
} from '../engine/public.ts';
import { usualTimeToNext } from '../funnel/public.ts';
import type { PersonRow, peopleFile, peopleReport } from './contract.ts';
import { type PeopleWanted, peopleAt, peoplePage, peopleTotal, peopleWhere } from './overview.sql.ts';
import { peopleDefinitions } from './people-definitions.ts';

type Query = QueryOf<typeof peopleReport>;
type FileQuery = QueryOf<typeof peopleFile>;
type Reply = ReplyInputOf<typeof peopleReport>;

export interface PeopleReportParts extends ReportParts {
  readonly customers: Pick<Customers, 'labels' | 'find'>;
  /** Of all reports: whose people can be listed. */
  readonly figures: readonly FigurePeople[];
}

/** @throws AppError `not_found` for an unknown stage or touchpoint, `invalid_input` for a cursor of another list or an unknown figure */
export async function answerPeopleReport(
  parts: PeopleReportParts,
  workspace: WorkspaceScope,
  query: Query,
): Promise<Reply> {
  const scope = await openReport(parts, workspace, query);
  const list = await listAsked(parts, scope, query);
  const offset = offsetOf(query.cursor);
  const [items, total] = await Promise.all([
    pageOf(parts, scope, list, { offset, limit: query.limit }),
    totalOf(scope, list),
  ]);
  const end = offset + items.length;
  return {
    ...scope.head({ sentence: sentenceOf(total, query), caveats: [], definitions: peopleDefinitions }),
    behind: list.words,
    fixed: list.fixed,
    total,
    items,
    next: end < total && items.length > 0 ? String(end) : null,
  };
}

const LINES_AT_ONCE = 5000;

/** Lines of the table of all of them, in parts, with the names of its columns first. @throws as `answerPeopleReport` */
export async function* peopleLines(
  parts: PeopleReportParts,
  workspace: WorkspaceScope,
  query: FileQuery,
): AsyncGenerator<(string | number | null)[]> {
  const scope = await openReport(parts, workspace, query);
  const list = await listAsked(parts, scope, query);
  const total = await totalOf(scope, list);
  const digits = exponentOf(workspace.currency);
  const time = (instant: number) => new Date(instant).toISOString();
  yield [
    'name',
    'id',
    'first seen',
    'last seen',
    'touches',
    'orders',
    `spent ${workspace.currency}`,
    'furthest stage',
  ];
  for (let offset = 0; offset < total; offset += LINES_AT_ONCE) {
    for (const row of await pageOf(parts, scope, list, { offset, limit: LINES_AT_ONCE }))
      yield [
        row.label,
        row.person,
        time(row.firstSeenAt),
        time(row.lastSeenAt),
        row.touches,
        row.orders,
        (row.revenueMinor / 10 ** digits).toFixed(digits),
        row.furthestStage,
      ];
  }
}

/** Which people, in which order, and who they are in words. */
interface List {
  readonly rows: Sql;
  readonly wanted: Omit<PeopleWanted, 'offset' | 'limit'>;
  readonly words: string | null;
  readonly fixed: boolean;
}

async function listAsked(parts: PeopleReportParts, scope: ReportScope, query: FileQuery): Promise<List> {
  const behind = query.behind ? await peopleBehind(parts.figures, scope, query.behind) : null;
  const filter = behind?.filter ?? scope.filter;
  const conditions: Sql[] = [];
  if (query.stage) conditions.push(...(await stageConditions(scope, query.stage, query.outcome)));
  if (query.group) conditions.push(peopleWhere[query.group]);
  if (query.search) {
    const found = await parts.customers.find(scope.workspace.id, query.search);
    conditions.push(peopleWhere.named(found, query.search));
  }
  let rows = behind?.rows ?? scope.rows;
  if (query.touchpoint) {
    const touchpoint = scope.source.touchpoints.find(({ id }) => id === query.touchpoint);
    if (!touchpoint) throw new AppError('not_found', { thing: 'touchpoint' });
    rows = peopleAt(rows, filter, touchpoint.code);
  }
  return {
    rows,
    wanted: {
      filter,
      stages: scope.source.stages.length,
      where: peopleWhere.every(conditions),
      sort: query.sort,
    },
    words: behind?.words ?? placeWords(scope, query),
    fixed: behind?.fixed ?? false,
  };
}

async function pageOf(
  { customers }: PeopleReportParts,
  { events, source, workspace }: ReportScope,
  { rows, wanted }: List,
  page: Pick<PeopleWanted, 'offset' | 'limit'>,
): Promise<PersonRow[]> {
  const found = await events.query(peoplePage(rows, { ...wanted, ...page }), {
    person: str,
    keys: array(str),
    since: int,
    latest: int,
    touches: int,
    made: int,
    spent: int,
    furthest_met: int,
  });
  const labels = await customers.labels(
    workspace.id,
    found.map((row) => row.person),
  );
  return found.map((row) => ({
    person: row.person,
    label: labels.get(row.person) ?? keyLabel(row.keys),
    firstSeenAt: row.since,
    lastSeenAt: row.latest,
    touches: row.touches,
    orders: row.made,
    revenueMinor: row.spent,
    furthestStage: source.stages.find((stage) => stage.position === row.furthest_met)?.name ?? null,
  }));
}

async function totalOf({ events }: ReportScope, { rows, wanted }: List): Promise<number> {
  const [count] = await events.query(peopleTotal(rows, { ...wanted, offset: 0, limit: 1 }), { total: int });
  return count?.total ?? 0;
}

/** The people of a stage or touchpoint of the map in words. */
function placeWords({ source }: ReportScope, { stage, outcome, touchpoint }: FileQuery): string | null {
  if (touchpoint) return `People who met “${source.touchpoints.find(({ id }) => id === touchpoint)?.title}”`;
  if (!stage) return null;
  const name = source.stages.find(({ id }) => id === stage)?.name;
  const did = {
    reached: 'reached',
    met: 'met a touchpoint of',
    went_on: 'went on from',
    left: 'got no further than',
    gone: 'left after',
    on_the_way: 'are still on the way after',
  }[outcome];
  return `People who ${did} “${name}”`;
}

async function stageConditions(scope: ReportScope, id: string, outcome: Query['outcome']): Promise<Sql[]> {
  const stage = scope.source.stages.find((each) => each.id === id);
  if (!stage) throw new AppError('not_found', { thing: 'stage' });
  const { position } = stage;
  switch (outcome) {
    case 'reached':
      return [peopleWhere.reached(position)];
    case 'met':
      return [peopleWhere.met(position)];
    case 'went_on':
      return [peopleWhere.wentOn(position)];
    case 'left':
      return [peopleWhere.stopped(position)];
    case 'gone':
    case 'on_the_way': {
      const usual = await usualTimeToNext(scope, position);
      if (usual === null)
        throw new AppError('conflict', {
          problem: 'Too few people went on from this stage to say who is gone',
        });
      const until = Math.min(scope.now, scope.period.toMs);
      const silence =
        outcome === 'gone' ? peopleWhere.silentFor(usual, until) : peopleWhere.notSilentFor(usual, until);
      return [peopleWhere.stopped(position), silence];
    }
  }
}

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,9}$/.test(cursor))
    throw new AppError('invalid_input', { problem: 'the cursor is not one of this list' });
  return Number(cursor);
}

function sentenceOf(total: number, query: Query): string {
  if (query.search) return `${countWords(total)} match “${query.search}”.`;
  return `${peopleWords(total)} in this list.`;
}

/** The people report: everybody, or exactly the people behind one figure of another report. */
import type { QueryOf, ReplyInputOf } from '../../kernel/route.ts';
import { countWords, peopleWords } from '../../kernel/words.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import { type Customers, keyLabel } from '../../people/customers/public.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { array, int, str } from '../../platform/eventdb/row.ts';
import type { Sql } from '../../platform/eventdb/sql.ts';
import { openReport, type ReportParts, type ReportScope } from '../engine/public.ts';
import { usualTimeToNext } from '../funnel/public.ts';
import { peopleOnLeg } from '../paths/public.ts';
import { peopleAtStep } from '../steps/public.ts';
import type { peopleReport } from './contract.ts';
import { type PeopleWanted, peopleAt, peoplePage, peopleTotal, peopleWhere } from './overview.sql.ts';

type Query = QueryOf<typeof peopleReport>;
type Reply = ReplyInputOf<typeof peopleReport>;

export interface PeopleReportParts extends ReportParts {
  readonly customers: Pick<Customers, 'labels' | 'find'>;
}

/** @throws AppError `not_found` for an unknown stage or touchpoint, `invalid_input` for a cursor of another list */
export async function answerPeopleReport(
  parts: PeopleReportParts,
  workspace: WorkspaceScope,
  query: Query,
): Promise<Reply> {
  const scope = await openReport(parts, workspace, query);
  const conditions = await conditionsOf(scope, query);
  if (query.search) {
    const found = await parts.customers.find(workspace.id, query.search);
    conditions.push(peopleWhere.named(found, query.search));
  }
  const wanted: PeopleWanted = {
    filter: scope.filter,
    stages: scope.source.stages.length,
    where: peopleWhere.every(conditions),
    sort: query.sort,
    offset: offsetOf(query.cursor),
    limit: query.limit,
  };
  const people = peopleAsked(scope, query);
  const [rows, [count]] = await Promise.all([
    scope.events.query(peoplePage(people, wanted), {
      person: str,
      keys: array(str),
      since: int,
      latest: int,
      touches: int,
      made: int,
      spent: int,
      furthest_met: int,
    }),
    scope.events.query(peopleTotal(people, wanted), { total: int }),
  ]);
  const labels = await parts.customers.labels(
    workspace.id,
    rows.map((row) => row.person),
  );
  const total = count?.total ?? 0;
  const end = wanted.offset + rows.length;
  return {
    ...scope.head({ sentence: sentenceOf(total, query), caveats: [], definitions: {} }),
    total,
    items: rows.map((row) => ({
      person: row.person,
      label: labels.get(row.person) ?? keyLabel(row.keys),
      firstSeenAt: row.since,
      lastSeenAt: row.latest,
      touches: row.touches,
      orders: row.made,
      revenueMinor: row.spent,
      furthestStage: scope.source.stages.find((stage) => stage.position === row.furthest_met)?.name ?? null,
    })),
    next: end < total && rows.length > 0 ? String(end) : null,
  };
}

/** The rows to look at: of everybody, or of those behind a figure of another report. */
function peopleAsked(scope: ReportScope, query: Query): Sql {
  let rows = scope.rows;
  if (query.touchpoint) {
    const touchpoint = scope.source.touchpoints.find(({ id }) => id === query.touchpoint);
    if (!touchpoint) throw new AppError('not_found', { thing: 'touchpoint' });
    rows = peopleAt(rows, scope.filter, touchpoint.code);
  }
  if (query.legFrom && query.legTo) {
    const leg = { by: query.by, from: query.legFrom, to: query.legTo };
    rows = peopleOnLeg(scope, { rows, filter: scope.filter }, leg);
  }
  if (query.step) {
    const at = { step: query.step, noFurther: query.noFurther === 'yes' };
    rows = peopleAtStep(scope, { rows, filter: scope.filter }, query, at);
  }
  return rows;
}

async function conditionsOf(scope: ReportScope, query: Query): Promise<Sql[]> {
  const conditions: Sql[] = [];
  if (query.stage) conditions.push(...(await stageConditions(scope, query.stage, query.outcome)));
  if (query.group) conditions.push(peopleWhere[query.group]);
  return conditions;
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

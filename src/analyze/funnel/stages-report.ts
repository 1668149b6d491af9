/** The stages report: asks the statements and shapes the answer. Definitions are in `definitions.ts`. */
import type { ReplyInputOf } from '../../kernel/route.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import { array, float, int } from '../../platform/eventdb/row.ts';
import type { Duration, ReportQuery } from '../engine/contract.ts';
import {
  durationOf,
  moreThan,
  openReport,
  type ReportParts,
  type ReportScope,
  shareOf,
  type TouchFilter,
} from '../engine/public.ts';
import type { StageFigures, stagesReport } from './contract.ts';
import { stageDefinitions } from './definitions.ts';
import { stagesCaveats, stagesSentence } from './sentence.ts';
import { goneByStage, money, peopleByFurthestStage, stageOfOrders, timesToNext } from './stages.sql.ts';

type Reply = ReplyInputOf<typeof stagesReport>;

/** Answers the stages report for a workspace. @throws AppError as `openReport` */
export async function answerStagesReport(
  parts: ReportParts,
  workspace: WorkspaceScope,
  query: ReportQuery,
): Promise<Reply> {
  const scope = await openReport(parts, workspace, query);
  const [reach, waits, sums, previous] = await Promise.all([
    reachOf(scope, scope.filter),
    waitsOf(scope),
    moneyOf(scope, scope.filter),
    scope.previousFilter ? before(scope, scope.previousFilter) : null,
  ]);
  const gone = await goneOf(scope, waits);
  const stages = scope.source.stages.map((stage, index): StageFigures => {
    const people = reach.reached[index] ?? 0;
    const next = reach.reached[index + 1];
    const earlier = previous?.reach.reached;
    const stayed = next === undefined ? null : people - next;
    const silent = gone[index] ?? null;
    return {
      stageId: stage.id,
      position: stage.position,
      name: stage.name,
      people,
      met: reach.met[index] ?? 0,
      previousPeople: earlier ? (earlier[index] ?? 0) : null,
      goOn: next === undefined ? null : shareOf(next, people),
      previousGoOn:
        earlier && next !== undefined ? shareOf(earlier[index + 1] ?? 0, earlier[index] ?? 0) : null,
      gone: stayed === null ? null : silent,
      onTheWay: stayed === null || silent === null ? null : stayed - silent,
      timeToNext: waits[index] ?? null,
    };
  });
  const figures = {
    people: reach.everyone,
    stages,
    worstStageId: worstStage(stages),
    returning: { people: sums.returning, buyers: sums.buyers, stageId: await loopEnd(scope, sums.orders) },
    orders: sums.orders,
    revenueMinor: sums.revenue,
    previousOrders: previous?.sums.orders ?? null,
    previousRevenueMinor: previous?.sums.revenue ?? null,
    notOnMap: { events: reach.offMap, allEvents: reach.touches },
  };
  const words = {
    sentence: stagesSentence(figures, workspace.currency),
    caveats: stagesCaveats(figures, sums.not_counted, workspace.currency),
  };
  return { ...scope.head({ ...words, definitions: stageDefinitions }), ...figures };
}

interface Reach {
  /** By stage, first to last: people who reached it or a later one. */
  readonly reached: readonly number[];
  readonly met: readonly number[];
  /** People with any event, on the map or not. */
  readonly everyone: number;
  readonly touches: number;
  readonly offMap: number;
}

async function reachOf(scope: ReportScope, filter: TouchFilter): Promise<Reach> {
  const { events, source } = scope;
  const schema: Record<string, typeof int> = {
    furthest: int,
    people: int,
    all_touches: int,
    all_off_map: int,
  };
  for (const { position } of source.stages) schema[`met_${position}`] = int;
  const rows = await events.query(peopleByFurthestStage(source, filter, source.stages.length), schema);
  const sum = (column: string, of = rows) => of.reduce((total, row) => total + (row[column] ?? 0), 0);
  return {
    reached: source.stages.map(({ position }) =>
      sum(
        'people',
        rows.filter(({ furthest = 0 }) => furthest >= position),
      ),
    ),
    met: source.stages.map(({ position }) => sum(`met_${position}`)),
    everyone: sum('people'),
    touches: sum('all_touches'),
    offMap: sum('all_off_map'),
  };
}

async function moneyOf(scope: ReportScope, filter: TouchFilter) {
  const [row] = await scope.events.query(money(scope.source, filter), {
    orders: int,
    revenue: int,
    buyers: int,
    returning: int,
    not_counted: int,
  });
  return row ?? { orders: 0, revenue: 0, buyers: 0, returning: 0, not_counted: 0 };
}

async function before(scope: ReportScope, filter: TouchFilter) {
  const [reach, sums] = await Promise.all([reachOf(scope, filter), moneyOf(scope, filter)]);
  return { reach, sums };
}

/** By stage but the last: how long those who went on took. */
export async function waitsOf({ events, source, filter }: ReportScope): Promise<Duration[]> {
  const stages = source.stages.length;
  const schema: Record<string, typeof int | ReturnType<typeof array<number | null>>> = {};
  for (let k = 1; k < stages; k++) {
    schema[`n_${k}`] = int;
    schema[`q_${k}`] = array(float);
  }
  const [row] = await events.query(timesToNext(source, filter, stages), schema);
  return Array.from({ length: stages - 1 }, (_, index) => {
    const people = row?.[`n_${index + 1}`];
    const quantiles = row?.[`q_${index + 1}`];
    const [median = null, p90 = null] = Array.isArray(quantiles) ? quantiles : [];
    return durationOf(typeof people === 'number' ? people : 0, median, p90);
  });
}

/** By stage: people who stopped there and have been silent for longer than usual; null where "usual" is not known. */
async function goneOf(
  { events, source, filter, now }: ReportScope,
  waits: readonly { p90Ms: number | null }[],
) {
  const usual = source.stages.map((_, index) => waits[index]?.p90Ms ?? 0);
  const rows = await events.query(goneByStage(source, filter, usual, Math.min(now, filter.toMs)), {
    furthest: int,
    gone: int,
    people: int,
  });
  return source.stages.map(({ position }, index) =>
    waits[index]?.p90Ms == null ? null : (rows.find((row) => row.furthest === position)?.gone ?? 0),
  );
}

async function loopEnd({ events, source, filter }: ReportScope, orders: number): Promise<string | null> {
  if (orders === 0) return null;
  const [row] = await events.query(stageOfOrders(source, filter), { stage: int, orders: int });
  return source.stages.find((stage) => stage.position === row?.stage)?.id ?? null;
}

/** Where most people are lost, if they are more than at every other stage by more than chance. */
function worstStage(stages: readonly StageFigures[]): string | null {
  const losses = stages
    .flatMap(({ stageId, goOn }) => (goOn?.share == null ? [] : [{ stageId, lost: goOn.of - goOn.count }]))
    .sort((a, b) => b.lost - a.lost);
  const [most, second] = losses;
  return most && moreThan(most.lost, second?.lost ?? 0) ? most.stageId : null;
}

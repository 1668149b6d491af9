/** The stages report: asks the statements and shapes the answer. Definitions are in `definitions.ts`. */
import type { ReplyInputOf } from '../../kernel/route.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import { array, float, int } from '../../platform/eventdb/row.ts';
import type { Duration, ReportQuery } from '../engine/contract.ts';
import {
  type Asked,
  durationOf,
  moreThan,
  openReport,
  positionsOf,
  type ReportParts,
  type ReportScope,
  shareOf,
} from '../engine/public.ts';
import type { StageFigures, stagesReport } from './contract.ts';
import { stageDefinitions } from './definitions.ts';
import { stagesCaveats, stagesSentence } from './sentence.ts';
import { peopleByReach, timesToNext } from './stages.sql.ts';

type Reply = ReplyInputOf<typeof stagesReport>;

/** Answers the stages report for a workspace. @throws AppError as `openReport` */
export async function answerStagesReport(
  parts: ReportParts,
  workspace: WorkspaceScope,
  query: ReportQuery,
): Promise<Reply> {
  const scope = await openReport(parts, workspace, query);
  const count = scope.source.stages.length;
  const ask = (asked: Asked) => walked(scope.events, asked, count, Math.min(scope.now, asked.filter.toMs));
  const [now, previous] = await Promise.all([ask(scope), scope.compared && ask(scope.compared)]);
  const stages = scope.source.stages.map((stage, index): StageFigures => {
    const people = now.reached[index] ?? 0;
    const next = now.reached[index + 1];
    const earlier = previous?.reached;
    const stayed = next === undefined ? null : people - next;
    const silent = now.waits[index]?.p90Ms == null ? null : (now.gone[index] ?? 0);
    return {
      stageId: stage.id,
      position: stage.position,
      name: stage.name,
      people,
      met: now.met[index] ?? 0,
      previousPeople: earlier ? (earlier[index] ?? 0) : null,
      goOn: next === undefined ? null : shareOf(next, people),
      previousGoOn:
        earlier && next !== undefined ? shareOf(earlier[index + 1] ?? 0, earlier[index] ?? 0) : null,
      gone: stayed === null ? null : silent,
      onTheWay: stayed === null || silent === null ? null : stayed - silent,
      timeToNext: now.waits[index] ?? null,
    };
  });
  const figures = {
    people: now.everyone,
    stages,
    worstStageId: worstStage(stages),
    returning: { people: now.returning, buyers: now.buyers, stageId: loopEnd(scope, now.boughtAt) },
    orders: now.orders,
    revenueMinor: now.revenue,
    previousOrders: previous?.orders ?? null,
    previousRevenueMinor: previous?.revenue ?? null,
    notOnMap: { events: now.offMap, allEvents: now.touches },
  };
  const words = {
    sentence: stagesSentence(figures, workspace.currency),
    caveats: stagesCaveats(figures, now.abroad, workspace.currency),
  };
  return { ...scope.head({ ...words, definitions: stageDefinitions }), ...figures };
}

/** How far people came; lists are by stage, first to last. */
export interface Walked {
  /** People who reached it or a later one. */
  readonly reached: readonly number[];
  readonly met: readonly number[];
  /** But the last: how long those who went on took. */
  readonly waits: readonly Duration[];
  /** But the last: who stopped there and has been silent for longer than usual. */
  readonly gone: readonly number[];
  /** Buyers whose first order was there. */
  readonly boughtAt: readonly number[];
  /** People with any event, on the map or not. */
  readonly everyone: number;
  readonly touches: number;
  readonly offMap: number;
  readonly orders: number;
  readonly revenue: number;
  readonly buyers: number;
  readonly returning: number;
  /** Amounts in other currencies. */
  readonly abroad: number;
}

/** @param now instant from which silence is counted back, ms UTC */
export async function walked(
  events: Pick<EventDb, 'query'>,
  { rows, filter }: Asked,
  stages: number,
  now: number,
): Promise<Walked> {
  const waits = await waitsOf(events, { rows, filter }, stages);
  const usual = waits.map(({ p90Ms }) => p90Ms);
  const groups = await events.query(peopleByReach(rows, filter, stages, usual, now), groupColumns);
  const sum = (column: keyof (typeof groups)[number], of = groups): number =>
    of.reduce((total, row) => total + row[column], 0);
  const positions = positionsOf(stages);
  const stoppedAt = (k: number) => groups.filter((row) => row.furthest_met === k);
  return {
    reached: positions.map((k) =>
      sum(
        'people',
        groups.filter((row) => row.furthest_met >= k),
      ),
    ),
    met: positions.map((k) =>
      sum(
        'people',
        groups.filter((row) => (row.stages_met >> (k - 1)) % 2 === 1),
      ),
    ),
    waits,
    gone: positions.slice(0, -1).map((k) => sum('silent', stoppedAt(k))),
    boughtAt: positions.map((k) =>
      sum(
        'buyers',
        groups.filter((row) => row.bought_at === k),
      ),
    ),
    everyone: sum('people'),
    touches: sum('touches_made'),
    offMap: sum('off_map_made'),
    orders: sum('orders_made'),
    revenue: sum('revenue_made'),
    buyers: sum('buyers'),
    returning: sum('returning'),
    abroad: sum('abroad'),
  };
}

const groupColumns = {
  furthest_met: int,
  stages_met: int,
  bought_at: int,
  people: int,
  touches_made: int,
  off_map_made: int,
  orders_made: int,
  revenue_made: int,
  buyers: int,
  returning: int,
  abroad: int,
  silent: int,
};

/** By stage but the last: how long those who went on took. */
export async function waitsOf(
  events: Pick<EventDb, 'query'>,
  { rows, filter }: Asked,
  stages: number,
): Promise<Duration[]> {
  if (stages < 2) return [];
  const found = await events.query(timesToNext(rows, filter, stages), {
    stage: int,
    n: int,
    q: array(float),
  });
  return positionsOf(stages - 1).map((k) => {
    const { n, q } = found.find(({ stage }) => stage === k) ?? { n: 0, q: [] };
    return durationOf(n, q[0] ?? null, q[1] ?? null);
  });
}

/** The stage where most buyers order first; null when they do so off the map. */
function loopEnd({ source }: ReportScope, boughtAt: readonly number[]): string | null {
  const most = Math.max(0, ...boughtAt);
  return most === 0 ? null : (source.stages[boughtAt.indexOf(most)]?.id ?? null);
}

/** Where most people are lost, if they are more than at every other stage by more than chance. */
function worstStage(stages: readonly StageFigures[]): string | null {
  const losses = stages
    .flatMap(({ stageId, goOn }) => (goOn?.share == null ? [] : [{ stageId, lost: goOn.of - goOn.count }]))
    .sort((a, b) => b.lost - a.lost);
  const [most, second] = losses;
  return most && moreThan(most.lost, second?.lost ?? 0) ? most.stageId : null;
}

/** The stages report: asks the statements and shapes the answer. Definitions are in `definitions.ts`. */
import type { ReplyInputOf } from '../../kernel/route.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
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
import { stageFigures, timesToNext } from './stages.sql.ts';

type Reply = ReplyInputOf<typeof stagesReport>;

/** Answers the stages report for a workspace. @throws AppError as `openReport` */
export async function answerStagesReport(
  parts: ReportParts,
  workspace: WorkspaceScope,
  query: ReportQuery,
): Promise<Reply> {
  const scope = await openReport(parts, workspace, query);
  const [now, previous] = await Promise.all([
    walked(scope, scope),
    scope.compared && walked(scope, scope.compared),
  ]);
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

type FigureRow = Readonly<Record<string, number | readonly (number | null)[]>>;

interface Walked {
  /** By stage, first to last: people who reached it or a later one. */
  readonly reached: readonly number[];
  readonly met: readonly number[];
  /** By stage but the last: how long those who went on took. */
  readonly waits: readonly Duration[];
  /** By stage but the last: who stopped there and has been silent for longer than usual. */
  readonly gone: readonly number[];
  /** By stage: buyers whose first order was there. */
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

async function walked({ events, source, now }: ReportScope, { rows, filter }: Asked): Promise<Walked> {
  const stages = source.stages.length;
  const counted = [
    'people',
    'touches_made',
    'off_map_made',
    'orders_made',
    'revenue_made',
    'buyers',
    'returning',
    'abroad',
  ];
  const perStage = positionsOf(stages).flatMap((k) => [`reached_${k}`, `met_${k}`, `bought_at_${k}`]);
  const silent = positionsOf(stages - 1).map((k) => `gone_${k}`);
  const [row = {}] = await events.query<FigureSchema>(
    stageFigures(rows, filter, stages, Math.min(now, filter.toMs)),
    {
      ...Object.fromEntries([...counted, ...perStage, ...silent].map((column) => [column, int])),
      ...waitSchema(stages),
    },
  );
  return {
    reached: positionsOf(stages).map((k) => numberIn(row, `reached_${k}`)),
    met: positionsOf(stages).map((k) => numberIn(row, `met_${k}`)),
    waits: waitsIn(row, stages),
    gone: silent.map((column) => numberIn(row, column)),
    boughtAt: positionsOf(stages).map((k) => numberIn(row, `bought_at_${k}`)),
    everyone: numberIn(row, 'people'),
    touches: numberIn(row, 'touches_made'),
    offMap: numberIn(row, 'off_map_made'),
    orders: numberIn(row, 'orders_made'),
    revenue: numberIn(row, 'revenue_made'),
    buyers: numberIn(row, 'buyers'),
    returning: numberIn(row, 'returning'),
    abroad: numberIn(row, 'abroad'),
  };
}

type FigureSchema = Record<string, typeof int | ReturnType<typeof array<number | null>>>;

function waitSchema(stages: number): FigureSchema {
  const positions = positionsOf(stages - 1);
  return Object.fromEntries(
    positions.flatMap((k) => [
      [`n_${k}`, int],
      [`q_${k}`, array(float)],
    ]),
  );
}

function waitsIn(row: FigureRow, stages: number): Duration[] {
  return positionsOf(stages - 1).map((k) => {
    const quantiles = row[`q_${k}`];
    const [median = null, p90 = null] = Array.isArray(quantiles) ? quantiles : [];
    return durationOf(numberIn(row, `n_${k}`), median, p90);
  });
}

function numberIn(row: FigureRow, column: string): number {
  const value = row[column];
  return typeof value === 'number' ? value : 0;
}

/** By stage but the last: how long those who went on took. */
export async function waitsOf({ events, rows, source, filter }: ReportScope): Promise<Duration[]> {
  const stages = source.stages.length;
  if (stages < 2) return [];
  const [row = {}] = await events.query(timesToNext(rows, filter, stages), waitSchema(stages));
  return waitsIn(row, stages);
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

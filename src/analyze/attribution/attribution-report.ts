/** The attribution report: asks for the ways, lets every model share out the conversions, and joins what was spent. */
import type { CostsIn } from '../../gather/costs/public.ts';
import type { ReplyInputOf } from '../../kernel/route.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { array, float, int } from '../../platform/eventdb/row.ts';
import { type Answers, openReport, type ReportParts, type ReportScope } from '../engine/public.ts';
import type { AttributionQuery, attributionReport, Credit } from './contract.ts';
import { type Credited, costsOf, creditedBy, rowsOf } from './credited.ts';
import { attributionDefinitions } from './definitions.ts';
import { type Credits, noCredits, type Way } from './model/ways.ts';
import { creditsByModel } from './models.ts';
import { attributionCaveats, attributionSentence } from './sentence.ts';
import { foreignAmounts, ways as waysOf } from './ways.sql.ts';

export interface AttributionParts extends ReportParts {
  readonly costsIn: CostsIn;
  readonly answers: Answers;
}

type Reply = ReplyInputOf<typeof attributionReport>;

const DAY_MS = 86_400_000;
/** Different ways that are looked at; those to conversions first, then the most gone. */
const MOST_WAYS = 200_000;

/** @throws AppError `not_found` for a goal that is no touchpoint */
export async function answerAttributionReport(
  parts: AttributionParts,
  workspace: WorkspaceScope,
  query: AttributionQuery,
): Promise<Reply> {
  // What was spent may change at any time; what is kept is only what comes from events.
  const shared = await parts.answers.of('attribution', parts, workspace, query, () =>
    sharedOut(parts, workspace, query),
  );
  const { scope, models, rows, cut, foreign, freshAt, ...totals } = shared;
  const costs = await parts.costsIn(workspace.id, scope.period.fromDay, scope.period.toDay);
  const figures = {
    ...totals,
    level: query.level,
    lookBackDays: query.lookBackDays,
    markovOrder: query.markovOrder,
    models: models.map(({ credits: _, ...model }) => model),
    rows: creditRows(
      rows,
      models.map(({ credits }) => credits),
      costsOf(query.level, costs),
    ),
  };
  const words = {
    sentence: attributionSentence(figures, workspace.currency),
    caveats: attributionCaveats(figures, { cut, foreign }),
    definitions: attributionDefinitions(query),
  };
  return { ...scope.head(words), freshAt, ...figures };
}

/** Everything that comes from events alone. */
async function sharedOut(parts: ReportParts, workspace: WorkspaceScope, query: AttributionQuery) {
  const scope = await openReport(parts, workspace, query);
  const goal = goalOf(scope, query.goal);
  const [found, [amounts]] = await Promise.all([
    foundWays(scope, query, goal?.code ?? null),
    scope.events.query(foreignAmounts(scope), { not_counted: int }),
  ]);
  const { rows, rowOf } = rowsOf(found, creditedBy(query.level, scope.source));
  const ways = found.map(
    ({ path, won, ways: times, worth }): Way => ({
      touches: path.map(rowOf),
      conversions: won ? times : 0,
      nulls: won ? 0 : times,
      value: worth,
    }),
  );
  const direct = rows.findIndex(({ id }) => id === 'direct');
  const models = creditsByModel(ways, rows.length, {
    level: query.level,
    markovOrder: query.markovOrder,
    direct: direct < 0 ? undefined : direct,
    decay: decayed(found, rowOf, rows.length),
  });
  return {
    scope,
    freshAt: scope.source.freshAt,
    goal: goal?.title ?? null,
    all: totalOf(ways),
    unknown: totalOf(ways.filter(({ touches }) => touches.length === 0)),
    without: ways.reduce((sum, { nulls }) => sum + nulls, 0),
    models,
    rows,
    cut: found.length === MOST_WAYS,
    foreign: amounts?.not_counted ?? 0,
  };
}

function goalOf({ source }: ReportScope, id: string | undefined) {
  if (id === undefined) return null;
  const touchpoint = source.touchpoints.find((each) => each.id === id);
  if (!touchpoint) throw new AppError('not_found', { thing: 'touchpoint' });
  return touchpoint;
}

type Found = Awaited<ReturnType<typeof foundWays>>;

async function foundWays(scope: ReportScope, query: AttributionQuery, goal: number | null) {
  const asked = {
    rows: scope.rows,
    filter: scope.filter,
    level: query.level,
    goal,
    lookBackMs: query.lookBackDays * DAY_MS,
    halfLifeMs: query.halfLifeDays * DAY_MS,
    net: query.value === 'net',
  };
  return scope.events.query(waysOf(asked, MOST_WAYS), {
    path: array(int),
    won: int,
    ways: int,
    worth: int,
    decay: array(float),
    decay_worth: array(float),
  });
}

function decayed(found: Found, rowOf: (code: number) => number, rows: number): Credits {
  const credits = noCredits(rows);
  for (const { path, won, decay, decay_worth: worth } of found) {
    if (!won) continue;
    path.forEach((code, place) => {
      const row = rowOf(code);
      credits.conversions[row] = (credits.conversions[row] ?? 0) + (decay[place] ?? 0);
      credits.value[row] = (credits.value[row] ?? 0) + (worth[place] ?? 0);
    });
  }
  return credits;
}

function totalOf(ways: readonly Way[]): Reply['all'] {
  return {
    conversions: ways.reduce((sum, { conversions }) => sum + conversions, 0),
    valueMinor: ways.reduce((sum, { value }) => sum + value, 0),
  };
}

/** Rows that cost money and brought nothing are rows too. */
function creditRows(
  rows: readonly Credited[],
  models: readonly Credits[],
  costs: ReturnType<typeof costsOf>,
): Reply['rows'] {
  const ids = new Set(rows.map(({ id }) => id));
  const spentForNothing = [...costs.values()].filter(({ id }) => !ids.has(id));
  const all = [...rows, ...spentForNothing].map(({ id, name }, row) => {
    const costMinor = costs.get(id)?.costMinor ?? null;
    return { id, name, costMinor, credits: models.map((credits) => creditOf(credits, row, costMinor)) };
  });
  const last = models.length - 1;
  const byLast = (row: { credits: Credit[] }): number => row.credits[last]?.conversions ?? 0;
  return all.sort((a, b) => byLast(b) - byLast(a) || (a.id < b.id ? -1 : 1));
}

function creditOf(credits: Credits, row: number, cost: number | null): Credit {
  const conversions = credits.conversions[row] ?? 0;
  const valueMinor = credits.value[row] ?? 0;
  return {
    conversions,
    valueMinor,
    costPerConversionMinor: cost !== null && conversions > 0 ? cost / conversions : null,
    returnOnSpend: cost !== null && cost > 0 ? valueMinor / cost : null,
  };
}

/** The attribution report: asks for the ways, lets every model share out the conversions, and joins what was spent. */
import type { CostsIn } from '../../gather/costs/public.ts';
import type { ReplyInputOf } from '../../kernel/route.ts';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import { int } from '../../platform/eventdb/row.ts';
import { type Answers, type Asked, openReport, overlapCaveats, type ReportParts } from '../engine/public.ts';
import { goalOf, waysAsked } from './asked.ts';
import type { AttributionQuery, attributionReport } from './contract.ts';
import { creditRows } from './credit-rows.ts';
import { costsOf } from './credited.ts';
import { attributionDefinitions } from './definitions.ts';
import { attributionCaveats, attributionSentence } from './sentence.ts';
import { sharedCredits } from './shared-credits.ts';
import { foreignAmounts } from './ways.sql.ts';

export interface AttributionParts extends ReportParts {
  readonly costsIn: CostsIn;
  readonly answers: Answers;
}

type Reply = ReplyInputOf<typeof attributionReport>;

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
  const { scope, goal, now, before, foreign, overlap, freshAt } = shared;
  const costs = await parts.costsIn(workspace.id, scope.period.fromDay, scope.period.toDay);
  const figures = {
    goal,
    goalId: query.goal ?? null,
    all: now.all,
    unknown: now.unknown,
    before: before && { all: before.all, unknown: before.unknown },
    without: now.without,
    level: query.level,
    lookBackDays: query.lookBackDays,
    markovOrder: query.markovOrder,
    models: now.models.map(({ credits: _, squares: __, ...model }) => model),
    rows: creditRows(now, before, costsOf(query.level, costs)),
  };
  const words = {
    sentence: attributionSentence(figures, workspace.currency, scope.compared?.words ?? ''),
    caveats: [...attributionCaveats(figures, { cut: now.cut, foreign }), ...overlap],
    definitions: attributionDefinitions(query),
  };
  return { ...scope.head(words), freshAt, ...figures };
}

/** Everything that comes from events alone. */
async function sharedOut(parts: ReportParts, workspace: WorkspaceScope, query: AttributionQuery) {
  const scope = await openReport(parts, workspace, query);
  const goal = goalOf(scope, query.goal);
  const shared = (whose: Asked) => sharedCredits(scope, waysAsked(whose, query, goal?.code ?? null), query);
  const [now, before, [amounts], overlap] = await Promise.all([
    shared(scope),
    scope.compared && shared(scope.compared),
    scope.events.query(foreignAmounts(scope), { not_counted: int }),
    overlapCaveats(scope),
  ]);
  return {
    scope,
    freshAt: scope.source.freshAt,
    goal: goal?.title ?? null,
    now,
    before,
    foreign: amounts?.not_counted ?? 0,
    overlap,
  };
}

/** What journeys are made by: rules, stages, currency and rates, and whether those of the last build were the same. */
import { hash } from 'node:crypto';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Stage } from '../../map/stages/contract.ts';
import type { Touchpoint } from '../../map/touchpoints/contract.ts';
import type { Recipe, RevenueFrom, Rules } from './build.sql.ts';
import type { JourneyBuild } from './store.ts';

export function sameRules(build: JourneyBuild, recipe: Recipe): boolean {
  return build.recipe.split(':')[0] === fingerprint(recipe);
}

export function revenueOf(build: JourneyBuild): RevenueFrom {
  return build.recipe.endsWith(':orders') ? 'orders' : 'payments';
}

/** What the rows are made by; whether orders or payments are revenue is decided when they are built. */
export function rulesOf(
  workspace: Pick<WorkspaceScope, 'number' | 'currency'>,
  stages: readonly Stage[],
  touchpoints: readonly Touchpoint[],
): Rules {
  const positions = new Map(stages.map((stage) => [stage.id, stage.position]));
  return {
    workspace: workspace.number,
    currency: workspace.currency,
    revenueFrom: 'orders',
    stages: stages.length,
    touchpoints: touchpoints.map((touchpoint) => ({
      touchpoint,
      stagePosition: positions.get(touchpoint.stageId) ?? 0,
    })),
  };
}

/** Goes up when rows are made in another way; those of the way before are then made anew. */
const WAY_OF_MAKING = 3;

/** Of what the rows depend on, besides events and where revenue comes from; titles and channels of touchpoints do not matter. */
export function fingerprint(recipe: Recipe): string {
  const parts = recipe.touchpoints.map(({ touchpoint, stagePosition }) => [
    touchpoint.code,
    stagePosition,
    touchpoint.rule,
  ]);
  return hash(
    'sha256',
    JSON.stringify([WAY_OF_MAKING, recipe.currency, recipe.rates.fingerprint, recipe.stages, parts]),
    'hex',
  ).slice(0, 24);
}

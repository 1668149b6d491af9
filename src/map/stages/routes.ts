/** The doors to the stages. */
import type { BoundRoute } from '../../platform/http/handler.ts';
import { bind } from '../../platform/http/handler.ts';
import { listStages, replaceStages } from './contract.ts';
import type { Stages } from './stages.ts';

export function stageRoutes(stages: Stages): BoundRoute[] {
  return [
    bind(listStages, async ({ workspace }) => ({ items: await stages.list(workspace.id) })),
    bind(replaceStages, async ({ workspace, body }) => ({
      items: await stages.replace(workspace.id, body.stages, body.moveTouchpointsTo ?? null),
    })),
  ];
}

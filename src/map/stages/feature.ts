/** The stages slice as the server takes it. */
import type { Feature } from '../../platform/http/feature.ts';
import { stageRoutes } from './routes.ts';
import type { Stages } from './stages.ts';

export function stagesFeature(stages: Stages): Feature {
  return { name: 'map.stages', routes: stageRoutes(stages) };
}

/** The journeys slice as the server takes it. */
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import { personPath } from './contract.ts';
import { answerPath, type PathParts } from './path.ts';

export function journeysFeature(parts: PathParts): Feature {
  return {
    name: 'analyze.journeys',
    routes: [
      bind(personPath, ({ workspace, params, query }) => answerPath(parts, workspace, params.person, query)),
    ],
  };
}

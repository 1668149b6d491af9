/** The touchpoints slice as the server takes it. */
import type { Feature } from '../../platform/http/feature.ts';
import { touchpointRoutes } from './routes.ts';
import type { Touchpoints } from './touchpoints.ts';

export function touchpointsFeature(touchpoints: Touchpoints): Feature {
  return { name: 'map.touchpoints', routes: touchpointRoutes(touchpoints) };
}

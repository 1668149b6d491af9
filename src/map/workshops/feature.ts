/** Workshops as the server takes them. */
import type { Feature } from '../../platform/http/feature.ts';
import { roomRoutes } from './room/routes.ts';
import { type RouteParts, workshopRoutes } from './routes.ts';

export function workshopsFeature(parts: RouteParts): Feature {
  return {
    name: 'map.workshops',
    routes: [...workshopRoutes(parts), ...roomRoutes(parts)],
    stop: async () => parts.live.close(),
  };
}

/** The links to maps as the server takes them. */
import type { Feature } from '../../platform/http/feature.ts';
import { shareRoutes } from './routes.ts';
import type { Shares } from './shares.ts';

export function sharesFeature(shares: Shares, publicUrl: string | null): Feature {
  return { name: 'map.shares', routes: shareRoutes(shares, publicUrl) };
}

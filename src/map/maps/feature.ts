/** The maps as the server takes them. */
import type { Feature } from '../../platform/http/feature.ts';
import type { Exchange } from './exchange.ts';
import type { Maps } from './maps.ts';
import { exchangeRoutes, mapRoutes, versionRoutes } from './routes.ts';
import type { Versions } from './versions.ts';

export function mapsFeature(maps: Maps, versions: Versions, exchange: Exchange): Feature {
  return {
    name: 'map.maps',
    routes: [...mapRoutes(maps), ...versionRoutes(versions), ...exchangeRoutes(exchange)],
  };
}

/** The maps as the server takes them. */
import type { Feature } from '../../platform/http/feature.ts';
import type { Exchange } from './exchange/exchange.ts';
import type { LiveMaps } from './live/live.ts';
import type { Maps } from './maps.ts';
import { exchangeRoutes, liveRoutes, mapRoutes, versionRoutes } from './routes.ts';
import type { Versions } from './versions/versions.ts';

export function mapsFeature(parts: {
  maps: Maps;
  versions: Versions;
  exchange: Exchange;
  live: LiveMaps;
}): Feature {
  const { maps, versions, exchange, live } = parts;
  return {
    name: 'map.maps',
    routes: [
      ...mapRoutes(maps),
      ...liveRoutes(live),
      ...versionRoutes(versions),
      ...exchangeRoutes(exchange),
    ],
    stop: async () => live.close(),
  };
}

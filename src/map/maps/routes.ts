/** The doors to the maps and their versions. */
import { type BoundRoute, bind } from '../../platform/http/handler.ts';
import {
  adviseMap,
  createMap,
  deleteMap,
  duplicateMap,
  editMap,
  listMaps,
  readMap,
  renameMap,
  restoreMap,
} from './contract.ts';
import { adviceOn } from './document/advice.ts';
import type { ExactOperation } from './document/operation.ts';
import { drawMap, exportMap, importMap, listExports } from './exchange/contract.ts';
import type { Exchange } from './exchange/exchange.ts';
import { beOnMap, followMap } from './live/contract.ts';
import { eventStreamHeaders } from './live/event-stream.ts';
import type { LiveMaps } from './live/live.ts';
import type { Maps } from './maps.ts';
import {
  compareVersions,
  keepVersion,
  listVersions,
  type MapChange,
  readVersion,
  restoreVersion,
} from './versions/contract.ts';
import type { Versions } from './versions/versions.ts';

export function mapRoutes(maps: Maps): BoundRoute[] {
  return [
    bind(listMaps, async ({ workspace, query }) => ({ items: await maps.list(workspace, query) })),
    bind(createMap, ({ workspace, principal, body }) => maps.create(workspace, principal.id, body)),
    bind(readMap, ({ workspace, params, query }) => maps.read(workspace, params.map, query.since)),
    bind(editMap, ({ workspace, principal, params, body }) =>
      maps.edit(workspace, principal.id, params.map, body),
    ),
    bind(renameMap, ({ workspace, principal, params, body }) =>
      maps.rename(workspace, principal.id, params.map, body.title),
    ),
    bind(duplicateMap, ({ workspace, principal, params, body }) =>
      maps.duplicate(workspace, principal.id, params.map, body),
    ),
    bind(adviseMap, async ({ workspace, params }) => ({
      items: adviceOn(await maps.document(workspace, params.map)).map(({ ids, ...advice }) => {
        return { ...advice, ids: [...ids] };
      }),
    })),
    bind(deleteMap, ({ workspace, params }) => maps.remove(workspace, params.map)),
    bind(restoreMap, ({ workspace, params }) => maps.restore(workspace, params.map)),
  ];
}

export function liveRoutes(live: LiveMaps): BoundRoute[] {
  return [
    bind(followMap, async ({ workspace, principal, params, query, respond, closing, isStillAdmitted }) => {
      const asked = { map: params.map, since: query.since, sitting: query.sitting };
      const body = await live.follow(workspace, principal, { ...asked, closing, isStillAdmitted });
      return respond({ headers: eventStreamHeaders, body });
    }),
    bind(beOnMap, async ({ workspace, principal, params, body }) => ({
      items: await live.be(workspace, principal, { map: params.map, ...body }),
    })),
  ];
}

export function versionRoutes(versions: Versions): BoundRoute[] {
  return [
    bind(listVersions, async ({ workspace, params }) => ({
      items: await versions.list(workspace, params.map),
    })),
    bind(keepVersion, ({ workspace, principal, params, body }) =>
      versions.keep(workspace, principal.id, params.map, body.name),
    ),
    bind(readVersion, ({ workspace, params }) => versions.document(workspace, params.map, params.version)),
    bind(compareVersions, async ({ workspace, params, query }) => ({
      items: (await versions.compare(workspace, params.map, query.from, query.to)) as MapChange[],
    })),
    bind(restoreVersion, async ({ workspace, principal, params }) => {
      const done = await versions.restore(workspace, principal.id, params.map, params.version);
      return {
        sequence: done.sequence,
        operations: done.taken.length,
        back: done.back as ExactOperation[],
      };
    }),
  ];
}

export function exchangeRoutes(exchange: Exchange): BoundRoute[] {
  return [
    bind(listExports, async ({ workspace, params }) => ({
      items: await exchange.formats(workspace, params.map),
    })),
    bind(exportMap, async ({ workspace, params, query, respond }) =>
      respond(attached(await exchange.file(workspace, params.map, params.format, query))),
    ),
    bind(drawMap, async ({ workspace, params, query, body, respond }) =>
      respond(
        attached(await exchange.file(workspace, params.map, params.format, { ...query, figures: body })),
      ),
    ),
    bind(importMap, ({ workspace, principal, query, stream }) =>
      exchange.import(workspace, principal.id, query, stream),
    ),
  ];
}

function attached({ name, type, body }: Awaited<ReturnType<Exchange['file']>>) {
  const plain = name.replace(/[^\x20-\x7e]/g, '_');
  const disposition = `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
  return { headers: { 'content-type': type, 'content-disposition': disposition }, body };
}

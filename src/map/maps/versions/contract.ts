/** Versions of a map: kept, read, compared, brought back. */
import { z } from 'zod';
import { route } from '../../../kernel/route.ts';
import { MapDocument } from '../document/document.ts';
import { Operation } from '../document/operation.ts';

export const MOST_NAMED = 200;

export const MapVersion = z.object({
  id: z.string(),
  /** Operations the map had then. */
  sequence: z.number().int(),
  /** Null for one that was kept by itself, after a pause or during a long sitting. */
  name: z.string().nullable(),
  /** Who kept it, or whose edit was the last in it. */
  madeBy: z.string().nullable(),
  madeAt: z.number().int(),
});
export type MapVersion = z.output<typeof MapVersion>;

export const MapChange = z.object({
  what: z.enum(['added', 'removed', 'moved', 'changed']),
  on: z.enum(['map', 'column', 'lane', 'card', 'evidence', 'aside']),
  id: z.string(),
  /** What it says. */
  title: z.string(),
  /** For `moved` its place, for `changed` everything else. */
  fields: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
});
export type MapChange = z.output<typeof MapChange>;

const ofMap = '/api/workspaces/:workspace/maps/:map';
const versions = `${ofMap}/versions`;
const mapParams = z.object({ workspace: z.string(), map: z.string() });
const versionParams = z.object({ workspace: z.string(), map: z.string(), version: z.string() });

export const listVersions = route({
  id: 'map.versions.list',
  method: 'GET',
  path: versions,
  access: 'viewer',
  summary: 'Versions of a map, newest first: named ones, and those kept by themselves between sittings.',
  params: mapParams,
  reply: z.object({ items: z.array(MapVersion) }),
});

export const keepVersion = route({
  id: 'map.versions.keep',
  method: 'POST',
  path: versions,
  access: 'editor',
  summary: `Keeps the map as it is now under a name; at most ${MOST_NAMED}.`,
  params: mapParams,
  body: z.object({ name: z.string().trim().min(1).max(120) }),
  reply: MapVersion,
});

export const readVersion = route({
  id: 'map.versions.read',
  method: 'GET',
  path: `${versions}/:version`,
  access: 'viewer',
  summary: 'What was seen on the map in a version; `now` for the present.',
  params: versionParams,
  reply: MapDocument,
});

export const compareVersions = route({
  id: 'map.versions.compare',
  method: 'GET',
  path: `${ofMap}/changes`,
  access: 'viewer',
  summary: 'What was added, moved, changed and removed between two versions.',
  params: mapParams,
  query: z.object({
    /** A version, or `now`. */
    from: z.string(),
    to: z.string().default('now'),
  }),
  reply: z.object({ items: z.array(MapChange) }),
});

export const restoreVersion = route({
  id: 'map.versions.restore',
  method: 'POST',
  path: `${versions}/:version/restore`,
  access: 'editor',
  summary:
    'Brings back what was seen in a version, as edits behind the others; the state before is kept as a version.',
  params: versionParams,
  reply: z.object({
    /** Of the map, afterwards. */
    sequence: z.number().int(),
    /** How many edits that took. */
    operations: z.number().int(),
    /** Edits that take it back. */
    back: z.array(Operation),
  }),
});

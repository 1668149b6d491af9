/** Journey maps: documents of a workspace that several people edit at once, with their versions. */
import { z } from 'zod';
import { Language } from '../../kernel/language.ts';
import { route } from '../../kernel/route.ts';
import { Said } from '../../kernel/said.ts';
import { Card, Lane, MapDocument, MapFields, mapKinds } from './document/document.ts';
import { MOST_AT_ONCE, Operation } from './document/operation.ts';

export const MOST_MAPS = 200;
/** A whole map and parts of one, for the contracts of other slices. */
export const MapContent = MapDocument;
export const CardColour = Card.shape.colour;
export const LaneKindName = Lane.shape.kind;
/** Whoever is further behind gets the whole document. */
export const MOST_BEHIND = 2000;

export const MapSummary = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(mapKinds),
  persona: z.string().nullable(),
  owner: z.string().nullable(),
  reviewOn: z.string().nullable(),
  /** What it is to bring about, and how much; empty where it does not say. */
  objective: z.string(),
  target: z.string(),
  stages: z.number().int(),
  cards: z.number().int(),
  /** Pieces of advice on it, and cards that nothing supports; null where nobody has listed or edited it since these are counted. */
  advice: z.number().int().nullable(),
  guesses: z.number().int().nullable(),
  /** Operations so far; the document is at this one. */
  sequence: z.number().int(),
  /** Name or e-mail; null for a key, or somebody who has left. */
  madeBy: z.string().nullable(),
  madeAt: z.number().int(),
  changedBy: z.string().nullable(),
  changedAt: z.number().int(),
  /** When it was deleted; null for one that is there. */
  deletedAt: z.number().int().nullable(),
});
export type MapSummary = z.output<typeof MapSummary>;

export const MapDraft = MapFields.partial().extend({
  title: z.string().trim().min(1).max(200),
  /** What to begin with, as it is now: the workspace's stages, its stages and touchpoints, or lanes alone. */
  from: z.enum(['stages', 'live', 'empty']).default('stages'),
  /** A trade's template to begin with instead, by its id. */
  template: z.string().max(60).optional(),
  /** An own map to begin with as with a template, by its id: its frame, without what is only true of it. */
  like: z.string().max(200).optional(),
  /** Of the template, and of the lanes’ titles; left out: English. */
  language: Language.optional(),
});
export type MapDraft = z.output<typeof MapDraft>;

export const Told = z.object({
  sequence: z.number().int(),
  operation: Operation,
  by: z.string().nullable(),
  at: z.number().int(),
});

export const MapState = z.object({
  map: MapSummary,
  /** Up to which operation this reply has them all. */
  sequence: z.number().int(),
  /** The whole map; null where `operations` say all that came since. */
  document: MapDocument.nullable(),
  /** After `since`, in order. */
  operations: z.array(Told),
});
export type MapState = z.output<typeof MapState>;

const base = '/api/workspaces/:workspace/maps';
const params = z.object({ workspace: z.string() });
const mapParams = z.object({ workspace: z.string(), map: z.string() });

export const listMaps = route({
  id: 'map.maps.list',
  method: 'GET',
  path: base,
  access: 'viewer',
  summary: 'All journey maps by title; or those deleted within thirty days, which can be brought back.',
  params,
  query: z.object({ deleted: z.stringbool().default(false) }),
  reply: z.object({ items: z.array(MapSummary) }),
});

export const createMap = route({
  id: 'map.maps.create',
  method: 'POST',
  path: base,
  access: 'editor',
  summary: `Makes a map with the usual lanes and the present stages, with the touchpoints too (live), without stages (empty), from a trade's template, or like another map; at most ${MOST_MAPS}.`,
  params,
  body: MapDraft,
  reply: MapSummary,
});

export const readMap = route({
  id: 'map.maps.read',
  method: 'GET',
  path: `${base}/:map`,
  access: 'viewer',
  summary: 'A map: the whole document, or with `since` only the operations after that one.',
  params: mapParams,
  query: z.object({ since: z.coerce.number().int().min(0).optional() }),
  reply: MapState,
});

export const editMap = route({
  id: 'map.maps.edit',
  method: 'POST',
  path: `${base}/:map/operations`,
  access: 'editor',
  isFrequent: true,
  summary:
    'Takes a batch of operations, each id once, and tells what everybody did since. May be sent again when no answer came.',
  params: mapParams,
  body: z.object({
    /** The sequence the caller has; left out for callers that keep no copy. */
    since: z.number().int().min(0).optional(),
    operations: z.array(Operation).max(MOST_AT_ONCE),
  }),
  reply: z.object({
    sequence: z.number().int(),
    /** Only for a caller so far behind that the operations would not help. */
    document: MapDocument.nullable(),
    /** After `since`, in order, those just sent among them; empty where `since` was left out. */
    operations: z.array(Told),
    /** Of those sent: where they stand in the log. */
    taken: z.array(z.object({ id: z.string(), sequence: z.number().int() })),
    /** Of those sent: what the map would not take, and why. */
    refused: z.array(z.object({ id: z.string(), problem: z.string() })),
  }),
});

export const renameMap = route({
  id: 'map.maps.rename',
  method: 'PUT',
  path: `${base}/:map/title`,
  access: 'editor',
  summary: 'Gives a map another title.',
  params: mapParams,
  body: z.object({ title: z.string().trim().min(1).max(200) }),
  reply: MapSummary,
});

export const duplicateMap = route({
  id: 'map.maps.duplicate',
  method: 'POST',
  path: `${base}/:map/copies`,
  access: 'editor',
  summary: 'Makes a new map of what is seen on this one, without its history.',
  params: mapParams,
  body: z.object({
    title: z.string().trim().min(1).max(200).optional(),
    kind: z.enum(mapKinds).optional(),
  }),
  reply: MapSummary,
});

export const deleteMap = route({
  id: 'map.maps.delete',
  method: 'DELETE',
  path: `${base}/:map`,
  access: 'editor',
  summary: 'Deletes a map; for thirty days it can be brought back.',
  params: mapParams,
  reply: MapSummary,
});

export const restoreMap = route({
  id: 'map.maps.restore',
  method: 'POST',
  path: `${base}/:map/restore`,
  access: 'editor',
  summary: 'Brings back a map deleted within the last thirty days.',
  params: mapParams,
  reply: MapSummary,
});

export const adviseMap = route({
  id: 'map.maps.advice',
  method: 'GET',
  path: `${base}/:map/advice`,
  access: 'viewer',
  summary:
    'Gentle advice on a map: too much of something, empty stages, titles in the wrong voice, curves that are guesses.',
  params: mapParams,
  reply: z.object({
    items: z.array(
      Said.extend({
        about: z.enum(['stages', 'touchpoints', 'empty-stage', 'voice', 'curve']),
        ids: z.array(z.string()),
      }),
    ),
  }),
});

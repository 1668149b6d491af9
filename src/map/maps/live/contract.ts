/** What goes over the wire while people have a map open: edits as they are taken, and who is where. */
import { z } from 'zod';
import { route } from '../../../kernel/route.ts';
import { MapState } from '../contract.ts';
import { Id } from '../document/document.ts';

/** Of one tab of a browser; made there. */
const SittingId = z.string().regex(/^[A-Za-z0-9][\w-]{0,59}$/);

/** Where somebody is on a map. */
export const Place = z.object({
  lane: Id.nullable(),
  column: Id.nullable(),
  card: Id.nullable(),
  typing: z.boolean(),
});
export type Place = z.output<typeof Place>;

export const Present = z.object({
  /** The sitting; one person may be there twice. */
  id: z.string(),
  name: z.string(),
  /** 0 to 7; one person has the same in every browser. */
  colour: z.number().int().min(0).max(7),
  at: Place.nullable(),
});
export type Present = z.output<typeof Present>;

/** What stands beside a map and is asked for by itself. */
const newsAbouts = ['comments'] as const;
export type NewsAbout = (typeof newsAbouts)[number];

/** One message of the stream. */
export const LiveEvent = z.discriminatedUnion('event', [
  /** What came since the last one; as the answer of `map.maps.read`. */
  z.object({ event: z.literal('told'), ...MapState.shape }),
  z.object({ event: z.literal('present'), items: z.array(Present) }),
  /** Something that stands beside the map changed; ask for it again. */
  z.object({ event: z.literal('news'), about: z.enum(newsAbouts) }),
  /** Nothing happened, and the line stands. */
  z.object({ event: z.literal('beat') }),
  /** The stream ends: the server stops, the map or the access to it is gone. `map.maps.read` tells which. */
  z.object({ event: z.literal('end') }),
]);
export type LiveEvent = z.output<typeof LiveEvent>;

const params = z.object({ workspace: z.string(), map: z.string() });

export const followMap = route({
  id: 'map.live.follow',
  method: 'GET',
  path: '/api/workspaces/:workspace/maps/:map/live',
  access: 'viewer',
  summary:
    'Tells what everybody does on a map as it happens, and who is there, as server-sent events; each is one JSON object with `event`: `told`, `present`, `news`, `beat` (every 15 seconds) or `end`.',
  params,
  query: z.object({
    /** The sequence the caller has. */
    since: z.coerce.number().int().min(0).optional(),
    /** Who is shown to the others as present; left out to only listen. */
    sitting: SittingId.optional(),
  }),
  replyAs: 'text/event-stream',
});

export const beOnMap = route({
  id: 'map.live.be',
  method: 'POST',
  path: '/api/workspaces/:workspace/maps/:map/present',
  access: 'viewer',
  isFrequent: true,
  summary: 'Says where on a map the caller is, and tells who else is there. Forgotten after 40 seconds.',
  params,
  body: z.object({ sitting: SittingId, at: Place.nullable() }),
  reply: z.object({ items: z.array(Present) }),
});

/** Links that show a map to people without an account: to look at, never to change. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';
import { MapContent } from '../maps/contract.ts';

export const MOST_SHARES = 50;

export const MapShare = z.object({
  id: z.string(),
  /** Whom it was made for, as whoever made it remembers. */
  name: z.string(),
  hasPassword: z.boolean(),
  /** Instants, ms UTC; null for no end. */
  expiresAt: z.number().int().nullable(),
  /** Whether lanes of numbers are left out. */
  numbersHidden: z.boolean(),
  madeBy: z.string().nullable(),
  madeAt: z.number().int(),
  views: z.number().int(),
  viewedAt: z.number().int().nullable(),
});
export type MapShare = z.output<typeof MapShare>;

export const ShareDraft = z.object({
  name: z.string().trim().max(120).default(''),
  /** Left out or null: whoever has the link sees the map. */
  password: z.string().min(6).max(200).nullable().default(null),
  /** Left out or null: until it is taken back. */
  validDays: z.number().int().min(1).max(3650).nullable().default(null),
  numbersHidden: z.boolean().default(false),
});
export type ShareDraft = z.output<typeof ShareDraft>;

const base = '/api/workspaces/:workspace/maps/:map/shares';
const params = z.object({ workspace: z.string(), map: z.string() });

export const listShares = route({
  id: 'map.shares.list',
  method: 'GET',
  path: base,
  access: 'editor',
  summary:
    'Links to a map that still open it, newest first; not the links themselves, of which only hashes are kept.',
  params,
  reply: z.object({ items: z.array(MapShare) }),
});

export const createShare = route({
  id: 'map.shares.create',
  method: 'POST',
  path: base,
  access: 'editor',
  summary: `Makes a link that shows a map to whoever has it, if wished with a password, an end and without lanes of numbers; at most ${MOST_SHARES} a map. The link is told this once.`,
  params,
  body: ShareDraft,
  reply: MapShare.extend({ link: z.string() }),
});

export const endShare = route({
  id: 'map.shares.end',
  method: 'DELETE',
  path: `${base}/:share`,
  access: 'editor',
  summary: 'Takes a link back: it opens nothing from now on.',
  params: params.extend({ share: z.string() }),
  reply: z.object({ ended: z.literal(true) }),
});

export const SharedMap = z.object({
  /** Of the business. */
  business: z.string(),
  numbersHidden: z.boolean(),
  /** Up to which operation of the map this is. */
  sequence: z.number().int(),
  /** What is seen of the map, without evidence, owners and texts put aside. */
  document: MapContent,
  /** Where the pictures on it are, by their ids: addresses that this link alone opens. */
  pictures: z.record(z.string(), z.string()),
});
export type SharedMap = z.output<typeof SharedMap>;

const token = z.object({ token: z.string().max(200) });

export const openShare = route({
  id: 'map.shares.open',
  method: 'GET',
  path: '/api/shared-maps/:token',
  access: 'public',
  isCostly: true,
  summary:
    'What a link shows; null where it asks for a password first. At most 60 times a minute from one address.',
  params: token,
  reply: z.object({ map: SharedMap.nullable() }),
});

export const sharedPicture = route({
  id: 'map.shares.picture',
  method: 'GET',
  path: '/api/shared-maps/:token/pictures/:picture',
  access: 'public',
  summary: 'A picture on a map that a link shows, as long as it shows it; `key` came with the map.',
  params: token.extend({ picture: z.string().max(120) }),
  query: z.object({ key: z.string().max(100) }),
  replyAs: 'image/*',
});

export const unlockShare = route({
  id: 'map.shares.unlock',
  method: 'POST',
  path: '/api/shared-maps/:token',
  access: 'public',
  summary: 'The same with the password. Guessing is slowed down.',
  params: token,
  body: z.object({ password: z.string().max(200) }),
  reply: z.object({ map: SharedMap }),
});

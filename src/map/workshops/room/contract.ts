/** A workshop for those who take part: in by its code, then by a cookie that opens this one alone. */
import { z } from 'zod';
import { route } from '../../../kernel/route.ts';
import { CardColour } from '../../maps/contract.ts';
import { Room } from '../shown.ts';

/** Of one person: more than hands do, and all that anybody may have written on a train. */
export const MOST_CHANGES_A_MINUTE = 180;

const code = z.object({ code: z.string().max(40) });

export const knock = route({
  id: 'map.rooms.knock',
  method: 'GET',
  path: '/api/workshop-codes/:code',
  access: 'public',
  summary: 'What a code opens.',
  params: code,
  reply: z.object({
    workshop: z.string(),
    /** For members, who come in under their own name. */
    workspace: z.string(),
    map: z.string(),
    title: z.string(),
    business: z.string(),
    isFull: z.boolean(),
  }),
});

export const enterRoom = route({
  id: 'map.rooms.enter',
  method: 'POST',
  path: '/api/workshop-codes/:code/guests',
  access: 'public',
  isBehindSecret: true,
  summary: 'Lets somebody in as a guest with a name, and sets the cookie that the other routes ask for.',
  params: code,
  // Of letters that one sees: a name of none could be anybody's.
  body: z.object({
    name: z
      .string()
      .trim()
      .regex(/[^\p{C}\p{Z}]/u, 'a name that can be seen')
      .max(60),
  }),
  reply: z.object({ workshop: z.string() }),
});

const base = '/api/workshop-rooms/:workshop';
const params = z.object({ workshop: z.string() });

export const readRoom = route({
  id: 'map.rooms.read',
  method: 'GET',
  path: base,
  access: 'public',
  isFrequent: true,
  summary: 'The workshop as whoever takes part sees it.',
  params,
  reply: Room,
});

export const followRoom = route({
  id: 'map.rooms.follow',
  method: 'GET',
  path: `${base}/live`,
  access: 'public',
  isFrequent: true,
  summary: 'The same as it changes, as server-sent events: `room`, `beat` (every 15 seconds) or `end`.',
  params,
  replyAs: 'text/event-stream',
});

export const readMapCards = route({
  id: 'map.rooms.map-cards',
  method: 'GET',
  path: `${base}/map-cards`,
  access: 'public',
  isFrequent: true,
  summary: 'What stands on the map already in the lanes that people fill: words, and which pictures.',
  params,
  reply: z.object({
    items: z.array(
      z.object({ stage: z.string(), lane: z.string(), text: z.string(), picture: z.string().nullable() }),
    ),
  }),
});

export const readRoomPicture = route({
  id: 'map.rooms.picture',
  method: 'GET',
  path: `${base}/pictures/:picture`,
  access: 'public',
  isFrequent: true,
  summary:
    'A picture of a card of the map that the workshop is about, as long as the workshop shows its words.',
  params: params.extend({ picture: z.string().max(120) }),
  replyAs: 'image/*',
});

export const OwnCard = z.object({
  lane: z.string().min(1).max(120),
  stage: z.string().min(1).max(120),
  text: z.string().trim().min(1).max(500),
  colour: CardColour.exclude(['decided']).default('plain'),
});
export type OwnCard = z.output<typeof OwnCard>;

/** Room is left for what its edits of the map are called (`onto-map.ts`). */
const cardParams = params.extend({ card: z.string().regex(/^wcd_[\w-]{10,36}$/) });

export const putOwnCard = route({
  id: 'map.rooms.put-card',
  method: 'PUT',
  path: `${base}/cards/:card`,
  access: 'public',
  isBehindSecret: true,
  isFrequent: true,
  summary: `Writes a card, or changes one’s own until somebody has voted on it. Its id is made by the caller, so that it may be sent again. Cards and dots together are changed at most ${MOST_CHANGES_A_MINUTE} times a minute by one person.`,
  params: cardParams,
  body: OwnCard,
  reply: Room,
});

export const takeOwnCardBack = route({
  id: 'map.rooms.take-card-back',
  method: 'DELETE',
  path: `${base}/cards/:card`,
  access: 'public',
  isBehindSecret: true,
  isFrequent: true,
  summary: 'Takes one’s own card back; writing it again brings it back.',
  params: cardParams,
  reply: Room,
});

export const putDots = route({
  id: 'map.rooms.put-dots',
  method: 'PUT',
  path: `${base}/dots/:card`,
  access: 'public',
  isBehindSecret: true,
  isFrequent: true,
  summary: 'Says how many of one’s dots are on a card; none takes them back.',
  params: params.extend({ card: z.string().max(120) }),
  body: z.object({ dots: z.number().int().min(0).max(30) }),
  reply: Room,
});

/** Workshops on a map, as the team leads them: begun, moved from step to step, timed, decided, summed up. Those who take part have `room-contract.ts`. */
import { z } from 'zod';
import { AskedLanguage } from '../../kernel/language.ts';
import { route } from '../../kernel/route.ts';
import { CardColour, LaneKindName } from '../maps/contract.ts';

export const MOST_WORKSHOPS = 200;
export const MOST_GUESTS = 200;
export const MOST_CARDS_EACH = 100;
export const MOST_CARDS = 1000;
/** Of the map’s own, to vote on. */
export const MOST_MAP_CARDS = 300;
const LONGEST_TIMER_MS = 3 * 3_600_000;

/** In the order people go through them; a facilitator may go back. */
export const workshopSteps = ['brainstorm', 'reveal', 'vote', 'decide', 'end'] as const;
export type WorkshopStep = (typeof workshopSteps)[number];
export const outcomes = ['decided', 'parked'] as const;

const Lanes = z.array(z.string().min(1).max(120)).max(60);
const settings = {
  /** What it is about. */
  title: z.string().trim().min(1).max(200),
  /** Lanes that people fill; none for any. */
  lanes: Lanes,
  /** Lanes whose cards on the map are voted on too. */
  voteLanes: Lanes,
  /** Dots each person has. */
  dots: z.number().int().min(1).max(30),
  /** Whether one card may take several dots of one person. */
  severalDots: z.boolean(),
  /** Whether counts stay hidden until the vote is over. */
  dotsHidden: z.boolean(),
  mostGuests: z.number().int().min(1).max(MOST_GUESTS),
};
export const WorkshopSettings = z.object(settings);
export type WorkshopSettings = z.output<typeof WorkshopSettings>;

export const SettingsChange = WorkshopSettings.partial();
export type SettingsChange = z.output<typeof SettingsChange>;

export const WorkshopDraft = z.object({
  ...settings,
  lanes: settings.lanes.default([]),
  voteLanes: settings.voteLanes.default([]),
  dots: settings.dots.default(3),
  severalDots: settings.severalDots.default(true),
  dotsHidden: settings.dotsHidden.default(true),
  mostGuests: settings.mostGuests.default(30),
});
export type WorkshopDraft = z.output<typeof WorkshopDraft>;

export const WorkshopBrief = z.object({
  id: z.string(),
  title: z.string(),
  step: z.enum(workshopSteps),
  /** Name or e-mail; null for an API key or somebody who has left. */
  begunBy: z.string().nullable(),
  begunAt: z.number().int(),
  endedAt: z.number().int().nullable(),
  participants: z.number().int(),
  cards: z.number().int(),
  decided: z.number().int(),
});
export type WorkshopBrief = z.output<typeof WorkshopBrief>;

export const Timer = z.object({
  /** The instant it ends at by the server’s clock; null while it stands. */
  endsAt: z.number().int().nullable(),
  /** What is left while it stands; null while it runs. */
  leftMs: z.number().int().nullable(),
});
export type Timer = z.output<typeof Timer>;

export const WorkshopCard = z.object({
  id: z.string(),
  lane: z.string(),
  /** The stage or step it stands in. */
  stage: z.string(),
  text: z.string(),
  colour: CardColour,
  /** Who wrote it; null for a card that the map had before. */
  by: z.string().nullable(),
  isOwn: z.boolean(),
  isFromMap: z.boolean(),
  /** Of a card from the map, by its id; guests get it of `map.rooms.picture`. */
  picture: z.string().nullable(),
  /** Whether only its author sees its words. */
  isHidden: z.boolean(),
  /** The card it says the same as; its dots count there. */
  mergedInto: z.string().nullable(),
  /** With those of cards merged into it; null while counts are hidden. */
  dots: z.number().int().nullable(),
  ownDots: z.number().int(),
  outcome: z.enum(outcomes).nullable(),
  /** Whose it is now; `account` only where the team looks, and they are a member. */
  owner: z.object({ name: z.string(), account: z.string().nullable() }).nullable(),
  note: z.string(),
  isOnMap: z.boolean(),
});
export type WorkshopCard = z.output<typeof WorkshopCard>;

/** What everybody in a workshop sees of it. */
export const Room = z.object({
  id: z.string(),
  business: z.string(),
  mapTitle: z.string(),
  step: z.enum(workshopSteps),
  /** Raised with every change: an answer with a lower one is older. */
  revision: z.number().int(),
  settings: WorkshopSettings,
  timer: Timer,
  /** The server’s clock, so that everybody counts alike. */
  now: z.number().int(),
  stages: z.array(
    z.object({ id: z.string(), title: z.string(), /** Of a step. */ stage: z.string().nullable() }),
  ),
  /** Those that people fill. */
  lanes: z.array(z.object({ id: z.string(), title: z.string(), kind: LaneKindName })),
  cards: z.array(WorkshopCard),
  /** Cards of others whose words nobody else sees yet, by place. */
  hidden: z.array(z.object({ stage: z.string(), lane: z.string(), cards: z.number().int() })),
  participants: z.number().int(),
  /** Dots that were put, and that there are. */
  dotsPut: z.number().int(),
  dotsInAll: z.number().int(),
  me: z
    .object({ id: z.string(), name: z.string(), isGuest: z.boolean(), dotsLeft: z.number().int() })
    .nullable(),
});
export type Room = z.output<typeof Room>;

/** What the team sees besides. */
export const TeamRoom = Room.extend({
  map: z.string(),
  begunAt: z.number().int(),
  endedAt: z.number().int().nullable(),
  /** How people come in; null while nobody else may. */
  door: z.object({ code: z.string(), link: z.string() }).nullable(),
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      isGuest: z.boolean(),
      cards: z.number().int(),
      dotsLeft: z.number().int(),
    }),
  ),
});
export type TeamRoom = z.output<typeof TeamRoom>;

export const RankedCard = z.object({
  id: z.string(),
  /** Equal numbers of dots have the same; null where there was no vote. */
  rank: z.number().int().nullable(),
  text: z.string(),
  stage: z.string(),
  lane: z.string(),
  /** Who wrote it, and the cards merged into it. */
  by: z.array(z.string()),
  merged: z.array(z.string()),
  dots: z.number().int().nullable(),
  outcome: z.enum(outcomes).nullable(),
  owner: z.string().nullable(),
  note: z.string(),
  isOnMap: z.boolean(),
});
export type RankedCard = z.output<typeof RankedCard>;

export const WorkshopSummary = WorkshopBrief.extend({
  map: z.string(),
  mapTitle: z.string(),
  business: z.string(),
  /** In the order they came. */
  people: z.array(z.object({ name: z.string(), isGuest: z.boolean() })),
  /** By dots, then in the order they were written. */
  ranked: z.array(RankedCard),
  /** Cards whose words are not revealed, and so not in here. */
  hidden: z.number().int(),
});
export type WorkshopSummary = z.output<typeof WorkshopSummary>;

/** One message of a stream, where `room` is as the reader may see it. */
export function roomEvent<const R extends z.ZodType>(room: R) {
  return z.discriminatedUnion('event', [
    z.object({ event: z.literal('room'), room }),
    /** Nothing happened, and the line stands. */
    z.object({ event: z.literal('beat') }),
    /** The stream ends: the server stops, or the reader may no longer look. Asking again tells which. */
    z.object({ event: z.literal('end') }),
  ]);
}

const base = '/api/workspaces/:workspace/maps/:map/workshops';
const params = z.object({ workspace: z.string(), map: z.string() });
const one = params.extend({ workshop: z.string() });

export const listWorkshops = route({
  id: 'map.workshops.list',
  method: 'GET',
  path: base,
  access: 'viewer',
  summary: 'Workshops on a map, newest first.',
  params,
  reply: z.object({ items: z.array(WorkshopBrief) }),
});

export const beginWorkshop = route({
  id: 'map.workshops.begin',
  method: 'POST',
  path: base,
  access: 'editor',
  summary: `Begins a workshop on a map, with a code and a link that let people in without an account; at most ${MOST_WORKSHOPS} a map.`,
  params,
  body: WorkshopDraft,
  reply: TeamRoom,
});

export const readWorkshop = route({
  id: 'map.workshops.read',
  method: 'GET',
  path: `${base}/:workshop`,
  access: 'viewer',
  summary:
    'A workshop as its team sees it. Words that are not revealed are in no answer but that to their author.',
  params: one,
  // The code at the door, beside what guests write.
  holdsSecret: true,
  reply: TeamRoom,
});

export const followWorkshop = route({
  id: 'map.workshops.follow',
  method: 'GET',
  path: `${base}/:workshop/live`,
  access: 'viewer',
  summary:
    'The same as it changes, as server-sent events; each is one JSON object with `event`: `room`, `beat` (every 15 seconds) or `end`.',
  params: one,
  replyAs: 'text/event-stream',
});

export const changeWorkshop = route({
  id: 'map.workshops.change',
  method: 'PATCH',
  path: `${base}/:workshop`,
  access: 'editor',
  summary: 'Changes what a workshop is about, its lanes, its dots, its number of guests.',
  params: one,
  body: SettingsChange,
  reply: TeamRoom,
});

export const removeWorkshop = route({
  id: 'map.workshops.remove',
  method: 'DELETE',
  path: `${base}/:workshop`,
  access: 'editor',
  summary: 'Removes a workshop with everything that was written in it, for good. What is on the map stays.',
  params: one,
  reply: z.object({ removed: z.literal(true) }),
});

export const goToStep = route({
  id: 'map.workshops.step',
  method: 'PUT',
  path: `${base}/:workshop/step`,
  access: 'editor',
  summary:
    'Moves everybody to a step, forth or back. Every step but `brainstorm` reveals all cards; `end` ends the link too.',
  params: one,
  body: z.object({ step: z.enum(workshopSteps) }),
  reply: TeamRoom,
});

export const timerActs = ['start', 'pause', 'resume', 'add', 'stop'] as const;
export type TimerAct = (typeof timerActs)[number];

export const setTimer = route({
  id: 'map.workshops.timer',
  method: 'PUT',
  path: `${base}/:workshop/timer`,
  access: 'editor',
  summary:
    'Starts, pauses, resumes, lengthens or stops the timer. It ends nothing: it only says that time is over.',
  params: one,
  body: z.object({
    act: z.enum(timerActs),
    /** For `start` and `add`. */
    ms: z.number().int().min(1000).max(LONGEST_TIMER_MS).default(60_000),
  }),
  reply: TeamRoom,
});

export const setDoor = route({
  id: 'map.workshops.door',
  method: 'PUT',
  path: `${base}/:workshop/door`,
  access: 'editor',
  summary:
    'Lets nobody else in, or people again: by a new code, for the one before is forgotten. Whoever is in stays.',
  params: one,
  body: z.object({ open: z.boolean() }),
  reply: TeamRoom,
});

export const joinWorkshop = route({
  id: 'map.workshops.join',
  method: 'POST',
  path: `${base}/:workshop/participants`,
  access: 'viewer',
  summary:
    'Lets a member take part under their own name, and sets the cookie that `map.rooms` asks for. Asks for an account.',
  params: one,
  reply: z.object({ workshop: z.string() }),
});

export const removeParticipant = route({
  id: 'map.workshops.remove-participant',
  method: 'DELETE',
  path: `${base}/:workshop/participants/:participant`,
  access: 'editor',
  summary: 'Takes somebody out, with their dots and, if wished, their cards.',
  params: one.extend({ participant: z.string() }),
  query: z.object({ cards: z.stringbool().default(false) }),
  reply: TeamRoom,
});

const Owner = z.union([
  z.object({ account: z.string().min(1).max(200) }),
  z.object({ name: z.string().trim().min(1).max(120) }),
]);
export const CardChange = z
  .object({
    outcome: z.enum(outcomes).nullable(),
    /** A member, or anybody by name. */
    owner: Owner.nullable(),
    note: z.string().trim().max(2000),
    mergedInto: z.string().nullable(),
    removed: z.boolean(),
  })
  .partial();
export type CardChange = z.output<typeof CardChange>;

export const changeCard = route({
  id: 'map.workshops.change-card',
  method: 'PATCH',
  path: `${base}/:workshop/cards/:card`,
  access: 'editor',
  summary:
    'Marks a revealed card as decided or parked, gives it an owner and a note, merges it into another that says the same, removes it or brings it back.',
  params: one.extend({ card: z.string() }),
  body: CardChange,
  reply: TeamRoom,
});

export const placeCards = route({
  id: 'map.workshops.place',
  method: 'PUT',
  path: `${base}/:workshop/placed`,
  access: 'editor',
  summary:
    'Puts revealed cards on the map, or takes them off again. Merged and parked cards are put there only where they are named.',
  params: one,
  body: z.object({
    placed: z.boolean(),
    /** Left out: all that are neither merged nor parked. */
    cards: z.array(z.string()).max(MOST_CARDS).optional(),
  }),
  reply: z.object({
    done: z.array(z.string()),
    /** What the map would not take, and why. */
    refused: z.array(z.object({ card: z.string(), problem: z.string() })),
    room: TeamRoom,
  }),
});

export const summarizeWorkshop = route({
  id: 'map.workshops.summary',
  method: 'GET',
  path: `${base}/:workshop/summary`,
  access: 'viewer',
  summary: 'What was decided and parked, every revealed card by its dots, who took part.',
  params: one,
  reply: WorkshopSummary,
});

export const summaryFormats = ['csv', 'md'] as const;

export const downloadSummary = route({
  id: 'map.workshops.summary-file',
  method: 'GET',
  path: `${base}/:workshop/summary/:format`,
  access: 'viewer',
  summary: 'The summary as a table (csv) or a text (md).',
  params: one.extend({ format: z.enum(summaryFormats) }),
  query: z.object({ language: AskedLanguage }),
  replyAs: 'application/octet-stream',
});

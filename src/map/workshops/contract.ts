/** Workshops on a map, as the team leads them: begun, moved from step to step, timed, decided, summed up. Those who take part have `room-contract.ts`. */
import { z } from 'zod';
import { AskedLanguage } from '../../kernel/language.ts';
import { route } from '../../kernel/route.ts';
import {
  MOST_CARDS,
  MOST_WORKSHOPS,
  outcomes,
  SettingsChange,
  WorkshopDraft,
  workshopSteps,
} from './settings.ts';
import { TeamRoom, WorkshopBrief, WorkshopSummary } from './shown.ts';

const LONGEST_TIMER_MS = 3 * 3_600_000;

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

const timerActs = ['start', 'pause', 'resume', 'add', 'stop'] as const;
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

const summaryFormats = ['csv', 'md'] as const;

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

/** What is shown of a workshop: its line in the list, the room as one reader sees it, its summary. Pure. */
import { z } from 'zod';
import { CardColour, LaneKindName } from '../maps/contract.ts';
import { outcomes, WorkshopSettings, workshopSteps } from './settings.ts';

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

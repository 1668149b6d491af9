/** What a workshop can be set to, the steps it goes through, and how much fits into it. Pure. */
import { z } from 'zod';

export const MOST_WORKSHOPS = 200;
export const MOST_GUESTS = 200;
export const MOST_CARDS_EACH = 100;
export const MOST_CARDS = 1000;
/** Of the map’s own, to vote on. */
export const MOST_MAP_CARDS = 300;

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

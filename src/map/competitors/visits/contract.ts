/** Visits as a customer, to competitors and to ourselves: a checklist of touchpoints, filled bit by bit. */
import { z } from 'zod';
import { AskedLanguage } from '../../../kernel/language.ts';
import { route } from '../../../kernel/route.ts';

export const MOST_VISITS = 500;
export const MOST_ITEMS = 60;
export const MOST_PHOTOS = 6;

const Score = z.number().int().min(1).max(5);
const PictureReference = z.string().regex(/^picture:pic_\w{1,60}$/);

/** One touchpoint on the checklist of a visit. */
export const VisitItem = z.object({
  /** Within the visit. */
  key: z.string(),
  title: z.string(),
  /** Title of the stage; empty where it has none. */
  stage: z.string(),
  /** Touchpoint of the business it stands for, or null. */
  touchpoint: z.string().nullable(),
  /** What to look at; empty where nobody has said. */
  look: z.string(),
  /** Whether they have it; null: not looked yet. */
  isThere: z.boolean().nullable(),
  /** 1 awful to 5 excellent; null where it was not judged. */
  score: Score.nullable(),
  note: z.string(),
  /** References to pictures of the business. */
  photos: z.array(z.string()),
});
export type VisitItem = z.output<typeof VisitItem>;

export const VisitSummary = z.object({
  id: z.string(),
  /** Null for a visit to ourselves. */
  competitor: z.string().nullable(),
  visitedOn: z.iso.date(),
  visitor: z.string(),
  /** Touchpoints on the list, and those that were looked at. */
  items: z.number().int(),
  answered: z.number().int(),
  /** When somebody said it is complete, ms UTC. */
  doneAt: z.number().int().nullable(),
  changedAt: z.number().int(),
});
export type VisitSummary = z.output<typeof VisitSummary>;

export const Visit = VisitSummary.omit({ items: true, answered: true }).extend({
  items: z.array(VisitItem),
});
export type Visit = z.output<typeof Visit>;

/** What the checklist is made of. */
const ChecklistFrom = z.discriminatedUnion('from', [
  z.object({ from: z.literal('touchpoints') }),
  z.object({ from: z.literal('template'), template: z.string().max(60), language: AskedLanguage }),
  z.object({ from: z.literal('map'), map: z.string().max(80) }),
  z.object({ from: z.literal('visit'), visit: z.string().max(80) }),
]);
export type ChecklistFrom = z.output<typeof ChecklistFrom>;

export const VisitDraft = z.object({
  competitor: z.string().max(80).nullable().default(null),
  visitedOn: z.iso.date(),
  visitor: z.string().trim().min(1).max(80),
  checklist: ChecklistFrom,
});
export type VisitDraft = z.output<typeof VisitDraft>;

/** Fields of one touchpoint; what is left out stays. May be sent again when no answer came. */
export const Answer = z.object({
  key: z.string().min(1).max(80),
  isThere: z.boolean().nullable().optional(),
  score: Score.nullable().optional(),
  /** `was`: what its author saw before. Words somebody else wrote meanwhile are kept in front of these, so both may be longer than one writes. */
  note: z.object({ text: z.string().max(10_000), was: z.string().max(10_000) }).optional(),
  addPhotos: z.array(PictureReference).max(MOST_PHOTOS).optional(),
  removePhotos: z.array(PictureReference).max(MOST_PHOTOS).optional(),
});
export type Answer = z.output<typeof Answer>;

export const VisitChange = z.object({
  visitedOn: z.iso.date().optional(),
  visitor: z.string().trim().min(1).max(80).optional(),
  isDone: z.boolean().optional(),
  answers: z.array(Answer).max(MOST_ITEMS).default([]),
  /** Touchpoints found on the spot; `key` is made by whoever found them, and taken once. */
  found: z
    .array(
      z.object({
        key: z.string().regex(/^[\w-]{1,80}$/),
        title: z.string().trim().min(1).max(200),
        stage: z.string().trim().max(200).default(''),
      }),
    )
    .max(MOST_ITEMS)
    .default([]),
});
export type VisitChange = z.output<typeof VisitChange>;

const visits = '/api/workspaces/:workspace/visits';
const params = z.object({ workspace: z.string() });
const visitParams = params.extend({ visit: z.string() });

export const createVisit = route({
  id: 'map.visits.create',
  method: 'POST',
  path: visits,
  access: 'editor',
  summary:
    'Begins a visit to a competitor, or to ourselves, with a checklist of our touchpoints, a trade’s template, a map’s touchpoint cards, or an earlier visit.',
  params,
  body: VisitDraft,
  reply: Visit,
});

export const readVisit = route({
  id: 'map.visits.read',
  method: 'GET',
  path: `${visits}/:visit`,
  access: 'viewer',
  summary: 'A visit with its checklist.',
  params: visitParams,
  reply: Visit,
});

export const changeVisit = route({
  id: 'map.visits.change',
  method: 'PATCH',
  path: `${visits}/:visit`,
  access: 'editor',
  isFrequent: true,
  summary:
    'Sets fields of answers; the rest stays, so several devices may fill one checklist. May be sent again when no answer came.',
  params: visitParams,
  body: VisitChange,
  reply: Visit,
});

export const deleteVisit = route({
  id: 'map.visits.delete',
  method: 'DELETE',
  path: `${visits}/:visit`,
  access: 'editor',
  summary: 'Deletes a visit; for thirty days it can be brought back.',
  params: visitParams,
  reply: VisitSummary,
});

export const restoreVisit = route({
  id: 'map.visits.restore',
  method: 'POST',
  path: `${visits}/:visit/restore`,
  access: 'editor',
  summary: 'Brings a deleted visit back.',
  params: visitParams,
  reply: VisitSummary,
});

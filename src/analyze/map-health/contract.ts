/** Whether a journey map is still true: real paths against the drawn order, events it has no place for, old evidence, a review that is due. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';
import { Said } from '../../kernel/said.ts';
import { ReportQuery, reportHead } from '../engine/contract.ts';

export const MapHealthQuery = ReportQuery.omit({ compare: true, with: true }).extend({
  /** Id of the journey map. */
  map: z.string().min(1),
});
export type MapHealthQuery = z.output<typeof MapHealthQuery>;

/** What is drawn and bound to data: a card of a touchpoint, or a stage without such cards. */
export const Place = z.object({
  /** Id of the card or stage on the map. */
  id: z.string(),
  title: z.string(),
});
export type Place = z.output<typeof Place>;

/** Two places that people meet the other way round. */
export const TurnedPair = z.object({
  /** Drawn first, met second. */
  drawnFirst: Place,
  drawnSecond: Place,
  /** People who met both, at different times. */
  people: z.number().int(),
  /** Of them, those who met the second first. */
  otherWay: z.number().int(),
});
export type TurnedPair = z.output<typeof TurnedPair>;

const findingKinds = ['order', 'off-map', 'not-drawn', 'never-met', 'evidence', 'review'] as const;

export const Finding = Said.extend({
  about: z.enum(findingKinds),
  /** Cards or stages of the map it is about. */
  ids: z.array(z.string()),
  /** For `order`: whose people can be listed (`map-health.turned`). */
  turned: z.object({ map: z.string(), first: z.string(), second: z.string() }).nullable(),
});
export type Finding = z.output<typeof Finding>;

export const mapHealthReport = route({
  id: 'reports.map-health',
  method: 'GET',
  path: '/api/workspaces/:workspace/reports/map-health',
  access: 'viewer',
  summary:
    'Whether a journey map is still true: its order against real paths, events at no touchpoint, old evidence, a review that is due.',
  params: z.object({ workspace: z.string() }),
  query: MapHealthQuery,
  reply: z.object({
    ...reportHead,
    /** The sentence, part by part, to be said in other languages. */
    said: z.array(Said),
    map: z.string(),
    /** Whose paths it is held against: the persona asked for, else that of the map if one knows who they are. Null: everybody’s. */
    personaId: z.string().nullable(),
    /** Places bound to data whose order can be compared. */
    places: z.number().int(),
    /** Meetings of two places by one person: how many, and how many of them in the drawn order. Null for a map that does not say how it is. */
    order: z
      .object({ pairs: z.number().int(), asDrawn: z.number().int(), turned: z.array(TurnedPair) })
      .nullable(),
    /** Events of the period, and those that match no touchpoint of the business. Null as above. */
    events: z.object({ all: z.number().int(), offMap: z.number().int() }).nullable(),
    /** Touchpoints of the business that people meet and the map does not show; most people first. */
    notDrawn: z.array(z.object({ touchpointId: z.string(), title: z.string(), people: z.number().int() })),
    evidence: z.object({
      pieces: z.number().int(),
      old: z.number().int(),
      undated: z.number().int(),
      oldestOn: z.string().nullable(),
    }),
    reviewOn: z.string().nullable(),
    /** Something of the following speaks against it: order, off-map, evidence, review. */
    stale: z.boolean(),
    /** What to look at, what matters most first. */
    findings: z.array(Finding),
  }),
});
export type MapHealthReport = z.output<typeof mapHealthReport.reply>;

/** Saved reports: a report with its choices, kept under a name; on Home, or at a stage or touchpoint of the map. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';

/** The reports that can be kept, by their name in addresses and on the command line. */
export const keepableReports = [
  'stages',
  'funnel',
  'paths',
  'retention',
  'attribution',
  'pain-points',
  'value',
] as const;
export type KeepableReport = (typeof keepableReports)[number];

export function isKeepable(name: string): name is KeepableReport {
  return (keepableReports as readonly string[]).includes(name);
}

export const MOST_SAVED = 100;
export const MOST_ON_HOME = 12;

const Text = z.string().max(4000);
const ChoiceList = z.record(z.string().max(60), Text);

export const SavedDraft = z.object({
  name: z.string().trim().min(1).max(80),
  /** `funnel`, `paths`, … as in the addresses of reports. */
  report: z.string().max(40),
  /** `7d`, `30d`, `90d`, `3m`, `12m`, `year`, `all`, always seen from today; or two days, both included: `2026-08-01..2026-10-31`. */
  period: z.string().max(30),
  /** What the report is asked, by the names of its query, without `from` and `to`. */
  question: ChoiceList,
  /** What else stands in the address of its page; opens it as it was. */
  choices: ChoiceList,
});
export type SavedDraft = z.output<typeof SavedDraft>;

/** Where on the map. */
export const Place = z.object({ kind: z.enum(['stage', 'touchpoint']), id: z.string() });
export type Place = z.output<typeof Place>;

export const SavedReport = SavedDraft.extend({
  id: z.string(),
  /** Name or e-mail of who kept it; null for a key, or somebody who has left. */
  madeBy: z.string().nullable(),
  changedAt: z.number().int(),
  /** The question with the days of its period as they are today: ask the report this. */
  query: z.record(z.string(), z.string()),
  /** Place among those on Home, from 0; null when it is not there. */
  home: z.number().int().nullable(),
  place: Place.extend({ title: z.string() }).nullable(),
  /** Title of the stage or touchpoint it stood at, where that is no longer on the map. */
  lostPlace: z.string().nullable(),
});
export type SavedReport = z.output<typeof SavedReport>;

const base = '/api/workspaces/:workspace/saved-reports';
const params = z.object({ workspace: z.string() });
const oneParams = z.object({ workspace: z.string(), saved: z.string() });

export const listSaved = route({
  id: 'analyze.saved.list',
  method: 'GET',
  path: base,
  access: 'viewer',
  summary: 'All saved reports by name, each with the question to ask its report today.',
  params,
  reply: z.object({ items: z.array(SavedReport) }),
});

export const saveReport = route({
  id: 'analyze.saved.create',
  method: 'POST',
  path: base,
  access: 'editor',
  summary: 'Keeps a report with its choices under a name. Refuses choices the report does not know.',
  params,
  body: SavedDraft,
  reply: SavedReport,
});

export const updateSaved = route({
  id: 'analyze.saved.update',
  method: 'PUT',
  path: `${base}/:saved`,
  access: 'editor',
  summary: 'Gives a saved report another name or other choices; where it is pinned stays.',
  params: oneParams,
  body: SavedDraft,
  reply: SavedReport,
});

export const deleteSaved = route({
  id: 'analyze.saved.delete',
  method: 'DELETE',
  path: `${base}/:saved`,
  access: 'editor',
  summary: 'Forgets a saved report; for a day it can be brought back.',
  params: oneParams,
  reply: SavedReport,
});

export const restoreSaved = route({
  id: 'analyze.saved.restore',
  method: 'POST',
  path: `${base}/:saved/restore`,
  access: 'editor',
  summary: 'Brings back a saved report deleted within the last day, where it was pinned.',
  params: oneParams,
  reply: SavedReport,
});

export const pinHome = route({
  id: 'analyze.saved.pin',
  method: 'PUT',
  path: `${base}/:saved/home`,
  access: 'editor',
  summary: `Puts a saved report on Home, after the others there, or takes it from there; at most ${MOST_ON_HOME}.`,
  params: oneParams,
  body: z.object({ pinned: z.boolean() }),
  reply: SavedReport,
});

export const orderHome = route({
  id: 'analyze.saved.home',
  method: 'PUT',
  path: `${base}/home`,
  access: 'editor',
  summary: `Says which saved reports stand on Home, in this order; at most ${MOST_ON_HOME}.`,
  params,
  body: z.object({ saved: z.array(z.string()).max(500) }),
  reply: z.object({ items: z.array(SavedReport) }),
});

export const placeSaved = route({
  id: 'analyze.saved.place',
  method: 'PUT',
  path: `${base}/:saved/place`,
  access: 'editor',
  summary: 'Pins a saved report to a stage or touchpoint of the map, or (null) takes it from there.',
  params: oneParams,
  body: z.object({ place: Place.nullable() }),
  reply: SavedReport,
});

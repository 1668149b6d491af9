/** Competitors, and the comparison with them touchpoint by touchpoint. */
import { z } from 'zod';
import { AskedLanguage } from '../../kernel/language.ts';
import { route } from '../../kernel/route.ts';
import { Said } from '../../kernel/said.ts';
import { VisitSummary } from './visits/contract.ts';

export const MOST_COMPETITORS = 30;

/** From this difference of the mean scores on, one does better. */
export const BETTER_FROM = 0.5;
/** With fewer scores on either side it is a first impression. */
export const ENOUGH_SCORES = 3;

export const CompetitorDraft = z.object({
  name: z.string().trim().min(1).max(80),
  link: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .nullable()
    .default(null),
  notes: z.string().trim().max(2000).default(''),
});
export type CompetitorDraft = z.output<typeof CompetitorDraft>;

export const Competitor = CompetitorDraft.extend({ id: z.string(), changedAt: z.number().int() });
export type Competitor = z.output<typeof Competitor>;

export const verdicts = [
  'we-do-better',
  'equal',
  'they-do-better',
  'missing-there',
  'missing-here',
  'missing-both',
  'unknown',
] as const;
export type Verdict = (typeof verdicts)[number];

/** One side at one touchpoint. */
export const Standing = z.object({
  /** Visits that looked whether it is there. */
  visits: z.number().int(),
  /** Of those, that found it. */
  found: z.number().int(),
  /** Whether they have it: most visits found it, or as many and the latest did. Null: nobody looked. */
  hasIt: z.boolean().nullable(),
  /** Mean of the scores given, and how many there are. */
  score: z.number().nullable(),
  scores: z.number().int(),
});
export type Standing = z.output<typeof Standing>;

export const ComparedRow = z.object({
  key: z.string(),
  title: z.string(),
  stage: z.string(),
  /** Keys of rows that were put together by hand. */
  joined: z.array(z.object({ key: z.string(), title: z.string() })),
  ours: Standing,
  theirs: z.array(
    Standing.extend({
      competitor: z.string(),
      verdict: z.enum(verdicts),
      /** Their mean less ours; null unless both have scores. */
      difference: z.number().nullable(),
      /** Fewer than three scores on one side. */
      isEarly: z.boolean(),
    }),
  ),
});
export type ComparedRow = z.output<typeof ComparedRow>;

export const Comparison = z.object({
  sentence: z.string(),
  /** The sentence, part by part, to be said in other languages. */
  said: z.array(Said),
  /** How the words are found, in plain English. */
  rule: Said,
  ourVisits: z.number().int(),
  competitors: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      visits: z.number().int(),
      sentence: z.string(),
      said: z.array(Said),
    }),
  ),
  rows: z.array(ComparedRow),
});
export type Comparison = z.output<typeof Comparison>;

const params = z.object({ workspace: z.string() });
const base = '/api/workspaces/:workspace/competitors';
const oneParams = params.extend({ competitor: z.string() });

export const listCompetitors = route({
  id: 'map.competitors.list',
  method: 'GET',
  path: base,
  access: 'viewer',
  summary: 'Competitors by name, and all visits, newest first; those to ourselves have no competitor.',
  params,
  reply: z.object({ items: z.array(Competitor), visits: z.array(VisitSummary) }),
});

export const createCompetitor = route({
  id: 'map.competitors.create',
  method: 'POST',
  path: base,
  access: 'editor',
  summary: `Names a competitor; at most ${MOST_COMPETITORS}.`,
  params,
  body: CompetitorDraft,
  reply: Competitor,
});

export const updateCompetitor = route({
  id: 'map.competitors.update',
  method: 'PUT',
  path: `${base}/:competitor`,
  access: 'editor',
  summary: 'Describes a competitor anew. Refused when somebody else changed it since `changedAt`.',
  params: oneParams,
  body: CompetitorDraft.extend({ changedAt: z.number().int() }),
  reply: Competitor,
});

export const deleteCompetitor = route({
  id: 'map.competitors.delete',
  method: 'DELETE',
  path: `${base}/:competitor`,
  access: 'editor',
  summary: 'Deletes a competitor with its visits; for thirty days it can be brought back.',
  params: oneParams,
  reply: Competitor,
});

export const restoreCompetitor = route({
  id: 'map.competitors.restore',
  method: 'POST',
  path: `${base}/:competitor/restore`,
  access: 'editor',
  summary: 'Brings a deleted competitor back with its visits.',
  params: oneParams,
  reply: Competitor,
});

export const drawCompetitor = route({
  id: 'map.competitors.draw',
  method: 'POST',
  path: `${base}/:competitor/map`,
  access: 'editor',
  summary:
    'Makes a journey map of the visits to a competitor: what they have, how it felt, notes and photos.',
  params: oneParams,
  /** Of what is written on the map besides the visitors’ own words. */
  query: z.object({ language: AskedLanguage }),
  reply: z.object({ map: z.string(), title: z.string() }),
});

export const compareWithCompetitors = route({
  id: 'map.competitors.compare',
  method: 'GET',
  path: '/api/workspaces/:workspace/competitors-comparison',
  access: 'viewer',
  summary: 'Ours and every competitor’s, touchpoint by touchpoint: better, equal, worse, missing.',
  params,
  reply: Comparison,
});

export const compareAsTable = route({
  id: 'map.competitors.compare.csv',
  method: 'GET',
  path: '/api/workspaces/:workspace/competitors-comparison.csv',
  access: 'viewer',
  summary: 'The comparison as a table, one line per touchpoint and competitor.',
  params,
  replyAs: 'text/csv',
});

export const matchTouchpoints = route({
  id: 'map.competitors.match',
  method: 'PUT',
  path: '/api/workspaces/:workspace/competitors-comparison/matches',
  access: 'editor',
  summary:
    'Says that two rows of the comparison are the same touchpoint under different names; null takes that back.',
  params,
  body: z.object({ key: z.string().min(1).max(300), sameAs: z.string().min(1).max(300).nullable() }),
  reply: Comparison,
});

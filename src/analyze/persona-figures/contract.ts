/** The figures of personas: how many people, visits and how much money is theirs; and personas drafted from the data. */
import { z } from 'zod';
import { AskedLanguage } from '../../kernel/language.ts';
import { route } from '../../kernel/route.ts';
import { Persona } from '../../people/personas/contract.ts';
import { ReportQuery, reportHead, Share } from '../engine/contract.ts';
import { Reported } from '../feelings/contract.ts';

const params = z.object({ workspace: z.string() });
const Minor = z.number().int();

export const PersonaFigures = z.object({
  personaId: z.string(),
  name: z.string(),
  segmentId: z.string().nullable(),
  /** Null: the persona has no rule, or its segment is gone; then nothing else is known either. */
  segment: z.string().nullable(),
  people: Share.nullable(),
  /** People with an order, of all people with one. */
  customers: Share.nullable(),
  visits: z.number().int().nullable(),
  visitsShare: z.number().nullable(),
  orders: z.number().int().nullable(),
  revenueMinor: Minor.nullable(),
  revenueShare: z.number().nullable(),
  /** Revenue per customer with its 95 % range; null below five customers. */
  perCustomer: z.object({ mean: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** In all their answers on a known scale; null without a rule. */
  feeling: Reported.nullable(),
});
export type PersonaFigures = z.output<typeof PersonaFigures>;

/** `compare` is not answered here. */
export const personasReport = route({
  id: 'reports.personas',
  method: 'GET',
  path: '/api/workspaces/:workspace/reports/personas',
  access: 'viewer',
  summary: 'Share of people, customers, visits and revenue of each persona, by the rule of its segment.',
  params,
  query: ReportQuery,
  reply: z.object({
    ...reportHead,
    /** Everybody met in the period. */
    all: z.object({
      people: z.number().int(),
      customers: z.number().int(),
      visits: z.number().int(),
      orders: z.number().int(),
      revenueMinor: Minor,
    }),
    items: z.array(PersonaFigures),
  }),
});
export type PersonasReport = z.output<typeof personasReport.reply>;

export const draftPersonas = route({
  id: 'analyze.personas.draft',
  method: 'POST',
  path: '/api/workspaces/:workspace/personas/draft',
  access: 'editor',
  summary:
    'Makes a persona, with a segment where a rule fits, of each group with the same habits; says only what the data says.',
  params,
  /** Of what is written. */
  query: z.object({ language: AskedLanguage }),
  reply: z.object({
    /** What was found, in words. */
    sentence: z.string(),
    items: z.array(Persona),
    /** Names of groups that had a persona already. */
    present: z.array(z.string()),
  }),
});

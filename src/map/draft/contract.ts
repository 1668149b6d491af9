/** Draft my map: stages and touchpoints proposed from what was imported, or from a trade's template. */
import { z } from 'zod';
import { AskedLanguage } from '../../kernel/language.ts';
import { route } from '../../kernel/route.ts';
import { Said } from '../../kernel/said.ts';
import { Rule } from '../touchpoints/contract.ts';

const workspaceParams = z.object({ workspace: z.string() });

export const Template = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  stages: z.number().int(),
  touchpoints: z.number().int(),
  /** Survey questions that are usual in the trade. */
  questions: z.array(
    z.object({
      text: z.string(),
      /** Asked once this stage is over. */
      stage: z.string(),
      scale: z.enum(['ease', 'satisfaction', 'recommendation']),
    }),
  ),
  /** What to look at first, as questions to the data. */
  checks: z.array(z.string()),
});
export type Template = z.output<typeof Template>;

export const ProposedTouchpoint = z.object({
  /** Stable within this draft. */
  key: z.string(),
  title: z.string(),
  /** Name of one of the draft's stages. */
  stage: z.string(),
  channel: z.string().nullable(),
  rule: Rule,
  /** Why it is proposed, in a sentence: "Seen in your data: 3,998 people completed an order." */
  reason: Said,
  events: z.number().int(),
  people: z.number().int(),
  /** A touchpoint of the present map already has this rule: accepting would repeat it. */
  alreadyOnMap: z.boolean(),
});
export type ProposedTouchpoint = z.output<typeof ProposedTouchpoint>;

export const listTemplates = route({
  id: 'map.templates.list',
  method: 'GET',
  path: '/api/workspaces/:workspace/map/templates',
  access: 'viewer',
  summary: 'The trade templates, in the language asked for.',
  params: workspaceParams,
  query: z.object({ language: AskedLanguage }),
  reply: z.object({ items: z.array(Template) }),
});

export const proposeMap = route({
  id: 'map.draft.propose',
  method: 'GET',
  path: '/api/workspaces/:workspace/map/draft',
  access: 'viewer',
  summary: 'Proposes stages and touchpoints with the reason for each; nothing is stored.',
  params: workspaceParams,
  query: z.object({
    template: z.string().optional(),
    /** Of names and titles. */
    language: AskedLanguage,
  }),
  reply: z.object({
    sentence: Said,
    stages: z.array(z.object({ name: z.string(), reason: Said })),
    touchpoints: z.array(ProposedTouchpoint),
    /** Events in the data that no proposal matches. */
    unmatchedEvents: z.number().int(),
  }),
});

export const acceptDraft = route({
  id: 'map.draft.accept',
  method: 'POST',
  path: '/api/workspaces/:workspace/map/draft',
  access: 'editor',
  summary: 'Adds the accepted proposals to the map; replaces what is there only when asked to.',
  params: workspaceParams,
  body: z.object({
    /** `add` keeps stages and touchpoints that exist; `replace` removes them first. */
    mode: z.enum(['add', 'replace']),
    stages: z.array(z.string().trim().min(1).max(60)).min(2).max(10),
    touchpoints: z
      .array(
        z.object({
          title: z.string().trim().min(1).max(120),
          stage: z.string(),
          channel: z.string().nullable(),
          rule: Rule,
        }),
      )
      .max(100),
  }),
  reply: z.object({ stages: z.number().int(), touchpoints: z.number().int() }),
});

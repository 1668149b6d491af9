/** Touchpoints: the points where person and business meet, each bound to events by a rule. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';

export const MAX_TOUCHPOINTS = 200;

/** The text columns of an event that a condition may look at. */
const textFields = ['name', 'page', 'channel', 'source', 'medium', 'campaign'] as const;
export const textOperators = ['is', 'is_not', 'contains', 'starts_with', 'glob'] as const;
export const amountOperators = ['at_least', 'at_most'] as const;

/**
 * One condition of a rule. Text is compared without regard to case. `glob`: `*` stands for any run of characters.
 * `channel` compares channel ids of data/channels.json.
 */
export const Condition = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('field'),
    field: z.enum(textFields),
    operator: z.enum(textOperators),
    /** Any one of these. */
    values: z.array(z.string().max(500)).min(1).max(100),
  }),
  z.object({
    kind: z.literal('property'),
    property: z.string().min(1).max(200),
    operator: z.enum([...textOperators, 'at_least', 'at_most', 'exists']),
    values: z.array(z.string().max(500)).max(100),
  }),
  z.object({
    kind: z.literal('amount'),
    operator: z.enum(amountOperators),
    /** Minor units of the workspace's currency. */
    amountMinor: z.number().int(),
  }),
]);
export type Condition = z.output<typeof Condition>;

export const Rule = z.object({
  match: z.enum(['all', 'any']),
  conditions: z.array(Condition).min(1).max(20),
});
export type Rule = z.output<typeof Rule>;

export const Touchpoint = z.object({
  id: z.string(),
  /** Small number the journeys carry; unique in the workspace, never used again. */
  code: z.number().int(),
  stageId: z.string(),
  /** Order over the whole workspace: the first matching touchpoint wins. */
  position: z.number().int(),
  /** In the customer's voice: "I look around the shop". */
  title: z.string(),
  /** Id of data/channels.json, or null. */
  channel: z.string().nullable(),
  rule: Rule,
});
export type Touchpoint = z.output<typeof Touchpoint>;

export const TouchpointDraft = z.object({
  stageId: z.string(),
  title: z.string().trim().min(1).max(120),
  channel: z.string().nullable(),
  rule: Rule,
});
export type TouchpointDraft = z.output<typeof TouchpointDraft>;

const workspaceParams = z.object({ workspace: z.string() });
const touchpointParams = z.object({ workspace: z.string(), touchpoint: z.string() });
const base = '/api/workspaces/:workspace/touchpoints';

export const listTouchpoints = route({
  id: 'map.touchpoints.list',
  method: 'GET',
  path: base,
  access: 'viewer',
  summary: 'All touchpoints in the order in which their rules are tried.',
  params: workspaceParams,
  reply: z.object({ items: z.array(Touchpoint) }),
});

export const createTouchpoint = route({
  id: 'map.touchpoints.create',
  method: 'POST',
  path: base,
  access: 'editor',
  summary: 'Adds a touchpoint at the end of its stage.',
  params: workspaceParams,
  body: TouchpointDraft,
  reply: Touchpoint,
});

export const updateTouchpoint = route({
  id: 'map.touchpoints.update',
  method: 'PATCH',
  path: `${base}/:touchpoint`,
  access: 'editor',
  summary: 'Changes title, stage, channel or rule.',
  params: touchpointParams,
  body: TouchpointDraft.partial(),
  reply: Touchpoint,
});

export const deleteTouchpoint = route({
  id: 'map.touchpoints.delete',
  method: 'DELETE',
  path: `${base}/:touchpoint`,
  access: 'editor',
  summary: 'Removes a touchpoint; its events are "not on the map" until another rule matches them.',
  params: touchpointParams,
  reply: z.object({ deleted: z.literal(true) }),
});

export const orderTouchpoints = route({
  id: 'map.touchpoints.order',
  method: 'PUT',
  path: `${base}/order`,
  access: 'editor',
  summary: 'Sets the order of all touchpoints.',
  params: workspaceParams,
  body: z.object({ ids: z.array(z.string()).max(MAX_TOUCHPOINTS) }),
  reply: z.object({ items: z.array(Touchpoint) }),
});

export const countMatches = route({
  id: 'map.touchpoints.matches',
  method: 'POST',
  path: `${base}/matches`,
  access: 'viewer',
  summary: 'How many events and people a rule would match now.',
  params: workspaceParams,
  body: z.object({ rule: Rule }),
  reply: z.object({
    events: z.number().int(),
    people: z.number().int(),
    /** Of those, events that an earlier touchpoint already takes are not subtracted. */
    lastSeenAt: z.number().int().nullable(),
  }),
});

/** Segments: saved rules that select people, by what they did, what is known of them and what they said. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';
import { Rule } from '../../map/touchpoints/contract.ts';

const WithinDays = z.number().int().min(1).max(3650).nullable();
const AtLeast = z.number().int().min(1).max(10_000);

/** What a person's touches may be looked at by; values are words as received, channels are ids. */
export const touchWords = ['channel', 'device', 'campaign', 'page', 'name'] as const;

/** `withinDays` counts back from now; null means ever. */
export const SegmentCondition = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('touchpoint'),
    touchpointId: z.string(),
    /** Met it at least so often, or (`not`) never as often. */
    atLeast: AtLeast,
    not: z.boolean(),
    withinDays: WithinDays,
  }),
  z.object({ kind: z.literal('first_touch'), touchpointIds: z.array(z.string()).min(1).max(50) }),
  z.object({
    kind: z.literal('touched_through'),
    by: z.enum(touchWords),
    values: z.array(z.string().max(500)).min(1).max(100),
    not: z.boolean(),
  }),
  z.object({
    kind: z.literal('orders'),
    atLeast: z.number().int().min(0).nullable(),
    atMost: z.number().int().min(0).nullable(),
    withinDays: WithinDays,
  }),
  z.object({
    kind: z.literal('revenue'),
    /** Minor units, refunds taken off. */
    atLeastMinor: z.number().int().nullable(),
    atMostMinor: z.number().int().nullable(),
    withinDays: WithinDays,
  }),
  z.object({
    kind: z.literal('seen'),
    which: z.enum(['first', 'last']),
    /** Within the last so many days, or before that. */
    when: z.enum(['within', 'before']),
    days: z.number().int().min(1).max(3650),
  }),
  z.object({
    kind: z.literal('trait'),
    trait: z.string().min(1).max(200),
    operator: z.enum(['is', 'is_not', 'contains', 'at_least', 'at_most', 'exists', 'missing']),
    values: z.array(z.string().max(500)).max(100),
  }),
  z.object({
    /** Any event, by the rule of a touchpoint: answers and reviews too. */
    kind: z.literal('event'),
    rule: Rule,
    atLeast: AtLeast,
    withinDays: WithinDays,
  }),
]);
export type SegmentCondition = z.output<typeof SegmentCondition>;

export const SegmentRule = z.object({
  match: z.enum(['all', 'any']),
  conditions: z.array(SegmentCondition).min(1).max(10),
});
export type SegmentRule = z.output<typeof SegmentRule>;

export const Segment = z.object({
  id: z.string(),
  name: z.string(),
  rule: SegmentRule,
  changedAt: z.number().int(),
});
export type Segment = z.output<typeof Segment>;

const SegmentDraft = z.object({ name: z.string().trim().min(1).max(80), rule: SegmentRule });
const params = z.object({ workspace: z.string() });
const oneParams = z.object({ workspace: z.string(), segment: z.string() });
const base = '/api/workspaces/:workspace/segments';

export const listSegments = route({
  id: 'analyze.segments.list',
  method: 'GET',
  path: base,
  access: 'viewer',
  summary: 'All segments by name.',
  params,
  reply: z.object({ items: z.array(Segment) }),
});

export const createSegment = route({
  id: 'analyze.segments.create',
  method: 'POST',
  path: base,
  access: 'editor',
  summary: 'Saves a rule that selects people.',
  params,
  body: SegmentDraft,
  reply: Segment,
});

export const updateSegment = route({
  id: 'analyze.segments.update',
  method: 'PUT',
  path: `${base}/:segment`,
  access: 'editor',
  summary: 'Gives a segment another name or rule.',
  params: oneParams,
  body: SegmentDraft,
  reply: Segment,
});

export const deleteSegment = route({
  id: 'analyze.segments.delete',
  method: 'DELETE',
  path: `${base}/:segment`,
  access: 'editor',
  summary: 'Forgets a segment; the people stay.',
  params: oneParams,
  reply: Segment,
});

export const countSegment = route({
  id: 'analyze.segments.count',
  method: 'POST',
  path: `${base}/count`,
  access: 'viewer',
  summary: 'How many people a rule selects, of how many.',
  params,
  body: z.object({ rule: SegmentRule }),
  reply: z.object({ people: z.number().int(), of: z.number().int() }),
});

/** What a form can offer: the words that occur in touches and the traits known of people, most frequent first. */
export const segmentChoices = route({
  id: 'analyze.segments.choices',
  method: 'GET',
  path: `${base}/choices`,
  access: 'viewer',
  summary: 'Words and traits a rule may use.',
  params,
  reply: z.object({
    words: z.record(z.enum(['device', 'campaign', 'page', 'name']), z.array(z.string())),
    traits: z.array(z.string()),
    /** In the order of the map. */
    touchpoints: z.array(z.object({ id: z.string(), title: z.string() })),
  }),
});

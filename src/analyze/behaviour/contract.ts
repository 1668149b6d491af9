/** Groups of customers with the same habits, found in the data, and the people in them. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';
import { ReportQuery, reportHead, Share } from '../engine/contract.ts';
import { SegmentRule } from '../segments/contract.ts';

const params = z.object({ workspace: z.string() });
const base = '/api/workspaces/:workspace/reports';
const Minor = z.number().int();

/** `whose=buyers`: people with an order among what the report counts. `compare` is not answered here. */
export const BehaviourQuery = ReportQuery.extend({
  whose: z.enum(['buyers', 'everybody']).default('buyers'),
});

/** A touchpoint (met without an order) or a channel. */
const GroupWay = z.object({
  kind: z.enum(['touchpoint', 'channel']),
  id: z.string(),
  title: z.string(),
  /** Of the group's people. */
  met: Share,
});

/** A figure in which the group differs from all other groups together. */
export const Difference = z.object({
  figure: z.enum(['way', 'orders', 'touches', 'each', 'pause', 'orderPause', 'silent', 'weekend']),
  /** Where the figure is a way: its name. */
  way: z.string().nullable(),
  unit: z.enum(['share', 'count', 'money', 'days']),
  here: z.number(),
  rest: z.number(),
  /** Adjusted for the number of figures looked at (Benjamini and Hochberg). */
  p: z.number(),
});
export type Difference = z.output<typeof Difference>;

const FittingRule = z.object({
  rule: SegmentRule,
  /** Of the people the rule selects, those in the group; and of the group, those the rule selects. */
  right: Share,
  covered: Share,
});

export const BehaviourGroup = z.object({
  /** Its place by revenue, from 1, as text. */
  id: z.string(),
  name: z.string(),
  sentence: z.string(),
  people: z.number().int(),
  peopleShare: Share,
  orders: z.number().int(),
  ordersShare: z.number().nullable(),
  revenueMinor: Minor,
  /** Null where there is no revenue to be a share of. */
  revenueShare: z.number().nullable(),
  /** Revenue per person with its 95 % range; null below five people. */
  perPerson: z.object({ mean: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** Paid in the middle one of the people's averages per order; null without orders. */
  perOrderMinor: Minor.nullable(),
  ordersEach: z.number(),
  touchesEach: z.number(),
  boughtAgain: Share,
  /** How often its people bought, where that is what groups are divided by; else null. */
  purchases: z.object({ fewest: z.number().int(), most: z.number().int() }).nullable(),
  /** Median over the people who have such a pause, with how many they are. */
  orderPause: z.object({ n: z.number().int(), days: z.number().nullable() }),
  pause: z.object({ n: z.number().int(), days: z.number().nullable() }),
  silentDays: z.number().int(),
  ways: z.array(GroupWay),
  differences: z.array(Difference),
  /** Null where no rule describes the group well enough. */
  rule: FittingRule.nullable(),
});
export type BehaviourGroup = z.output<typeof BehaviourGroup>;

export const behaviourReport = route({
  id: 'reports.behaviour',
  method: 'GET',
  path: `${base}/behaviour`,
  access: 'viewer',
  summary:
    'Groups of customers with the same habits (ways taken, rhythm, value), each described, with the rule that selects it best.',
  params,
  query: BehaviourQuery,
  reply: z.object({
    ...reportHead,
    whose: z.enum(['buyers', 'everybody']),
    /** `kinds`: groups that hold up. `purchases`: none do, so people are divided by how often they bought. `none`: too few people. */
    basis: z.enum(['kinds', 'purchases', 'none']),
    people: z.number().int(),
    need: z.number().int(),
    /** How far groups stand apart (silhouette, −1 … 1), what chance gives, and how well they come out again (0 … 1). */
    test: z
      .object({ apart: z.number(), apartByChance: z.number(), p: z.number(), stability: z.number() })
      .nullable(),
    groups: z.array(BehaviourGroup),
    /** People met in the period who are in no group, because they ordered nothing in it or are too few. */
    rest: z.object({ people: z.number().int(), orders: z.number().int(), revenueMinor: Minor }),
  }),
});
export type BehaviourReport = z.output<typeof behaviourReport.reply>;

export const BehaviourPeopleQuery = BehaviourQuery.extend({
  /** Id of a group; left out: the people of all groups. */
  group: z.string().max(10).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().optional(),
});

export const GroupMember = z.object({
  person: z.string(),
  label: z.string().nullable(),
  group: z.string(),
  groupName: z.string(),
  touches: z.number().int(),
  orders: z.number().int(),
  spentMinor: Minor,
  lastDay: z.string(),
});
export type GroupMember = z.output<typeof GroupMember>;

export const behaviourPeopleReport = route({
  id: 'reports.behaviour-people',
  method: 'GET',
  path: `${base}/behaviour-people`,
  access: 'viewer',
  summary: 'The people of a group with the same habits, those who brought most first.',
  params,
  query: BehaviourPeopleQuery,
  reply: z.object({
    ...reportHead,
    total: z.number().int(),
    items: z.array(GroupMember),
    next: z.string().nullable(),
  }),
});

export const behaviourFile = route({
  id: 'reports.behaviour.csv',
  method: 'GET',
  path: `${base}/behaviour.csv`,
  access: 'viewer',
  summary: 'The people of all groups, or of one, as a table (CSV), whole.',
  params,
  query: BehaviourPeopleQuery.omit({ limit: true, cursor: true }),
  replyAs: 'text/csv',
});

/** Reports over what happened: touchpoints, the people behind any figure, and events as received. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';
import { ReportQuery, reportHead } from '../engine/contract.ts';

const workspaceParams = z.object({ workspace: z.string() });
const base = '/api/workspaces/:workspace/reports';

export const TouchpointFigures = z.object({
  touchpointId: z.string(),
  stageId: z.string(),
  title: z.string(),
  channel: z.string().nullable(),
  people: z.number().int(),
  events: z.number().int(),
  previousPeople: z.number().int().nullable(),
  previousEvents: z.number().int().nullable(),
  /** Relative change of people against the period before, with range; null where either has n < 30, other people are beside, or nothing is. */
  trend: z.object({ change: z.number(), low: z.number(), high: z.number() }).nullable(),
  lastSeenAt: z.number().int().nullable(),
  amountMinor: z.number().int(),
});
export type TouchpointFigures = z.output<typeof TouchpointFigures>;

export const UnmatchedEvents = z.object({
  name: z.string(),
  channel: z.string().nullable(),
  people: z.number().int(),
  events: z.number().int(),
  lastSeenAt: z.number().int(),
});
export type UnmatchedEvents = z.output<typeof UnmatchedEvents>;

export const touchpointsReport = route({
  id: 'reports.touchpoints',
  method: 'GET',
  path: `${base}/touchpoints`,
  access: 'viewer',
  summary: 'People and events per touchpoint, trend, last seen, and the events that are not on the map.',
  params: workspaceParams,
  query: ReportQuery,
  reply: z.object({
    ...reportHead,
    items: z.array(TouchpointFigures),
    notOnMap: z.array(UnmatchedEvents),
  }),
});
export type TouchpointsReport = z.output<typeof touchpointsReport.reply>;

export const PersonRow = z.object({
  person: z.string(),
  /** Best name known: name, e-mail, phone, customer id; null for a visitor without any. */
  label: z.string().nullable(),
  firstSeenAt: z.number().int(),
  lastSeenAt: z.number().int(),
  touches: z.number().int(),
  orders: z.number().int(),
  revenueMinor: z.number().int(),
  /** Name of the furthest stage reached in the period. */
  furthestStage: z.string().nullable(),
});
export type PersonRow = z.output<typeof PersonRow>;

/** Which people: all, or those behind one figure of the stages or touchpoints report. */
export const PeopleQuery = ReportQuery.extend({
  stage: z.string().optional(),
  /** With `stage`: reached it; met a touchpoint of it; went on; left (gone or on the way); gone; on the way. */
  outcome: z.enum(['reached', 'met', 'went_on', 'left', 'gone', 'on_the_way']).default('reached'),
  touchpoint: z.string().optional(),
  /** `buyers`, `returning`: people with one or with two and more orders in the period. */
  group: z.enum(['buyers', 'returning']).optional(),
  /**
   * The people behind a figure of another report: its name and its own question, as in an address:
   * `retention.cell?unit=month&cohort=2026-03-01&after=2`. An unknown name is answered with the list of them.
   */
  behind: z.string().max(8000).optional(),
  search: z.string().max(200).optional(),
  sort: z.enum(['last_seen', 'first_seen', 'revenue', 'orders', 'touches']).default('last_seen'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().optional(),
});

export const peopleReport = route({
  id: 'reports.people',
  method: 'GET',
  path: `${base}/people`,
  access: 'viewer',
  summary: 'The people behind a figure, or all people, with search and sorting.',
  params: workspaceParams,
  query: PeopleQuery,
  reply: z.object({
    ...reportHead,
    /** Who they are, as a heading; null for everybody. */
    behind: z.string().nullable(),
    /** The list is the same whatever period and filters are asked. */
    fixed: z.boolean(),
    total: z.number().int(),
    items: z.array(PersonRow),
    next: z.string().nullable(),
  }),
});
export type PeopleReport = z.output<typeof peopleReport.reply>;

export const peopleFile = route({
  id: 'reports.people.csv',
  method: 'GET',
  path: `${base}/people.csv`,
  access: 'viewer',
  summary: 'The same people as a table (CSV), all of them.',
  params: workspaceParams,
  query: PeopleQuery.omit({ limit: true, cursor: true }),
  replyAs: 'text/csv',
});

const EventFigures = z.object({
  /** Event name, or the value asked for with `by`. */
  value: z.string(),
  people: z.number().int(),
  events: z.number().int(),
  amountMinor: z.number().int(),
  firstSeenAt: z.number().int(),
  lastSeenAt: z.number().int(),
});

export const eventsReport = route({
  id: 'reports.events',
  method: 'GET',
  path: `${base}/events`,
  access: 'viewer',
  summary: 'Events as received, counted by name, or by a column or property.',
  params: workspaceParams,
  query: ReportQuery.extend({
    /** `name`, `channel`, `source`, `medium`, `campaign`, `page`, `device`, `country`, `currency`, or `property:NAME`. */
    by: z.string().default('name'),
    /** Only events of this name. */
    name: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  reply: z.object({
    ...reportHead,
    items: z.array(EventFigures),
    totalEvents: z.number().int(),
    properties: z.array(z.string()),
  }),
});

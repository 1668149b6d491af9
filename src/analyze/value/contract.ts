/** The value reports: what customers are worth, and which of them to look after. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';
import { Difference, ReportQuery, reportHead, Share } from '../engine/contract.ts';

const params = z.object({ workspace: z.string() });
const base = '/api/workspaces/:workspace/reports';
const Minor = z.number().int();
const Range = z.object({ mean: z.number(), low: z.number(), high: z.number() });
export type Range = z.output<typeof Range>;

/**
 * People who first bought in the period, with what they bought until its end. Compared with another segment only: the people of the
 * period before have had more time to come back.
 */
export const ValueQuery = ReportQuery.extend({
  /** How far ahead value is counted. */
  months: z.coerce.number().int().min(1).max(60).default(12),
  /** Percent a year by which money is worth less for coming later. */
  discount: z.coerce.number().min(0).max(100).default(10),
  /** Percent of a sale that is left after what it cost; 100 counts revenue. */
  margin: z.coerce.number().min(1).max(100).default(100),
});

const ModelFit = z.object({
  model: z.enum(['BG/NBD', 'MBG/NBD', 'Gamma–Gamma']),
  status: z.enum(['fitted', 'not_identifiable']),
  reason: z.string().nullable(),
  /** Time in weeks, money in minor units. */
  params: z.record(z.string(), z.number()),
  errors: z.record(z.string(), z.number()),
  logLikelihood: z.number().nullable(),
  n: z.number().int(),
});

const ValueOutlook = z.object({
  months: z.number().int(),
  /** Of the customers there are: what each brings in the time ahead, discounted, times the margin. Minor units; 95 % range. */
  perCustomer: Range,
  totalMinor: Minor,
  /** Repeat purchases of somebody who buys for the first time today, and the chances of none, one, two, three or more. */
  newcomer: z.object({ purchases: z.number(), chances: z.array(z.number()), valueMinor: Minor }),
  /** Between how often and how much; the forecast needs them to be nearly independent. */
  correlation: z.number().nullable(),
});

export const Calibration = z.object({
  /** Fitted to what was known on this day, tested on the days after it. */
  untilDay: z.string(),
  days: z.number().int(),
  customers: z.number().int(),
  predicted: z.number(),
  actual: z.number().int(),
  groups: z.array(
    z.object({
      /** Repeat purchases until that day: 0 … 6, and 7 for seven and more. */
      repeats: z.number().int(),
      customers: z.number().int(),
      predicted: z.number(),
      actual: z.number(),
    }),
  ),
});

const RfmGroup = z.object({
  segment: z.enum(['best', 'loyal', 'growing', 'new', 'fading', 'missed', 'lost']),
  people: z.number().int(),
  revenueMinor: Minor,
  /** Of all revenue. */
  revenueShare: z.number(),
  perPersonMinor: Minor,
  /** Median days since the last purchase. */
  silentDays: z.number().int(),
});

/** Some of the customers together. */
const groupValue = {
  customers: z.number().int(),
  cameBack: Share,
  revenueMinor: Minor,
  /** Revenue per customer so far, 95 % range; null below five customers. */
  perCustomer: Range.nullable(),
  /** Expected per customer in the time ahead; null without a forecast. */
  aheadMinor: Minor.nullable(),
};

export const ChannelValue = z.object({
  /** Of the first touch; null where none is known. */
  channel: z.string().nullable(),
  ...groupValue,
  /** Advertising in the period, where it was entered. */
  costMinor: Minor.nullable(),
  costPerCustomerMinor: Minor.nullable(),
});
export type ChannelValue = z.output<typeof ChannelValue>;

/** A saved segment; one customer may be in several. */
export const SegmentValue = z.object({ segmentId: z.string(), name: z.string(), ...groupValue });
export type SegmentValue = z.output<typeof SegmentValue>;

/** The same of the people of another segment. */
export const ComparedValue = z.object({
  customers: z.number().int(),
  cameBack: Share,
  revenueMinor: Minor,
  /** Brought so far and in the time ahead per customer, 95 % ranges; null below five customers and without a forecast. */
  soFar: Range.nullable(),
  ahead: Range.nullable(),
  /** Of the share that came back, and of what a customer has brought so far (minor units): here less there. */
  cameBackDifference: Difference.nullable(),
  soFarDifference: Difference.nullable(),
});
export type ComparedValue = z.output<typeof ComparedValue>;

/** A persona with a rule; one customer may be of several. */
export const PersonaValue = z.object({
  personaId: z.string(),
  /** Whose rule selects its people. */
  segmentId: z.string(),
  name: z.string(),
  ...groupValue,
  /** Its part of the advertising in the period, shared out by the channels its customers came by; null where none was entered. */
  costMinor: Minor.nullable(),
  costPerCustomerMinor: Minor.nullable(),
});
export type PersonaValue = z.output<typeof PersonaValue>;

export const valueReport = route({
  id: 'reports.value',
  method: 'GET',
  path: `${base}/value`,
  access: 'viewer',
  summary:
    'What customers are worth: forecast with its test, concentration, RFM segments, value and cost per channel and persona.',
  params,
  query: ValueQuery,
  reply: z.object({
    ...reportHead,
    /** The last day with data: time is counted to its end. */
    untilDay: z.string(),
    customers: z.number().int(),
    cameBack: Share,
    purchases: z.number().int(),
    revenueMinor: Minor,
    /** What a customer has brought so far, with the way its range was found; null below five customers. */
    soFar: Range.extend({ by: z.enum(['bootstrap', 'normal']) }).nullable(),
    models: z.array(ModelFit),
    /** Null where there are too few customers or the models do not fit; `noOutlook` says which. */
    outlook: ValueOutlook.nullable(),
    noOutlook: z.string().nullable(),
    compared: ComparedValue.nullable(),
    calibration: Calibration.nullable(),
    concentration: z
      .object({ gini: z.number(), topTenth: z.number(), lorenz: z.array(z.number()) })
      .nullable(),
    rfm: z.array(RfmGroup).nullable(),
    channels: z.array(ChannelValue),
    /** The first twelve segments by name, with customers in them. */
    segments: z.array(SegmentValue),
    /** Personas with a rule and customers, in their order. */
    personas: z.array(PersonaValue),
    care: z.object({
      atRisk: z.number().int(),
      worthACall: z.number().int(),
      /** Expected to be lost by the silence of those worth a call. */
      stakeMinor: Minor,
    }),
  }),
});
export type ValueReport = z.output<typeof valueReport.reply>;

export const CustomerValue = z.object({
  person: z.string(),
  label: z.string().nullable(),
  channel: z.string().nullable(),
  /** `unknown`: too few purchases for a rhythm, and no model to go by. */
  state: z.enum(['active', 'at_risk', 'gone', 'unknown']),
  worthACall: z.boolean(),
  /** Days with a purchase. */
  purchases: z.number().int(),
  spentMinor: Minor,
  lastDay: z.string(),
  silentDays: z.number().int(),
  /** Days between purchases as this customer used to buy; null for one purchase. */
  usualGapDays: z.number().nullable(),
  /** Chance that the customer is still one; null without a model. */
  alive: z.number().nullable(),
  /** Purchases and money expected in the time ahead; null without a forecast. */
  purchasesAhead: z.number().nullable(),
  aheadMinor: Minor.nullable(),
  /** What the silence beyond the usual is expected to cost; null where the state is `unknown`. */
  stakeMinor: Minor.nullable(),
});
export type CustomerValue = z.output<typeof CustomerValue>;

export const CustomersValueQuery = ValueQuery.extend({
  list: z.enum(['call', 'at_risk', 'all']).default('call'),
  /** Id of a person: only this one, whichever list. */
  person: z.string().max(200).optional(),
  sort: z.enum(['stake', 'ahead', 'spent', 'purchases', 'silent', 'alive']).default('stake'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().optional(),
});
export type CustomersValueQuery = z.output<typeof CustomersValueQuery>;

export const customersValueReport = route({
  id: 'reports.customers-value',
  method: 'GET',
  path: `${base}/customers-value`,
  access: 'viewer',
  summary: 'Customers with their value and risk: those worth a call, at risk, or all.',
  params,
  query: CustomersValueQuery,
  reply: z.object({
    ...reportHead,
    total: z.number().int(),
    items: z.array(CustomerValue),
    next: z.string().nullable(),
  }),
});
export type CustomersValueReport = z.output<typeof customersValueReport.reply>;

export const customersValueFile = route({
  id: 'reports.customers-value.csv',
  method: 'GET',
  path: `${base}/customers-value.csv`,
  access: 'viewer',
  summary: 'The same list as a table (CSV), whole.',
  params,
  query: CustomersValueQuery.omit({ limit: true, cursor: true }),
  replyAs: 'text/csv',
});

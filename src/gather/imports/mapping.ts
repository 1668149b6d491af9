/** What the columns of an unknown table mean, as the wizard guesses it and the user corrects it. Only the shape; guessing is next door. */
import { z } from 'zod';

/** Everything a column can stand for. A column that stands for nothing is kept as a property of the event. */
export const columnFields = [
  'person',
  'email',
  'phone',
  'name',
  'firstName',
  'lastName',
  'date',
  'clock',
  'zone',
  'event',
  'order',
  'amount',
  'currency',
  'item',
  'sku',
  'quantity',
  'price',
  'refund',
  'status',
  'channel',
  'source',
  'medium',
  'campaign',
  'page',
  'device',
  'city',
  'region',
  'postcode',
  'country',
] as const;
export type ColumnField = (typeof columnFields)[number];

export const Mapping = z.object({
  /** What a row is: something that happened, a line of an order, or somebody to know. */
  kind: z.enum(['events', 'orders', 'contacts']),
  /** Which column holds what, by the column's name in the file. A field left out is not in the file. */
  columns: z.partialRecord(z.enum(columnFields), z.string().max(500)),
  /** Columns not to keep as properties. */
  ignore: z.array(z.string().max(500)).max(2000).default([]),
  /** The name of the event where no column gives one. */
  eventName: z.string().trim().min(1).max(120).optional(),
  /** ISO 4217, where no column and no sign in the amount gives it; else the business's own currency. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** Where an order has several rows: each amount is the line's, or the order's total repeated. */
  amountIs: z.enum(['line', 'order']).optional(),
  /** The decimal mark of amounts. */
  decimal: z.enum(['.', ',']).optional(),
  /** How 03/04/2026 is read: day first or month first. */
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
  /** IANA zone of times without one; else the business's. */
  timezone: z.string().max(64).optional(),
  /** An id of the list of channels, given to all rows where no column gives one. */
  channel: z.string().max(40).optional(),
});
export type Mapping = z.output<typeof Mapping>;

/** What was said of tables, by the fingerprint of their header; null for one that is left out. A mapping taken back forgets all of it. */
export function saidAfter(
  said: Readonly<Record<string, Mapping | null>>,
  fingerprint: string,
  { leaveOut, mapping }: { leaveOut?: boolean | undefined; mapping?: Mapping | null | undefined },
): Readonly<Record<string, Mapping | null>> {
  if (leaveOut) return { ...said, [fingerprint]: null };
  if (mapping === null) return {};
  return mapping === undefined ? said : { ...said, [fingerprint]: mapping };
}

/** Currency rates: what one unit of a currency was worth in the business's own on a day. Used when journeys are built. */
import { z } from 'zod';
import { isDay } from '../../kernel/calendar.ts';
import { route } from '../../kernel/route.ts';

const Currency = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/, 'a currency is three letters, such as USD');

export const Rate = z.object({
  currency: Currency,
  /** `YYYY-MM-DD` in business time. */
  day: z.string().refine(isDay, 'a day is written 2026-01-31'),
  /** One unit of the currency in units of the business's own: 0.92 where 1 USD is 0.92 EUR. */
  rate: z.number().positive().max(1e9),
});
export type Rate = z.output<typeof Rate>;

const base = '/api/workspaces/:workspace/rates';
const params = z.object({ workspace: z.string() });

export const listRates = route({
  id: 'gather.rates.list',
  method: 'GET',
  path: base,
  access: 'viewer',
  summary: 'The rates, newest first, and the currencies that have come in and have none.',
  params,
  query: z.object({
    currency: Currency.optional(),
    limit: z.coerce.number().int().min(1).max(5000).default(100),
  }),
  reply: z.object({
    /** The business's own currency. */
    base: z.string(),
    items: z.array(Rate),
    /** Currencies of events that are not the business's own, with the days that have a rate. */
    currencies: z.array(
      z.object({
        currency: z.string(),
        events: z.number().int(),
        /** First and last day of such events in business time; null where none has come. */
        firstDay: z.string().nullable(),
        lastDay: z.string().nullable(),
        /** Days with a rate. */
        days: z.number().int(),
      }),
    ),
  }),
});

export const saveRates = route({
  id: 'gather.rates.save',
  method: 'PUT',
  path: base,
  access: 'editor',
  summary: 'Adds rates; a day that has one gets the new one.',
  params,
  body: z.object({ rates: z.array(Rate).min(1).max(5000) }),
  reply: z.object({ saved: z.number().int() }),
});

export const importRates = route({
  id: 'gather.rates.import',
  method: 'POST',
  path: `${base}/csv`,
  access: 'editor',
  summary:
    'Adds rates from a table with the columns date, currency and rate. Lines that cannot be read are named.',
  params,
  body: z.object({ text: z.string().max(900_000) }),
  reply: z.object({
    saved: z.number().int(),
    /** At most a hundred. */
    wrong: z.array(z.object({ line: z.number().int(), problem: z.string() })),
  }),
});

export const deleteRates = route({
  id: 'gather.rates.delete',
  method: 'DELETE',
  path: `${base}/:currency`,
  access: 'editor',
  summary: 'Removes the rate of a day, or all of a currency.',
  params: z.object({ workspace: z.string(), currency: Currency }),
  query: z.object({ day: z.string().optional() }),
  reply: z.object({ deleted: z.literal(true) }),
});

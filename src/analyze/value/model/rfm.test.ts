/** RFM scores of CDNOW to 1997-09-30, where this machine has it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { referenceValues } from '../../../../test/support/reference-values.ts';
import { sharedData } from '../../../../test/support/shared-data.ts';
import { daysBetween } from '../../../kernel/calendar.ts';
import { type RfmFigures, rfmBreaks, rfmScores } from './rfm.ts';

interface Rfm {
  breaks_and_counts: Record<
    keyof RfmFigures,
    { quintile_breaks_type7: number[]; score_counts_quantile: Record<string, number> }
  >;
  customers: {
    id: number;
    recency: number;
    orders: number;
    amount: number;
    r_q: number;
    f_q: number;
    m_q: number;
  }[];
}
const values = referenceValues<Rfm>('rfm');
const file = sharedData('reference-inputs/cdnow_sample_transactions.csv');
const END = '1997-09-30';

function figures(): Map<number, RfmFigures> {
  const days = new Map<number, { days: Set<string>; amount: number }>();
  for (const line of readFileSync(file ?? '', 'utf8')
    .trim()
    .split('\n')
    .slice(1)) {
    const [id = '', day = '', , amount = ''] = line.split(',');
    if (day > END) continue;
    const customer = days.get(Number(id)) ?? { days: new Set(), amount: 0 };
    customer.days.add(day);
    customer.amount += Math.round(Number(amount) * 100);
    days.set(Number(id), customer);
  }
  const entries = [...days].map(([id, customer]): [number, RfmFigures] => {
    const last = [...customer.days].sort().at(-1) ?? END;
    return [
      id,
      { recency: daysBetween(last, END), orders: customer.days.size, amount: customer.amount / 100 },
    ];
  });
  return new Map(entries);
}

describe.skipIf(!values || !file)('RFM on CDNOW (skipped where it is not on this machine)', () => {
  it('breaks and counts', () => {
    const customers = [...figures().values()];
    const breaks = rfmBreaks(customers);
    const scores = customers.map((customer) => rfmScores(customer, breaks));
    for (const [field, score] of [
      ['recency', 'r'],
      ['orders', 'f'],
      ['amount', 'm'],
    ] as const) {
      const expected = values?.breaks_and_counts[field];
      expect(breaks[field]).toEqual(expected?.quintile_breaks_type7.map((each) => expect.closeTo(each, 9)));
      for (const [value, count] of Object.entries(expected?.score_counts_quantile ?? {}))
        expect(scores.filter((each) => each[score] === Number(value))).toHaveLength(count);
    }
  });

  it('fifty customers', () => {
    const all = figures();
    const breaks = rfmBreaks([...all.values()]);
    for (const given of values?.customers ?? []) {
      const customer = all.get(given.id);
      expect(customer).toEqual({
        recency: given.recency,
        orders: given.orders,
        amount: expect.closeTo(given.amount, 9),
      });
      if (customer) expect(rfmScores(customer, breaks)).toEqual({ r: given.r_q, f: given.f_q, m: given.m_q });
    }
  });
});

import { expect, it } from 'vitest';
import { monthlyTruths } from '../../test/support/demo-truth.ts';
import { type CauseName, causes } from './causes.ts';
import type { DemoPlan } from './demo-plan.ts';
import { readDemoShop } from './demo-shop.ts';

const plan = (seed: number): DemoPlan => ({
  seed,
  until: Date.UTC(2026, 10, 20),
  currency: 'EUR',
  planted: true,
  shop: readDemoShop(),
});

it('the table of causes says what the same story without each of them would have brought', () => {
  const people = 3000;
  const truths = Array.from({ length: 20 }, (_, i) => monthlyTruths(plan(i + 1), people));
  for (const name of Object.keys(causes) as CauseName[]) {
    const per1000 = truths.map((truth) => Math.round((truth[name] / people) * 1000));
    expect([Math.min(...per1000), Math.max(...per1000)], name).toEqual([
      causes[name].monthlyPer1000.low,
      causes[name].monthlyPer1000.high,
    ]);
    // The expected value comes from more stories than a test may tell; those of this one scatter around it.
    const mean = per1000.reduce((sum, value) => sum + value, 0) / per1000.length;
    const error = Math.sqrt(per1000.reduce((sum, value) => sum + (value - mean) ** 2, 0)) / per1000.length;
    expect(Math.abs(mean - causes[name].monthlyPer1000.expected), name).toBeLessThan(3 * error);
  }
});

it('a cause that is left out changes nothing for those it does not concern', () => {
  const truths = monthlyTruths({ ...plan(1), planted: false }, 300);
  expect(Object.values(truths).map(Math.abs)).toEqual([0, 0, 0, 0, 0]);
});

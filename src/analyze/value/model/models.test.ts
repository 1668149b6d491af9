/** Laws, published figures and fits to customers made from known parameters; stands without any data. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Random, randomFrom } from '../../../kernel/random.ts';
import { concentrationOf } from './concentration.ts';
import { fitRepeatBuying, logLikelihood } from './fit-repeat-buying.ts';
import { discountedPurchases } from './lifetime-value.ts';
import { repeatChances } from './purchase-counts.ts';
import {
  alive,
  expectedOfNewcomer,
  expectedPurchases,
  expectedWhileActive,
  logAlive,
  type RepeatModel,
  type RepeatParams,
} from './repeat-buying.ts';
import { rfmBreaks, rfmScores, rfmSegment } from './rfm.ts';
import type { Rhythm } from './rhythms.ts';
import { expectedSpend, fitSpend, logDensity } from './spend.ts';

// Fader, Hardie and Lee 2005, table 2: fitted to CDNOW, weeks.
const published: RepeatParams = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const spend = { p: 6.25, q: 3.74, v: 15.44 };

/** The sum of `count` exponential times of that rate: gamma distributed for whole shapes. */
const gamma = (random: Random, shape: number): number =>
  Array.from({ length: shape }, () => random.waiting(1)).reduce((a, b) => a + b, 0);
const beta = (random: Random, a: number, b: number): number => {
  const x = gamma(random, a);
  return x / (x + gamma(random, b));
};

/** Customers as the model says they are: r, a, b whole. */
function customersOf(model: RepeatModel, params: RepeatParams, n: number, seed: string): Rhythm[] {
  const random = randomFrom(seed);
  return Array.from({ length: n }, () => {
    const age = 20 + Math.floor(random.next() * 60);
    const rate = gamma(random, params.r) / params.alpha;
    const leaves = beta(random, params.a, params.b);
    let [repeats, recency, at] = [0, 0, 0];
    if (model === 'MBG/NBD' && random.chance(leaves)) return { repeats, recency, age };
    for (;;) {
      at += random.waiting(1 / rate);
      if (at > age) return { repeats, recency, age };
      [repeats, recency] = [repeats + 1, at];
      if (random.chance(leaves)) return { repeats, recency, age };
    }
  });
}

describe('the published examples', () => {
  it('customer 1516 of the BTYD vignette', () => {
    const customer = { repeats: 26, recency: 30.86, age: 31 };
    expect(expectedPurchases('BG/NBD', published, customer, 52)).toBeCloseTo(25.7582, 4);
    expect(alive('BG/NBD', published, customer)).toBeCloseTo(0.96892, 5);
  });

  it('the first customer of the paper’s spreadsheet', () => {
    const customer = { repeats: 2, recency: 30.43, age: 38.86 };
    expect(expectedPurchases('BG/NBD', published, customer, 39)).toBeCloseTo(1.226, 3);
  });

  it('what a newcomer is worth, and a customer of three purchases at 35', () => {
    expect(expectedOfNewcomer('BG/NBD', published, 39)).toBeCloseTo(1.19672, 5);
    expect(repeatChances(published, 30, 11)[11]).toBeCloseTo(0.0019995, 7);
    expect(expectedSpend(spend, { repeats: 0, mean: 0 })).toBeCloseTo((6.25 * 15.44) / 2.74, 12);
    expect(expectedSpend(spend, { repeats: 3, mean: 35 })).toBeCloseTo(35.02792, 5);
  });
});

describe('what must always hold', () => {
  const positive = fc.double({ min: 0.05, max: 8, noNaN: true });
  const params = fc.record({ r: positive, alpha: positive, a: positive, b: positive });
  const rhythm = fc
    .tuple(
      fc.nat(60),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0.1, max: 200, noNaN: true }),
    )
    .map(([repeats, share, age]): Rhythm => ({ repeats, recency: repeats === 0 ? 0 : share * age, age }));
  const models = fc.constantFrom<RepeatModel>('BG/NBD', 'MBG/NBD');

  it('chances lie between 0 and 1, expectations grow with time, nothing is NaN', () => {
    fc.assert(
      fc.property(
        models,
        params,
        rhythm,
        fc.double({ min: 0.01, max: 300, noNaN: true }),
        (model, p, who, ahead) => {
          const chance = alive(model, p, who);
          expect(chance).toBeGreaterThanOrEqual(0);
          expect(chance).toBeLessThanOrEqual(1);
          const [sooner, later] = [ahead, 2 * ahead].map((t) => expectedPurchases(model, p, who, t));
          expect(sooner).toBeGreaterThanOrEqual(0);
          expect(later).toBeGreaterThanOrEqual((sooner ?? 0) * (1 - 1e-12));
          // Nobody buys more than at the rate expected of somebody who never leaves.
          const rate = (p.r + who.repeats) / (p.alpha + who.age);
          expect(sooner).toBeLessThanOrEqual(rate * ahead * (1 + 1e-12));
        },
      ),
    );
  });

  it('recent buyers are likelier to come back; BG/NBD never loses a one-time buyer, MBG/NBD does', () => {
    const late = { repeats: 3, recency: 36, age: 40 };
    const early = { repeats: 3, recency: 6, age: 40 };
    const once = { repeats: 0, recency: 0, age: 40 };
    for (const model of ['BG/NBD', 'MBG/NBD'] as const)
      expect(alive(model, published, late)).toBeGreaterThan(alive(model, published, early));
    expect(alive('BG/NBD', published, once)).toBe(1);
    expect(alive('MBG/NBD', published, once)).toBeLessThan(0.7);
  });

  it('chances of counts sum to one and their mean is the expectation', () => {
    const chances = repeatChances(published, 12, 400);
    expect(chances.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    expect(chances.reduce((sum, chance, n) => sum + n * chance, 0)).toBeCloseTo(
      expectedOfNewcomer('BG/NBD', published, 12),
      6,
    );
  });

  it('has finite answers at the edges', () => {
    const most = { repeats: 1000, recency: 10, age: 100 };
    expect(alive('BG/NBD', published, most)).toBe(0);
    expect(logAlive('BG/NBD', published, most)).toBeCloseTo(-1973.50388, 4);
    expect(expectedPurchases('BG/NBD', published, most, 39)).toBe(0);
    const [one, near] = [1, 1 + 1e-9].map((a) =>
      expectedPurchases('BG/NBD', { ...published, a }, { repeats: 2, recency: 30.43, age: 38.86 }, 39),
    );
    expect(one).toBeCloseTo(1.102136786, 8);
    expect(near).toBeCloseTo(one ?? 0, 7);
    expect(
      expectedPurchases('BG/NBD', { ...published, b: 1 }, { repeats: 0, recency: 0, age: 38.86 }, 39),
    ).toBeCloseTo(0.180256736, 8);
    expect(expectedWhileActive('BG/NBD', published, { repeats: 2, age: 39 }, 0)).toBe(0);
  });

  it('discounting takes away, undiscounted steps add up', () => {
    const who = { repeats: 5, recency: 30, age: 39 };
    const value = (discount: number): number =>
      discountedPurchases('MBG/NBD', published, who, { steps: 12, perStep: 4, discount });
    expect(value(0)).toBeCloseTo(expectedPurchases('MBG/NBD', published, who, 48), 10);
    expect(value(0.01)).toBeLessThan(value(0));
    expect(value(0.01)).toBeGreaterThan(value(0) * 0.88);
  });
});

describe('fitting', () => {
  it.each<RepeatModel>(['BG/NBD', 'MBG/NBD'])(
    'finds the parameters the customers were made with (%s)',
    (model) => {
      const truth = { r: 2, alpha: 16, a: 1, b: 4 };
      const customers = customersOf(model, truth, 6000, 'customers');
      const fit = fitRepeatBuying(model, customers);
      if (fit.status !== 'fitted') throw new Error(fit.reason);
      for (const name of ['r', 'alpha', 'a', 'b'] as const)
        expect(Math.abs(fit.params[name] - truth[name])).toBeLessThan(3.5 * fit.errors[name]);
      expect(fit.errors.r).toBeLessThan(0.3);
      expect(fit.logLikelihood).toBeGreaterThan(logLikelihood(model, truth, customers));
      expect(fit.logLikelihood).toBeLessThan(logLikelihood(model, truth, customers) + 15);
    },
  );

  it('gives the likelihood worked by hand', () => {
    // r = α = a = b = 1, one customer, one purchase at 1 of 3: B(1,2)/B(1,1) / 4² + B(2,1)/B(1,1) / 2² = 1/32 + 1/8.
    const one = { r: 1, alpha: 1, a: 1, b: 1 };
    expect(logLikelihood('BG/NBD', one, [{ repeats: 1, recency: 1, age: 3 }])).toBeCloseTo(
      Math.log(5 / 32),
      12,
    );
    // MBG: nobody bought again in 3: stayed 1/2 and did not buy 1/4, or left 1/2.
    expect(logLikelihood('MBG/NBD', one, [{ repeats: 0, recency: 0, age: 3 }])).toBeCloseTo(
      Math.log(5 / 8),
      12,
    );
  });

  const alike = (n: number, each: Rhythm): Rhythm[] => Array.from({ length: n }, () => each);
  it.each<[string, Rhythm[]]>([
    ['nobody', []],
    ['one customer', alike(1, { repeats: 2, recency: 5, age: 10 })],
    ['one customer without repeat', alike(1, { repeats: 0, recency: 0, age: 10 })],
    ['all without repeat', alike(100, { repeats: 0, recency: 0, age: 10 })],
    ['all alike', alike(100, { repeats: 2, recency: 5, age: 10 })],
    ['a last purchase after the end', alike(100, { repeats: 2, recency: 12, age: 10 })],
    ['a last purchase without repeat', alike(100, { repeats: 0, recency: 2, age: 10 })],
    ['half a purchase', alike(100, { repeats: 0.5, recency: 2, age: 10 })],
    ['no time', alike(100, { repeats: 0, recency: 0, age: 0 })],
  ])('says “not identifiable” of %s', (_, customers) => {
    for (const model of ['BG/NBD', 'MBG/NBD'] as const) {
      const fit = fitRepeatBuying(model, customers);
      expect(fit.status).toBe('not_identifiable');
      if (fit.status === 'not_identifiable') expect(fit.reason).not.toBe('');
    }
  });

  it('finds how spend was made, whatever the unit of money', () => {
    const random = randomFrom('spend');
    const truth = { p: 3, q: 4, v: 30 };
    const spendings = Array.from({ length: 4000 }, () => {
      const rate = gamma(random, truth.q) / truth.v;
      const repeats = random.whole(1, 5);
      return { repeats, mean: gamma(random, truth.p * repeats) / rate / repeats };
    });
    for (const unit of [1, 100, 1e6]) {
      const fit = fitSpend(spendings.map((each) => ({ ...each, mean: each.mean * unit })));
      if (fit.status !== 'fitted') throw new Error(fit.reason);
      expect(Math.abs(fit.params.p - truth.p)).toBeLessThan(3.5 * fit.errors.p);
      expect(Math.abs(fit.params.q - truth.q)).toBeLessThan(3.5 * fit.errors.q);
      expect(Math.abs(fit.params.v / unit - truth.v)).toBeLessThan((3.5 * fit.errors.v) / unit);
    }
    // p = q = v = x = 1: the density of m is 1 / (1 + m)².
    expect(logDensity({ p: 1, q: 1, v: 1 }, { repeats: 1, mean: 3 })).toBeCloseTo(Math.log(1 / 16), 12);
  });

  it.each([
    ['one customer', [{ repeats: 3, mean: 10 }]],
    ['all alike', Array.from({ length: 100 }, () => ({ repeats: 3, mean: 10 }))],
    ['nobody who paid', Array.from({ length: 100 }, () => ({ repeats: 3, mean: 0 }))],
  ])('says “not identifiable” of the spend of %s', (_, spendings) => {
    expect(fitSpend(spendings).status).toBe('not_identifiable');
  });
});

describe('scores', () => {
  it('gives equal customers equal scores, and a name', () => {
    const customers = [
      ...Array.from({ length: 60 }, (_, i) => ({ recency: 100 + i, orders: 1, amount: 10 + i })),
      ...Array.from({ length: 20 }, (_, i) => ({ recency: 40 + i, orders: 2, amount: 60 + i })),
      ...Array.from({ length: 20 }, (_, i) => ({ recency: i, orders: 5, amount: 300 + i })),
    ];
    const breaks = rfmBreaks(customers);
    expect(breaks.orders).toEqual([1, 1, 1.4, 2.6].map((each) => expect.closeTo(each, 12)));
    const named = customers.map((each) => rfmSegment(rfmScores(each, breaks), each.orders));
    expect(rfmScores({ recency: 3, orders: 5, amount: 310 }, breaks)).toEqual({ r: 5, f: 5, m: 5 });
    expect(named[99]).toBe('best');
    expect(named[0]).toBe('fading');
    expect(named[59]).toBe('lost');
    expect(rfmSegment({ r: 1, f: 5, m: 5 }, 9)).toBe('missed');
    expect(rfmSegment({ r: 5, f: 1, m: 5 }, 1)).toBe('new');
  });

  it('says how few bring how much', () => {
    expect(concentrationOf([5, 5, 5, 5])).toEqual({
      gini: expect.closeTo(0, 12),
      topTenth: expect.closeTo(0.1, 12),
      lorenz: Array.from({ length: 11 }, (_, i) => expect.closeTo(i / 10, 12)),
    });
    const one = concentrationOf([0, 0, 0, 0, 0, 0, 0, 0, 0, 90]);
    expect(one?.gini).toBeCloseTo(0.9, 12);
    expect(one?.topTenth).toBeCloseTo(1, 12);
    expect(concentrationOf([0, -5])).toBeNull();
    expect(concentrationOf([])).toBeNull();
  });
});

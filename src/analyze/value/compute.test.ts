import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../kernel/random.ts';
import type { Buyers } from './buyers.ts';
import { states } from './care.ts';
import { computeValue, type ValueFigures } from './compute.ts';
import { computedValue } from './in-thread.ts';
import { meanRange } from './mean-range.ts';
import { type Circumstances, valueCaveats, valueSentence } from './sentence.ts';

const terms = { months: 12, discount: 10, margin: 100 };
const DAYS = 400;

/** Customers with rates and chances to leave of their own; day numbers from 0. */
function buyersOf(count: number, seed = 'buyers'): Buyers {
  const random = randomFrom(seed);
  const rows = Array.from({ length: count }, () => {
    const first = Math.floor(random.next() * 240);
    const gap = 40 / (random.waiting(1) + random.waiting(1));
    const leaves = random.next() ** 3;
    const days = [first];
    for (let at = first; !random.chance(leaves); ) {
      at += Math.max(1, Math.round(random.waiting(gap)));
      if (at > DAYS) break;
      days.push(at);
    }
    const worth = 2000 + random.waiting(3000);
    const amounts = days.map(() => Math.round(worth * (0.5 + random.next())));
    return { days, amounts };
  });
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  const before = rows.map(({ days }) => days.filter((day) => day <= DAYS / 2));
  return {
    via: rows.map((_, i) => i % 3),
    firstDay: rows.map(({ days }) => days[0] ?? 0),
    lastDay: rows.map(({ days }) => days.at(-1) ?? 0),
    bought: rows.map(({ days }) => days.length),
    spent: rows.map(({ amounts }) => sum(amounts)),
    later: rows.map(({ amounts }) => sum(amounts.slice(1))),
    boughtBefore: before.map((days) => days.length),
    lastDayBefore: before.map((days) => days.at(-1) ?? 0),
  };
}

const task = (buyers: Buyers, more: Partial<typeof terms> = {}) => ({
  buyers,
  lastDay: DAYS,
  splitDay: DAYS / 2,
  terms: { ...terms, ...more },
});

describe('the figures of value', () => {
  const figures = computeValue(task(buyersOf(900)));

  it('have a range that other samples of the same customers fall into', () => {
    const { low, high } = figures.outlook?.perCustomer ?? { low: 0, high: 0 };
    const others = Array.from({ length: 8 }, (_, i) => computeValue(task(buyersOf(900, `other ${i}`))));
    const means = others.map(({ outlook }) => outlook?.perCustomer.mean ?? 0);
    // The range knows of the parameters, not of which customers were drawn; half again as wide holds nearly all.
    const [least, most] = [low / 1.15, high * 1.15];
    expect(means.filter((mean) => mean > least && mean < most).length).toBeGreaterThanOrEqual(6);
  });

  it('shrink with margin and discount, and grow with time', () => {
    const of = (more: Partial<typeof terms>): number =>
      computeValue(task(buyersOf(900), more)).outlook?.perCustomer.mean ?? 0;
    const whole = figures.outlook?.perCustomer.mean ?? 0;
    expect(of({ margin: 40 })).toBeCloseTo(whole * 0.4, 6);
    expect(of({ discount: 0 })).toBeGreaterThan(whole);
    expect(of({ months: 6 })).toBeLessThan(whole);
  });

  it('call those who slip away at risk: all silent for longer than usual', () => {
    const { standings, care } = figures;
    let atRisk = 0;
    standings.state.forEach((state, i) => {
      if (states[state] !== 'at_risk') return;
      atRisk++;
      const usual = standings.usualGapDays[i] ?? Number.NaN;
      if (!Number.isNaN(usual)) expect(standings.silentDays[i]).toBeGreaterThan(usual);
      expect(standings.alive[i]).toBeGreaterThanOrEqual(0.1);
    });
    expect(care.atRisk).toBe(atRisk);
    expect(care.worthACall).toBeGreaterThan(0);
    expect(care.worthACall).toBeLessThan(atRisk);
  });

  it('are the same from a thread of their own', async () => {
    const many = task(buyersOf(1600));
    expect(await computedValue(many)).toEqual(computeValue(many));
  });

  it('go by the rhythm alone where there are few', () => {
    const few = computeValue(task(buyersOf(60)));
    expect(few.outlook).toBeNull();
    expect(few.noOutlook).toBe('it needs 200 customers or more; there are 60');
    const named = Array.from(few.standings.state, (state) => states[state]);
    expect(named).toContain('unknown');
    expect(few.standings.alive.every(Number.isNaN)).toBe(true);
    expect(few.rfm).not.toBeNull();
  });

  it('say why where hardly anybody came back', () => {
    const once: Buyers = buyersOf(400);
    const none = {
      ...once,
      lastDay: once.firstDay,
      bought: once.bought.map(() => 1),
      later: once.later.map(() => 0),
    };
    expect(computeValue(task(none)).noOutlook).toContain('only 0 of 400 customers have come back');
  });

  it('answer nobody', () => {
    const none = computeValue(task(buyersOf(0)));
    expect(none).toMatchObject({ customers: 0, soFar: null, rfm: null, concentration: null, channels: [] });
  });
});

describe('in words', () => {
  const figures = computeValue(task(buyersOf(900)));
  const about: Circumstances = {
    foreignAmounts: 0,
    currency: 'EUR',
    untilDay: '2026-03-31',
    toDay: '2026-04-01',
    lastOrderDays: 2,
    compared: false,
  };
  const caveats = (more: Partial<Circumstances>, changed: Partial<ValueFigures> = {}) =>
    valueCaveats({ ...figures, ...changed }, { ...about, ...more });

  it('says what customers brought, will bring, and who slips away', () => {
    const sentence = valueSentence(figures, terms, 'EUR');
    expect(sentence).toMatch(
      /^A customer has brought €[\d,.]+ so far \(€[\d,.]+ to €[\d,.]+\)\. In the next 12 months/,
    );
    expect(sentence).toMatch(/The tenth who spend most have brought \d+ % of the revenue\./);
    expect(sentence).toMatch(/good customers are slipping away: about €[\d,.]+ at stake\.$/);
    expect(valueSentence(figures, { ...terms, margin: 30 }, 'EUR')).toContain('each after costs');
  });

  it('warns of what would mislead', () => {
    expect(caveats({})).toEqual([]);
    expect(caveats({ untilDay: '2026-02-01' })[0]).toContain('The data end on 1 February 2026');
    expect(caveats({ lastOrderDays: 90 })[0]).toContain('90 days before the data end');
    expect(caveats({ foreignAmounts: 3 })[0]).toContain('3 amounts are in another currency');
    expect(caveats({ compared: true })).toHaveLength(1);
    const outlook = figures.outlook && { ...figures.outlook, correlation: 0.5 };
    expect(caveats({}, { outlook })[0]).toContain('more often also spend more');
    const calibration = { customers: 900, days: 200, predicted: 300, actual: 200, groups: [] };
    expect(caveats({}, { calibration })[0]).toContain('50 of 100 too high');
  });
});

it('gives a mean with the range that its size allows', () => {
  expect(meanRange([1, 2, 3, 4])).toBeNull();
  const random = randomFrom('means');
  const many = Array.from({ length: 1001 }, () => random.waiting(10));
  const few = meanRange(many.slice(0, 1000));
  const more = meanRange(many);
  expect([few?.by, more?.by]).toEqual(['bootstrap', 'normal']);
  expect(Math.abs((few?.low ?? 0) - (more?.low ?? 0))).toBeLessThan(0.2);
  expect(Math.abs((few?.high ?? 0) - (more?.high ?? 0))).toBeLessThan(0.2);
});

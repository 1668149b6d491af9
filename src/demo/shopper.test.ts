import { expect, it } from 'vitest';
import { causes } from './causes.ts';
import type { DemoPlan } from './demo-plan.ts';
import { readDemoShop } from './demo-shop.ts';
import { tellMany } from './demos.ts';

const DAY = 86_400_000;
const plan: DemoPlan = {
  seed: 1,
  until: Date.UTC(2026, 10, 20),
  currency: 'EUR',
  planted: true,
  shop: readDemoShop(),
};

/** The share of people for whom `has` is true, among those for whom `among` is. */
function share(
  told: DemoPlan,
  people: number,
  among: (names: string[], all: ReturnType<typeof tellMany>['events']) => boolean,
  has: (names: string[]) => boolean,
): number {
  let [yes, of] = [0, 0];
  for (let number = 0; number < people; number++) {
    const { events } = tellMany(told, number, number + 1);
    const names = events.map((event) => event.name);
    if (!among(names, events)) continue;
    of++;
    if (has(names)) yes++;
  }
  return yes / of;
}

it('tells the same story for the same seed, another for another', () => {
  expect(tellMany(plan, 0, 50)).toEqual(tellMany(plan, 0, 50));
  expect(tellMany({ ...plan, seed: 2 }, 0, 50)).not.toEqual(tellMany(plan, 0, 50));
});

it('tells a person alike whatever the size of the business', () => {
  const { events } = tellMany(plan, 0, 200);
  const seventh = tellMany(plan, 7, 8).events;
  expect(events.filter((event) => event.messageId.startsWith('demo-1-7-'))).toEqual(seventh);
});

it('keeps within its year, in order, with ids that never repeat', () => {
  const { events } = tellMany(plan, 0, 500);
  expect(events.every(({ time }) => time < plan.until && time >= plan.until - 366 * DAY)).toBe(true);
  expect(new Set(events.map(({ messageId }) => messageId)).size).toBe(events.length);
  const own = tellMany(plan, 3, 4).events.map(({ time }) => time);
  expect(own).toEqual([...own].sort((a, b) => a - b));
});

it('has the causes in it that the table says, and only when they are planted', () => {
  const samsung = (_: string[], all: ReturnType<typeof tellMany>['events']) =>
    all.some(
      (event) =>
        event.name === 'Shipping Cost Viewed' &&
        event.properties?.browser === 'Samsung Internet' &&
        event.time > plan.until - causes.paymentFails.fromDaysBefore * DAY,
    );
  const fails = (names: string[]) => names.includes('Payment Failed');
  expect(share(plan, 6000, samsung, fails)).toBeGreaterThan(0.25);
  expect(share({ ...plan, planted: false }, 6000, samsung, fails)).toBeLessThan(0.1);
});

it('meets every touchpoint of its map', () => {
  const names = new Set(tellMany(plan, 0, 3000).events.map((event) => event.name));
  for (const { rule, title } of plan.shop.touchpoints) {
    const [condition] = rule.conditions;
    const wanted = condition?.kind === 'field' ? condition.values : [];
    expect(
      wanted.some((name) => names.has(name)),
      title,
    ).toBe(true);
  }
});

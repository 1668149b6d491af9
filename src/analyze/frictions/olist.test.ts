/** Real orders, where this machine has them: late delivery is the reason for bad reviews, and is told first. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { understand } from '../../../test/support/import-events.ts';
import { sharedData } from '../../../test/support/shared-data.ts';
import { worldOf } from '../../../test/support/told-world.ts';
import { findFrictions } from './find.ts';
import { findingSentence } from './sentence.ts';
import { DAY_MS } from './world.ts';

const folder = sharedData('olist-4000-orders');
const map = [
  ['I order on the marketplace', 'Purchase', 'Order Completed'],
  ['My payment is confirmed', 'Purchase', 'Order Approved'],
  ['My order is cancelled', 'Purchase', 'Order Cancelled'],
  ['My parcel is on its way', 'Delivery', 'Order Shipped'],
  ['I receive my parcel', 'Delivery', 'Order Delivered'],
  ['I leave a review', 'Advocacy', 'Review Submitted'],
] as const;

describe.skipIf(!folder)('the Olist orders', () => {
  it('late delivery comes first, with its size', async () => {
    const files = readdirSync(folder ?? '').map((name) => ({ name, path: join(folder ?? '', name) }));
    const { events: all } = await understand(files, { timezone: 'America/Sao_Paulo', currency: 'BRL' });
    const until = Math.max(...all.map(({ time }) => time)) + 1;
    const touchpoints = map.map(([title, stage, name]) => ({
      title,
      stage,
      matches: (event: { name: string }) => event.name === name,
    }));
    const world = worldOf(
      all.filter(({ time }) => time >= until - 400 * DAY_MS),
      { stages: ['Purchase', 'Delivery', 'Advocacy'], touchpoints },
      until,
    );
    const { harm } = await findFrictions(world, { step: async () => undefined });
    const [first] = harm;
    expect(first?.friction.main.question.fear).toMatch(/low_score|trouble/);
    expect(first?.friction.main.circumstances).toMatchObject([{ name: 'late', value: 'true' }]);
    expect(world.touchpoints[(first?.friction.main.place ?? 0) - 1]?.title).toBe('I receive my parcel');
    const { observed, expected } = first?.friction.main ?? { observed: { count: 0, of: 1 }, expected: 0 };
    // About two in three of the late against one in nine.
    expect(observed.of).toBeGreaterThan(200);
    expect(observed.count / observed.of).toBeGreaterThan(0.6);
    expect(expected).toBeLessThan(0.13);
    const main = first?.friction.main;
    expect(main && findingSentence(world, main, 'BRL', null)).toMatch(
      /^When late, 6\d of 100 give a low score after “I receive my parcel”; otherwise it is 11 of 100\.$/,
    );
  });
});

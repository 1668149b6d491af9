/** Golden figures on real files, where this machine has them. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sumOf, understand } from '../../../../test/support/import-events.ts';
import { sharedData } from '../../../../test/support/shared-data.ts';

function folder(name: string) {
  const path = sharedData(name) ?? '';
  return readdirSync(path).map((file) => ({ name: file, path: join(path, file) }));
}

const file = (name: string) => [{ name: name.split('/').at(-1) ?? name, path: sharedData(name) ?? '' }];
const named = <T extends { name: string }>(events: readonly T[], name: string) =>
  events.filter((event) => event.name === name);

describe.skipIf(!sharedData('olist-4000-orders'))('the Olist folder', () => {
  it('gives orders, people, payments and reviews', async () => {
    const { formats, events, counts } = await understand(folder('olist-4000-orders'), {
      timezone: 'America/Sao_Paulo',
    });
    expect(formats).toEqual(['olist-orders']);
    expect(counts).toMatchObject({ rejected: 0, skipped: 0, people: 3998 });
    expect(named(events, 'Order Completed')).toHaveLength(4000);
    expect(sumOf(events, 'Order Completed')).toBe(64_549_405);
    const reviews = named(events, 'Review Submitted');
    expect(reviews).toHaveLength(3986);
    // 1,656 texts, of which one is a line break and nothing else.
    expect(reviews.filter(({ properties }) => properties?.text !== undefined)).toHaveLength(1655);
    expect(named(events, 'Order Cancelled')).toHaveLength(40);
    expect(new Set(events.map(({ messageId }) => messageId)).size).toBe(events.length);
  });

  it('says of each delivery whether it was late', async () => {
    const { events } = await understand(folder('olist-4000-orders'));
    const delivered = named(events, 'Order Delivered');
    expect(delivered).toHaveLength(3898);
    const late = delivered.filter(({ properties }) => properties?.late === true);
    expect(late.every(({ properties }) => Number(properties?.days_late) > 0)).toBe(true);
    expect(late.length / delivered.length).toBeGreaterThan(0.04);
    expect(late.length / delivered.length).toBeLessThan(0.12);
    const total = named(events, 'Order Completed').reduce(
      (sum, { properties }) => sum + Number(properties?.total ?? 0) + Number(properties?.freight ?? 0),
      0,
    );
    expect(total).toBeCloseTo(639_254.77, 1);
  });
});

describe.skipIf(!sharedData('olist-marketing-funnel'))('the marketing funnel', () => {
  it('gives leads and wins by origin', async () => {
    const { events } = await understand(folder('olist-marketing-funnel'));
    const by = (name: string) => {
      const counts: Record<string, number> = {};
      for (const { properties } of named(events, name)) {
        const origin = String(properties?.origin) || 'blank';
        counts[origin] = (counts[origin] ?? 0) + 1;
      }
      return counts;
    };
    expect(by('Lead Created')).toEqual({
      organic_search: 2296,
      paid_search: 1586,
      social: 1350,
      unknown: 1099,
      direct_traffic: 499,
      email: 493,
      referral: 284,
      other: 150,
      display: 118,
      other_publicities: 65,
      blank: 60,
    });
    expect(by('Deal Won')).toEqual({
      organic_search: 271,
      paid_search: 195,
      social: 75,
      unknown: 179,
      direct_traffic: 56,
      email: 15,
      referral: 24,
      other: 4,
      display: 6,
      other_publicities: 3,
      blank: 14,
    });
  });
});

describe.skipIf(!sharedData('cdnow'))('CDNOW', () => {
  it('in its master file: every purchase counts, alike or not', async () => {
    const { events, counts } = await understand(file('cdnow/CDNOW_master.txt.gz'), { currency: 'USD' });
    expect(counts).toMatchObject({ read: 69_659, used: 69_659, people: 23_570 });
    expect(sumOf(events, 'Order Completed')).toBe(250_031_563);
    expect(new Set(events.map(({ messageId }) => messageId)).size).toBe(69_659);
  });

  it.each(['cdnow/CDNOW_sample.txt', 'cdnow/cdnowElog.csv'])(
    'in %s, with and without a header',
    async (name) => {
      const { counts } = await understand(file(name), { currency: 'USD' });
      expect(counts).toMatchObject({ read: 6919, used: 6919, people: 2357 });
    },
  );
});

describe.skipIf(!sharedData('shopify-orders-export'))('a Shopify export', () => {
  it('gives its orders', async () => {
    const { formats, events, counts } = await understand(file('shopify-orders-export/orders_export.csv'));
    expect(formats).toEqual(['shopify-orders']);
    expect(counts).toMatchObject({ read: 40, used: 40 });
    expect(named(events, 'Order Completed')).toHaveLength(19);
  });
});

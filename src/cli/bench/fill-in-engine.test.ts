import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnEachEventDb } from '../../../test/support/events.ts';
import type { EventDb } from '../../platform/eventdb/event-db.ts';
import { migrateEvents } from '../../platform/eventdb/migrate.ts';
import { int } from '../../platform/eventdb/row.ts';
import { sql } from '../../platform/eventdb/sql.ts';
import { fillInEngine } from './fill-in-engine.ts';
import { storyOf } from './story.ts';

describeOnEachEventDb('a story made by the engine', (open) => {
  let db: EventDb;
  beforeAll(async () => {
    db = await open();
    await migrateEvents(db);
    await fillInEngine(db, 7, storyOf(40_000));
  });
  afterAll(() => db.close());

  it('has as many events of as many people as one that is sent, and fewer with each chapter', async () => {
    const [row] = await db.query(
      sql`SELECT count() AS events, uniqExact(substring(visitor, position(visitor, ':') + 2)) AS people,
        countIf(name = 'Page Viewed') AS views, countIf(name = 'Product Added') AS baskets, countIf(name = 'Order Completed') AS orders,
        countIf(amount > 0) AS paid FROM events WHERE workspace = 7`,
      { events: int, people: int, views: int, baskets: int, orders: int, paid: int },
    );
    const { events = 0, people = 0, views = 0, baskets = 0, orders = 0, paid = 0 } = row ?? {};
    expect(events).toBe(40_000);
    expect(people).toBeGreaterThan(1_950);
    expect(views).toBeGreaterThan(baskets);
    expect(baskets).toBeGreaterThan(orders);
    expect(orders).toBeGreaterThan(0);
    expect(paid).toBe(orders);
  });

  it('links each customer to the visitor they were', async () => {
    const [row] = await db.query(
      sql`SELECT uniqExact(person) AS people, count() AS linked FROM links WHERE workspace = 7`,
      { people: int, linked: int },
    );
    expect(row?.linked).toBeGreaterThan(row?.people ?? 0);
    expect(row?.people).toBeGreaterThan(0);
  });
});

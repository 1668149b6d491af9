/** Counting and adding up to a limit, by many at once, on both databases. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnEachBackend } from '../../../test/support/backends.ts';
import { alone } from './alone.ts';

describeOnEachBackend('what is done alone', (open) => {
  it('is done by one after the other, under each name', async () => {
    const backends = await open();
    const { state } = backends;
    await sql`CREATE TABLE things (place text NOT NULL)`.execute(state.db);
    const db = state.db.withTables<{ things: { place: string } }>();
    const add = (place: string) =>
      alone(state, `things ${place}`, async (transaction) => {
        const things = transaction.withTables<{ things: { place: string } }>();
        const there = await things.selectFrom('things').select('place').where('place', '=', place).execute();
        if (there.length >= 3) throw new Error('full');
        await things.insertInto('things').values({ place }).execute();
      });
    const done = await Promise.allSettled(
      ['a', 'b', 'a', 'b', 'a', 'a', 'a', 'b', 'a', 'a', 'a', 'b', 'b'].map(add),
    );
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(6);
    const all = await db.selectFrom('things').select('place').orderBy('place').execute();
    expect(all.map(({ place }) => place).join('')).toBe('aaabbb');
    await backends.close();
  });
});

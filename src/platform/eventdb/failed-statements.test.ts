import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnEachEventDb } from '../../../test/support/events.ts';
import { AppError } from '../errors/app-error.ts';
import type { EventDb } from './event-db.ts';
import { int } from './row.ts';
import { sql, uint32 } from './sql.ts';

describeOnEachEventDb('after a statement that failed on its way', (open) => {
  let events: EventDb;
  beforeAll(async () => {
    events = await open();
  });
  afterAll(() => events.close());

  const answers = (id: number) => events.query(sql`SELECT ${uint32(id)} AS id FROM numbers(3)`, { id: int });
  const right = (id: number) => [{ id }, { id }, { id }];

  it('the next answers are those to their questions', async () => {
    const failing = () =>
      events.query(sql`SELECT number AS id, throwIf(number = 400000) AS y FROM numbers(500000)`, {
        id: int,
        y: int,
      });
    for (let round = 0; round < 3; round++) {
      const first = [failing(), answers(1), failing(), answers(2), answers(3)];
      const [one, two, three, four, five] = await Promise.allSettled(first);
      for (const failed of [one, three]) {
        expect(failed?.status === 'rejected' && String(failed.reason)).toMatch(/throwIf/);
      }
      expect([two, four, five]).toEqual([1, 2, 3].map((id) => ({ status: 'fulfilled', value: right(id) })));
      expect(await Promise.all([4, 5, 6].map(answers))).toEqual([4, 5, 6].map(right));
    }
  });

  it('what is stopped has no answer, and leaves nothing for the next', async () => {
    let stopped = 0;
    for (let round = 0; round < 15; round++) {
      const leaving = new AbortController();
      const pairs = sql`SELECT a.number AS id FROM numbers(1000) AS a CROSS JOIN numbers(400) AS b`;
      const left = events.query(pairs, { id: int }, { signal: leaving.signal });
      const after = [1, 2, 3].map(answers);
      setTimeout(() => leaving.abort(), round * 8);
      const rows = await left.catch((error: unknown) => {
        expect(error).toBeInstanceOf(AppError);
        expect((error as AppError).code).toBe('cancelled');
        stopped++;
        return null;
      });
      if (rows) expect(rows).toHaveLength(400_000);
      expect(await Promise.all(after)).toEqual([1, 2, 3].map(right));
      expect(await Promise.all([4, 5].map(answers))).toEqual([4, 5].map(right));
    }
    expect(stopped).toBeGreaterThan(0);
  });
});

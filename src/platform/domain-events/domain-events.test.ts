import { expect, it } from 'vitest';
import { type DomainEvent, DomainEvents } from './domain-events.ts';

const made: DomainEvent<{ id: string }> = { name: 'test.made' };

it('tells every subscriber in order, waits for each, and then throws what failed', async () => {
  const events = new DomainEvents();
  const told: string[] = [];
  events.on(made, async ({ id }) => {
    await new Promise((resolve) => setImmediate(resolve));
    told.push(`first ${id}`);
  });
  events.on(made, async () => {
    throw new Error('second failed');
  });
  events.on(made, async ({ id }) => void told.push(`third ${id}`));
  await expect(events.emit(made, { id: 'x' })).rejects.toThrow('second failed');
  expect(told).toEqual(['first x', 'third x']);
  await events.emit({ name: 'test.nobody-listens' }, {});
});

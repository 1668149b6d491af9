import { expect, it, vi } from 'vitest';
import { ApiError } from '../../../web/api/api-error.ts';
import { type Change, MemoryShelf, Outbox } from './outbox.ts';

const draft = { lane: 'l', stage: 's', text: 'The line is long', colour: 'plain' } as const;
const card = (text: string, id = 'c1'): Change => ({ what: 'card', card: id, draft: { ...draft, text } });
const lost = () => new ApiError('network_lost', 0, 'Gone.', '');
const refused = () => new ApiError('conflict', 409, 'Somebody voted on it.', '');

/** A server that can be away, slow or unwilling. */
function world(shelf = new MemoryShelf()) {
  const sent: Change[] = [];
  const server = { answer: async (_change: Change): Promise<void> => undefined };
  const make = () =>
    new Outbox({
      shelf,
      place: 'here',
      onChange: () => undefined,
      send: async (change) => {
        await server.answer(change);
        sent.push(change);
      },
    });
  return { shelf, sent, server, make };
}

it('sends what is put, in order, and keeps nothing of it', async () => {
  const { sent, make } = world();
  const outbox = make();
  outbox.put(card('One'));
  outbox.put({ what: 'dots', card: 'c1', dots: 2 });
  await vi.waitFor(() => expect(outbox.entries).toEqual([]));
  expect(sent).toEqual([card('One'), { what: 'dots', card: 'c1', dots: 2 }]);
});

it('keeps what does not arrive over a reload, the last word only, and sends it then', async () => {
  const { sent, server, make } = world();
  server.answer = () => Promise.reject(lost());
  const before = make();
  before.put(card('One'));
  await vi.waitFor(() => expect(before.stuck).toBe('away'));
  before.put(card('One, better'));
  before.put(card('Two', 'c2'));
  before.close();
  server.answer = async () => undefined;
  const after = make();
  expect(after.entries).toHaveLength(2);
  await after.send();
  expect(sent).toEqual([card('One, better'), card('Two', 'c2')]);
  expect(after.entries).toEqual([]);
});

it('waits as long as the server says where it takes no more for a moment, and loses nothing', async () => {
  vi.useFakeTimers();
  const { sent, server, make } = world();
  server.answer = () =>
    Promise.reject(new ApiError('too_many_requests', 429, 'Too many.', '', { seconds: 30 }));
  const outbox = make();
  outbox.put(card('One'));
  outbox.put(card('Two', 'c2'));
  await vi.advanceTimersByTimeAsync(0);
  expect([outbox.stuck, outbox.entries.length]).toEqual(['too-fast', 2]);
  server.answer = async () => undefined;
  await vi.advanceTimersByTimeAsync(29_000);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toEqual([card('One'), card('Two', 'c2')]);
  expect([outbox.stuck, outbox.entries]).toEqual([null, []]);
  vi.useRealTimers();
});

it('sends a change made while the one before is on its way', async () => {
  const { sent, server, make } = world();
  let arrive = (): void => undefined;
  server.answer = () => new Promise((resolve) => (arrive = resolve));
  const outbox = make();
  outbox.put(card('One'));
  outbox.put(card('One, better'));
  server.answer = async () => undefined;
  arrive();
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  expect(sent.at(-1)).toEqual(card('One, better'));
  await vi.waitFor(() => expect(outbox.entries).toEqual([]));
});

it('keeps words the server refuses until they are let go, and sends the others', async () => {
  const { sent, server, make } = world();
  server.answer = (change) => (change.card === 'c1' ? Promise.reject(refused()) : Promise.resolve());
  const outbox = make();
  outbox.put(card('Too late'));
  outbox.put(card('Fine', 'c2'));
  outbox.put({ what: 'dots', card: 'c1', dots: 1 });
  await vi.waitFor(() => expect(outbox.entries).toHaveLength(1));
  expect(sent).toEqual([card('Fine', 'c2')]);
  expect(make().entries).toMatchObject([{ change: card('Too late'), problem: 'Somebody voted on it.' }]);
  outbox.forget(card('Too late'));
  expect(outbox.entries).toEqual([]);
});

/** One person's filling of a checklist through bad networks and closed tabs. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiError } from '../../../web/api/api-error.ts';
import { changedChecklist, newChecklist } from '../visits/checklist.ts';
import type { Visit, VisitChange } from '../visits/contract.ts';
import { VisitSitting } from './visit-sitting.ts';

const KEY = 'footpath.visit.acc_1.vis_1';

/** A server that can be lost, and the shelf of a browser. */
function world() {
  const kept = new Map<string, string>();
  const shelf = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const head = { id: 'vis_1', competitor: null, visitedOn: '2026-11-28', visitor: 'Ann', doneAt: null };
  const items = newChecklist([{ title: 'I read the menu', stage: 'Visit', touchpoint: null }], new Map());
  const server = { visit: { ...head, items, changedAt: 1 } as Visit, isLost: false, refuses: false };
  const send = async (change: VisitChange): Promise<Visit> => {
    if (server.isLost) throw new ApiError('network_lost', 0, 'lost', '');
    if (server.refuses) throw new ApiError('not_found', 404, 'There is no such visit.', '');
    const { visit } = server;
    server.visit = {
      ...visit,
      items: changedChecklist(visit.items, change),
      changedAt: visit.changedAt + 1,
    };
    return server.visit;
  };
  const open = () => new VisitSitting(server.visit, { shelf, key: KEY, send });
  return { kept, server, open };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const score = (score: number): Partial<VisitChange> => ({ answers: [{ key: '1', score }] });

it('shows at once, sends soon, and keeps nothing behind', async () => {
  const { kept, server, open } = world();
  const sitting = open();
  sitting.change(score(4));
  expect([sitting.seen.visit.items[0]?.score, sitting.seen.saving, kept.has(KEY)]).toEqual([
    4,
    'saving',
    true,
  ]);
  await vi.runAllTimersAsync();
  expect([server.visit.items[0]?.score, sitting.seen.saving, kept.has(KEY)]).toEqual([4, 'saved', false]);
});

it('waits without a connection, and sends when it is back', async () => {
  const { server, open } = world();
  const sitting = open();
  server.isLost = true;
  sitting.change(score(2));
  await vi.advanceTimersByTimeAsync(1000);
  sitting.note('1', 'Too small');
  await vi.advanceTimersByTimeAsync(20_000);
  expect([sitting.seen.saving, sitting.seen.visit.items[0]?.note]).toEqual(['waiting', 'Too small']);
  // Somebody else fills the same checklist meanwhile.
  server.visit = {
    ...server.visit,
    items: changedChecklist(server.visit.items, {
      answers: [{ key: '1', note: { text: 'In French', was: '' } }],
      found: [],
    }),
  };
  server.isLost = false;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(server.visit.items[0]).toMatchObject({ score: 2, note: 'In French\nToo small' });
  expect(sitting.seen.saving).toBe('saved');
});

it('finds again what a closed tab had not sent', async () => {
  const { server, open } = world();
  server.isLost = true;
  const first = open();
  first.change(score(5));
  first.leave();
  await vi.runOnlyPendingTimersAsync();
  server.isLost = false;
  const again = open();
  expect(again.seen.visit.items[0]?.score).toBe(5);
  await vi.runAllTimersAsync();
  expect(server.visit.items[0]?.score).toBe(5);
});

it('says so where the server will not have it', async () => {
  const { server, open } = world();
  server.refuses = true;
  const sitting = open();
  sitting.change(score(1));
  await vi.runAllTimersAsync();
  expect([sitting.seen.saving, String(sitting.seen.problem)]).toEqual([
    'refused',
    expect.stringContaining('no such visit'),
  ]);
});

it('sends what is typed while an earlier answer is on its way as one word, not two', async () => {
  const { server, open } = world();
  const sitting = open();
  sitting.note('1', 'Too');
  const sending = sitting.flush();
  sitting.note('1', 'Too small');
  await sending;
  await vi.runAllTimersAsync();
  expect(server.visit.items[0]?.note).toBe('Too small');
});

/** A sitting over a bad line: batches, lost answers, refusals, a server that is away, edits found again. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '../../../../web/api/api-error.ts';
import type { MapState, MapSummary } from '../../contract.ts';
import { accept } from '../../document/accept.ts';
import { emptyDocument } from '../../document/document.ts';
import { applyAll, type ExactOperation, MOST_AT_ONCE, type Operation } from '../../document/operation.ts';
import type { Line } from './line.ts';
import { Outbox } from './outbox.ts';
import { Sync } from './sync.ts';

const begun = applyAll(emptyDocument({ title: 'Start' }), [
  { id: 'x1', act: 'add', on: 'column', entity: 's1', fields: { title: 'One', position: 'a0' } },
  { id: 'x2', act: 'add', on: 'lane', entity: 'l1', fields: { kind: 'does', position: 'a0' } },
]);

/** A server as the line sees it. */
class TestLine implements Line {
  readonly log: Operation[] = [];
  /** Sizes of the batches that arrived. */
  readonly batches: number[] = [];
  /** What happens to the next requests; then all is well. */
  fates: ('lost' | 'answer-lost' | ApiError)[] = [];
  /** The server cannot read an operation with this id: the whole batch is refused. */
  unreadable = '';

  async read(since: number | undefined): Promise<MapState> {
    this.#meet();
    const known = since !== undefined && since <= this.log.length;
    return {
      map: { id: 'map' } as MapSummary,
      sequence: this.log.length,
      document: known ? null : applyAll(begun, this.log),
      operations: known ? this.#after(since) : [],
    };
  }

  async send(since: number, operations: readonly Operation[]) {
    const fate = this.fates[0];
    if (fate !== 'answer-lost') this.#meet();
    this.batches.push(operations.length);
    if (operations.some(({ id }) => id === this.unreadable))
      throw new ApiError('invalid_input', 400, 'Not understood.', 'Correct it.');
    const known = new Set(this.log.map(({ id }) => id));
    const { taken, refused } = accept(
      applyAll(begun, this.log),
      operations.filter(({ id }) => !known.has(id)),
    );
    this.log.push(...taken);
    if (fate === 'answer-lost') this.#meet();
    return {
      sequence: this.log.length,
      document: null,
      operations: this.#after(since),
      taken: operations.flatMap(({ id }) => {
        const at = this.log.findIndex((held) => held.id === id);
        return at < 0 ? [] : [{ id, sequence: at + 1 }];
      }),
      refused: [...refused],
    };
  }

  #after(since: number) {
    return this.log.slice(since).map((operation, index) => ({
      ...{ sequence: since + index + 1, operation: operation as ExactOperation, by: null, at: 0 },
    }));
  }

  #meet(): void {
    const fate = this.fates.shift();
    if (fate instanceof ApiError) throw fate;
    if (fate !== undefined) throw new ApiError('network_lost', 0, 'Nobody answers.', '');
  }
}

function sitting(line = new TestLine()) {
  const shelf = new Map<string, string>();
  const kept = {
    get length() {
      return shelf.size;
    },
    key: (index: number) => [...shelf.keys()][index] ?? null,
    getItem: (key: string) => shelf.get(key) ?? null,
    setItem: (key: string, value: string) => void shelf.set(key, value),
    removeItem: (key: string) => void shelf.delete(key),
  };
  let made = 0;
  const outbox = new Outbox(kept, 'acc.map', 's1');
  const signedOut = vi.fn();
  const sync = new Sync({
    ...{ line, outbox, clock: Date.now, newId: () => `u${++made}`, onChange: () => undefined },
    onSignedOut: signedOut,
  });
  return { line, sync, outbox, shelf, signedOut };
}

const add = (id: string, text = `typed ${id}`): Operation => ({
  ...{ id, act: 'add', on: 'card', entity: `c-${id}`, fields: { lane: 'l1', column: 's1', text } },
});
const network = () => new ApiError('network_lost', 0, '', '');
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a sitting and its server', () => {
  it('send an edit soon, and no word twice whatever answers get lost', async () => {
    const { line, sync, shelf } = sitting();
    await sync.pulse();
    line.fates = ['answer-lost', 'lost', 'answer-lost'];
    sync.edit([add('a')], undefined);
    expect([sync.saving, shelf.size]).toEqual(['saving', 1]);
    await pass(300);
    expect(sync.saving).toBe('waiting');
    sync.edit([add('b')], undefined);
    await pass(20_000);
    expect([sync.saving, shelf.size]).toEqual(['saved', 0]);
    expect(line.log.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(sync.state?.replica.confirmed).toEqual(applyAll(begun, line.log));
  });

  it('wait as long as it takes, and go on at once when told that the line is back', async () => {
    const { line, sync } = sitting();
    await sync.pulse();
    line.fates = Array.from({ length: 500 }, network);
    sync.edit([add('a')], undefined);
    await pass(3_600_000);
    expect([sync.saving, line.log.length]).toEqual(['waiting', 0]);
    line.fates = [];
    sync.now();
    await pass(1);
    expect([sync.saving, line.log.length]).toEqual(['saved', 1]);
  });

  it('send at most so many at once, in order', async () => {
    const { line, sync } = sitting();
    await sync.pulse();
    sync.edit(
      Array.from({ length: 1100 }, (_each, index) => add(`n${index}`)),
      undefined,
    );
    await pass(2000);
    expect(line.batches).toEqual([MOST_AT_ONCE, MOST_AT_ONCE, 100]);
    expect(line.log.map(({ id }) => id)).toEqual(Array.from({ length: 1100 }, (_each, index) => `n${index}`));
  });

  it('get everything through but the one edit that cannot be read, and show that one', async () => {
    const { line, sync, shelf } = sitting();
    await sync.pulse();
    line.unreadable = 'n5';
    sync.edit(
      Array.from({ length: 9 }, (_each, index) => add(`n${index}`)),
      undefined,
    );
    await pass(5000);
    expect(line.log.map(({ id }) => id)).toEqual(['n0', 'n1', 'n2', 'n3', 'n4', 'n6', 'n7', 'n8']);
    expect(sync.state?.replica.refused).toMatchObject([
      { id: 'n5', problem: 'Not understood. Correct it.', operation: { fields: { text: 'typed n5' } } },
    ]);
    // Kept until somebody has seen it.
    expect(shelf.size).toBe(1);
    sync.dismiss('n5');
    expect([shelf.size, sync.saving]).toEqual([0, 'saved']);
  });

  it('show what was typed where the right to edit was taken away', async () => {
    const { line, sync, shelf } = sitting();
    await sync.pulse();
    line.fates = [new ApiError('not_allowed', 403, 'Your role does not allow this.', 'Ask an owner.')];
    sync.edit([add('a'), add('b')], undefined);
    await pass(300);
    expect(sync.state?.replica.refused.map(({ id }) => id)).toEqual(['a', 'b']);
    expect([sync.pending.length, shelf.size, sync.failure]).toEqual([0, 2, null]);
  });

  it('keep what was typed by somebody whose session ended', async () => {
    const { line, sync, shelf, signedOut } = sitting();
    await sync.pulse();
    line.fates = [new ApiError('not_signed_in', 401, '', '')];
    sync.edit([add('a')], undefined);
    await pass(300);
    expect(signedOut).toHaveBeenCalledOnce();
    expect([sync.saving, shelf.size]).toEqual(['waiting', 1]);
    await pass(2000);
    expect(sync.saving).toBe('saved');
  });

  it('end where the map is gone or was never there, and wait where only the server is', async () => {
    const gone = () => new ApiError('not_found', 404, 'There is no such map.', '');
    const never = sitting();
    never.line.fates = [gone()];
    await never.sync.pulse();
    expect(never.sync.failure?.code).toBe('not_found');
    const later = sitting();
    later.line.fates = [network(), new ApiError('unavailable', 503, '', '')];
    await later.sync.pulse();
    await pass(5000);
    expect([later.sync.failure, later.sync.state?.replica.sequence]).toEqual([null, 0]);
    later.line.fates = [gone()];
    await pass(3000);
    expect(later.sync.failure?.code).toBe('not_found');
  });

  it('take what is pushed, and ask for what is missing in between', async () => {
    const { line, sync } = sitting();
    await sync.pulse();
    sync.pushed = true;
    line.log.push(add('a'), add('b'));
    const operations = [{ sequence: 2, operation: add('b') }];
    sync.hear({ sequence: 2, operations });
    expect(sync.state?.replica.sequence).toBe(0);
    await pass(1);
    expect(sync.state?.replica.sequence).toBe(2);
  });

  it('leave a whole map aside that was read before their own answer', async () => {
    const { line, sync } = sitting();
    await sync.pulse();
    sync.edit([add('a')], undefined);
    await pass(1000);
    sync.hear({ document: begun, sequence: 0, operations: [] });
    expect(sync.state?.replica.sequence).toBe(1);
    // A restored backup: the server itself knows less.
    line.log.length = 0;
    await pass(3000);
    expect(sync.state?.replica.sequence).toBe(0);
  });

  it('send what a tab that is no more had left, once', async () => {
    const { line, sync } = sitting();
    await sync.pulse();
    line.log.push(add('a'));
    sync.resume([add('a'), add('b')]);
    await pass(1000);
    expect(line.log.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(sync.saving).toBe('saved');
  });

  it('take back what the server did in one’s name, though the map was left meanwhile', async () => {
    const { line, sync } = sitting();
    line.log.push(add('a'));
    await sync.pulse();
    const back: Operation[] = [
      { id: 'b', act: 'set', on: 'card', entity: 'c-a', fields: { removed: true }, was: { removed: false } },
    ];
    void sync.doneElsewhere(1, back);
    await pass(1000);
    sync.end();
    sync.takeBack(back);
    await pass(1000);
    expect(line.log.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('take back nothing the server did before it is seen here, and do it again afterwards', async () => {
    const { line, sync } = sitting();
    line.log.push(add('a'));
    await sync.pulse();
    const fields = { text: 'as it was then' };
    const was = { text: 'typed a' };
    line.log.push({ id: 'b', act: 'set', on: 'card', entity: 'c-a', fields, was });
    line.fates = ['lost'];
    const text = () => sync.state?.whole.cards['c-a']?.text;
    const back: Operation = { id: 'c', act: 'set', on: 'card', entity: 'c-a', fields: was, was: fields };
    const done = sync.doneElsewhere(2, [back]);
    await pass(1);
    expect([text(), sync.state?.history.done]).toEqual(['typed a', []]);
    sync.undo(new Set());
    await pass(3000);
    await done;
    expect(text()).toBe('as it was then');
    sync.undo(new Set());
    expect(text()).toBe('typed a');
    sync.redo();
    expect(text()).toBe('as it was then');
    await pass(1000);
    expect(applyAll(begun, line.log).cards['c-a']?.text).toBe('as it was then');
  });

  it('say farewell with what is typed, and do not change it afterwards', async () => {
    const { line, sync } = sitting();
    await sync.pulse();
    sync.edit([add('a', 'one')], 'a');
    sync.farewell();
    sync.edit(
      [
        {
          ...{ id: 'b', act: 'set', on: 'card', entity: 'c-a' },
          ...{ fields: { text: 'one two' }, was: { text: 'one' } },
        },
      ],
      'a',
    );
    await pass(1000);
    expect(line.log.map(({ id, fields }) => [id, fields.text])).toEqual([
      ['a', 'one'],
      ['b', 'one two'],
    ]);
  });
});

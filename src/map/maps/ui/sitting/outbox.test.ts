import { describe, expect, it } from 'vitest';
import type { Operation } from '../../document/operation.ts';
import { Outbox, type Shelf } from './outbox.ts';

const operation = (id: string, text = id): Operation => ({
  ...{ id, act: 'set', on: 'card', entity: 'c1', fields: { text } },
});

/** A browser's shelf with room for so many entries. */
class TestShelf implements Shelf {
  readonly held = new Map<string, string>();
  room: number;

  constructor(room = 1000) {
    this.room = room;
  }

  get length(): number {
    return this.held.size;
  }

  key(index: number): string | null {
    return [...this.held.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.held.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (!this.held.has(key) && this.held.size >= this.room) throw new Error('QuotaExceededError');
    this.held.set(key, value);
  }

  removeItem(key: string): void {
    this.held.delete(key);
  }
}

describe('edits kept in the browser', () => {
  it('are there in their order for the next sitting, as they were last', () => {
    const shelf = new TestShelf();
    const own = new Outbox(shelf, 'acc.map', 's1');
    own.keep([operation('a'), operation('b')]);
    own.keep([operation('b', 'longer'), operation('c')]);
    const next = new Outbox(shelf, 'acc.map', 's2');
    expect(next.sittings()).toEqual(['s1']);
    expect(next.left('s1').map(({ fields }) => fields.text)).toEqual(['longer', 'c']);
  });

  it('belong to one person, one map and one tab', () => {
    const shelf = new TestShelf();
    const tabs = ['s1', 's2'].map((sitting) => new Outbox(shelf, 'acc.map', sitting));
    const elsewhere = [new Outbox(shelf, 'acc.other', 's3'), new Outbox(shelf, 'acc2.map', 's4')];
    for (const outbox of [...tabs, ...elsewhere]) outbox.keep([operation(`by-${outbox.sitting}`)]);
    expect(tabs[0]?.sittings()).toEqual(['s2']);
    tabs[0]?.keep([]);
    expect(tabs[1]?.left('s2').map(({ id }) => id)).toEqual(['by-s2']);
    expect(elsewhere.flatMap((outbox) => outbox.left(outbox.sitting))).toHaveLength(2);
  });

  it('go once another keeps them', () => {
    const shelf = new TestShelf();
    new Outbox(shelf, 'acc.map', 's1').keep([operation('a'), operation('b')]);
    const next = new Outbox(shelf, 'acc.map', 's2');
    next.keep(next.left('s1'));
    next.forget('s1');
    expect([next.sittings(), next.left('s2').map(({ id }) => id)]).toEqual([[], ['a', 'b']]);
    next.keep([]);
    expect(shelf.length).toBe(0);
  });

  it('are known not to be kept where there is no room, and are kept when there is', () => {
    const shelf = new TestShelf(1);
    const own = new Outbox(shelf, 'acc.map', 's1');
    own.keep([operation('a')]);
    expect(own.keepsAll).toBe(true);
    own.keep([operation('a'), operation('b')]);
    expect(own.keepsAll).toBe(false);
    own.keep([operation('b')]);
    expect([own.keepsAll, own.left('s1').map(({ id }) => id)]).toEqual([true, ['b']]);
    expect(new Outbox(null, 'acc.map', 's1').keepsAll).toBe(false);
  });

  it('that cannot be read are passed over', () => {
    const shelf = new TestShelf();
    new Outbox(shelf, 'acc.map', 's1').keep([operation('a'), operation('b')]);
    const [first = ''] = shelf.held.keys();
    shelf.held.set(first, '{ half');
    expect(new Outbox(shelf, 'acc.map', 's2').left('s1').map(({ id }) => id)).toEqual(['b']);
  });
});

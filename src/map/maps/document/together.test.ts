/** Three people edit one map over a bad line: random edits, lost and repeated deliveries, any interleaving. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDocument, type MapDocument } from './document.ts';
import { apply, applyAll, inverse, type Operation } from './operation.ts';
import { positionAt } from './position.ts';
import { edited, type Numbered, type Replica, received, replicaOf, restarted, shown } from './replica.ts';
import { inOrder, seen } from './seen.ts';

const begun = applyAll(emptyDocument({ title: 'Start' }), [
  { id: 'x1', act: 'add', on: 'column', entity: 's1', fields: { title: 'One', position: 'a0' } },
  { id: 'x2', act: 'add', on: 'column', entity: 's2', fields: { title: 'Two', position: 'a1' } },
  { id: 'x3', act: 'add', on: 'lane', entity: 'l1', fields: { kind: 'does', position: 'a0' } },
]);

/** The server of a test: gives sequences, takes each operation once, answers with what came since. */
class Log {
  readonly all: Numbered[] = [];

  take(operations: readonly Operation[], since: number) {
    for (const operation of operations) {
      if (this.all.some((held) => held.operation.id === operation.id)) continue;
      // As over the wire: nothing is shared.
      this.all.push({ sequence: this.all.length + 1, operation: structuredClone(operation) });
    }
    const taken = this.all
      .filter(({ operation }) => operations.some(({ id }) => id === operation.id))
      .map(({ sequence, operation }) => ({ id: operation.id, sequence }));
    return { operations: this.all.slice(since), taken };
  }

  document(): MapDocument {
    return applyAll(
      begun,
      this.all.map(({ operation }) => operation),
    );
  }
}

type Step =
  | {
      readonly do: 'type' | 'add' | 'remove' | 'restore' | 'move' | 'dropStage' | 'undo' | 'title';
      readonly pick: number;
    }
  | {
      readonly do: 'sync';
      readonly fate: 'arrives' | 'answer-lost' | 'request-lost' | 'late';
      readonly pick: number;
    }
  | { readonly do: 'reload'; readonly pick: number };

const step = fc.oneof(
  fc.record({
    do: fc.constantFrom('type', 'type', 'add', 'remove', 'restore', 'move', 'dropStage', 'undo', 'title'),
    pick: fc.nat(99),
  }),
  fc.record({
    do: fc.constant('sync' as const),
    fate: fc.constantFrom('arrives', 'arrives', 'answer-lost', 'request-lost', 'late'),
    pick: fc.nat(99),
  }),
  fc.record({ do: fc.constant('reload' as const), pick: fc.nat(99) }),
) as fc.Arbitrary<Step>;

class Editor {
  replica: Replica = replicaOf(begun, 0);
  /** Answers that are still on their way; they come once more, much later. */
  readonly late: { operations: Numbered[] }[] = [];
  readonly history: { before: MapDocument; operation: Operation }[] = [];
  readonly #name: string;
  #made = 0;

  constructor(name: string) {
    this.#name = name;
  }

  fresh = (): string => `${this.#name}-${++this.#made}`;

  do(operation: Operation): void {
    const before = shown(this.replica);
    this.history.push({ before, operation });
    this.replica = edited(this.replica, [operation]);
  }

  edit({ do: what, pick }: Step): void {
    const document = shown(this.replica);
    const cards = Object.entries(document.cards);
    const [id, card] = cards[pick % Math.max(1, cards.length)] ?? [];
    const column = pick % 2 ? 's1' : 's2';
    const others = inOrder(document.cards).filter((each) => each.column === column && each.id !== id);
    const set = (on: Operation['on'], entity: string, fields: object, was?: object): void =>
      this.do({ id: this.fresh(), act: 'set', on, entity, fields, was } as Operation);
    if (what === 'add') {
      const entity = `card-${this.fresh()}`;
      const position = positionAt(others, pick % (others.length + 1), entity);
      const fields = { lane: 'l1', column, position, text: `typed ${this.fresh()}` };
      this.do({ id: this.fresh(), act: 'add', on: 'card', entity, fields });
    } else if (what === 'title') {
      set('map', 'map', { title: `typed ${this.fresh()}` }, { title: document.map.title });
    } else if (what === 'dropStage') {
      set('column', column, { removed: !document.columns[column]?.removed });
    } else if (what === 'undo') {
      const last = this.history.pop();
      if (last) this.replica = edited(this.replica, inverse(last.before, last.operation, this.fresh));
    } else if (id && card) {
      if (what === 'type') set('card', id, { text: `typed ${this.fresh()}` }, { text: card.text });
      if (what === 'remove' || what === 'restore') set('card', id, { removed: what === 'remove' });
      if (what === 'move') {
        set('card', id, { column, position: positionAt(others, pick % (others.length + 1), id) });
      }
    }
  }

  sync(log: Log, fate: string): void {
    if (fate === 'request-lost') return;
    const answer = log.take(this.replica.pending, this.replica.sequence);
    if (fate === 'late') this.late.push(answer);
    if (fate === 'arrives') this.replica = received(this.replica, answer);
    const old = this.late[0];
    if (fate === 'arrives' && old) this.replica = received(this.replica, old);
  }
}

/** Every text that was typed: where it stands now, or by whom it was replaced who had seen it. */
function lostTexts(log: Log): string[] {
  const document = log.document();
  const kept = new Set([
    document.map.title,
    ...Object.values(document.cards).map(({ text }) => text),
    ...Object.values(document.asides).map(({ text }) => text),
  ]);
  const wordsOf = (fields: Operation['fields'] | undefined) => [fields?.text, fields?.title];
  const replacedKnowingly = new Set(log.all.flatMap(({ operation }) => wordsOf(operation.was)));
  return log.all
    .flatMap(({ operation }) => wordsOf(operation.fields))
    .filter((text): text is string => typeof text === 'string' && text.startsWith('typed '))
    .filter((text) => !kept.has(text) && !replacedKnowingly.has(text));
}

describe('three people on one map', () => {
  it('end equal, and nothing typed is lost, however deliveries go', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), step), { maxLength: 80 }), (steps) => {
        const log = new Log();
        const editors = ['a', 'b', 'c'].map((name) => new Editor(name));
        for (const [who, each] of steps) {
          const editor = editors[who]!;
          if (each.do === 'sync') editor.sync(log, each.fate);
          else if (each.do === 'reload') {
            editor.replica = restarted(editor.replica, log.document(), log.all.length);
          } else editor.edit(each);
        }
        const sent = editors.flatMap(({ replica }) => replica.pending);
        for (const editor of [...editors, ...editors]) editor.sync(log, 'arrives');
        for (const { replica } of editors) {
          expect(replica.pending).toEqual([]);
          expect(replica.confirmed).toEqual(log.document());
        }
        const inLog = new Set(log.all.map(({ operation }) => operation.id));
        expect(sent.filter(({ id }) => !inLog.has(id))).toEqual([]);
        expect(lostTexts(log)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('keep both cards that were put at the same place at once, in the same order everywhere', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 30 }), (ids) => {
        const base = inOrder({ first: { position: 'a0' }, last: { position: 'a1' } });
        const placed = ids.map((id) => [id, { position: positionAt(base, 1, id) }] as const);
        const list = inOrder(
          Object.fromEntries([...base.map((each) => [each.id, each] as const), ...placed]),
        );
        const again = inOrder(
          Object.fromEntries([...placed].reverse().concat(base.map((each) => [each.id, each] as const))),
        );
        expect(list.map(({ id }) => id)).toEqual(again.map(({ id }) => id));
        expect(new Set(list.map(({ id }) => id)).size).toBe(new Set([...ids, 'first', 'last']).size);
      }),
    );
  });

  it('can put a card between any two others, again and again', () => {
    const cards: Record<string, { position: string }> = {};
    for (let i = 0; i < 600; i++) {
      const order = inOrder(cards);
      const index = (i * 7919) % (order.length + 1);
      cards[`c${i}`] = { position: positionAt(order, index, `c${i}`) };
      expect(inOrder(cards)[index]?.id).toBe(`c${i}`);
    }
    expect(Math.max(...Object.values(cards).map(({ position }) => position.length))).toBeLessThan(60);
  });

  it('undo exactly what they see, for any edit alone', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const editor = new Editor('a');
        for (const each of steps) {
          if (each.do === 'sync' || each.do === 'reload' || each.do === 'undo') continue;
          const before = shown(editor.replica);
          const count = editor.history.length;
          editor.edit(each);
          const [last] = editor.history.slice(count);
          if (!last) continue;
          const after = apply(before, last.operation);
          const undone = applyAll(after, inverse(before, last.operation, editor.fresh));
          expect(seen(undone)).toEqual(seen(before));
        }
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { compareDocuments, operationsBetween } from './compare.ts';
import { emptyDocument } from './document.ts';
import { applyAll, type Operation } from './operation.ts';
import { seen } from './seen.ts';

let made = 0;
const fresh = () => `op${++made}`;
const op = (act: 'add' | 'set', on: Operation['on'], entity: string, fields: object): Operation =>
  ({ id: fresh(), act, on, entity, fields }) as Operation;

const one = applyAll(emptyDocument({ title: 'Before' }), [
  op('add', 'column', 's1', { title: 'Arrive', position: 'a0' }),
  op('add', 'column', 's2', { title: 'Eat', position: 'a1' }),
  op('add', 'lane', 'l1', { kind: 'does', position: 'a0' }),
  op('add', 'card', 'stays', { lane: 'l1', column: 's1', text: 'stays' }),
  op('add', 'card', 'moves', { lane: 'l1', column: 's1', text: 'moves' }),
  op('add', 'card', 'changes', { lane: 'l1', column: 's1', text: 'old' }),
  op('add', 'card', 'goes', { lane: 'l1', column: 's1', text: 'goes' }),
  op('add', 'evidence', 'e1', { card: 'stays', note: 'they said so' }),
]);
const two = applyAll(one, [
  op('set', 'map', 'map', { title: 'After' }),
  op('set', 'card', 'moves', { column: 's2' }),
  op('set', 'card', 'changes', { text: 'new', position: 'a7' }),
  op('set', 'card', 'goes', { removed: true }),
  op('add', 'card', 'comes', { lane: 'l1', column: 's2', text: 'comes' }),
  op('set', 'evidence', 'e1', { removed: true }),
]);

describe('two documents', () => {
  it('differ in what was added, moved, changed and removed', () => {
    expect(compareDocuments(one, two).map(({ what, on, id }) => [what, on, id])).toEqual([
      ['changed', 'map', 'map'],
      ['moved', 'card', 'moves'],
      ['moved', 'card', 'changes'],
      ['changed', 'card', 'changes'],
      ['removed', 'card', 'goes'],
      ['added', 'card', 'comes'],
      ['removed', 'evidence', 'e1'],
    ]);
    expect(compareDocuments(one, two)[3]?.fields).toEqual([{ field: 'text', before: 'old', after: 'new' }]);
    expect(compareDocuments(one, one)).toEqual([]);
  });

  it('count the cards of a removed stage as removed', () => {
    const without = applyAll(one, [op('set', 'column', 's1', { removed: true })]);
    expect(compareDocuments(one, without).filter(({ what }) => what === 'removed')).toHaveLength(6);
  });

  it('lead to each other by edits', () => {
    for (const [from, to] of [
      [one, two],
      [two, one],
      [emptyDocument(), two],
      [two, emptyDocument()],
    ] as const) {
      expect(seen(applyAll(from, operationsBetween(from, to, fresh)))).toEqual(seen(to));
    }
    expect(operationsBetween(one, one, fresh)).toEqual([]);
  });
});

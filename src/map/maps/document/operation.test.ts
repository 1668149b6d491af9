import { describe, expect, it } from 'vitest';
import { emptyDocument, feelingId, type MapDocument } from './document.ts';
import {
  apply,
  applyAll,
  inverse,
  inverseOfAll,
  type Operation,
  Operation as OperationSchema,
} from './operation.ts';
import { recoverable, seen } from './seen.ts';

let made = 0;
const fresh = () => `op${++made}`;
const op = (
  act: Operation['act'],
  on: Operation['on'],
  entity: string,
  fields: Operation['fields'],
  was?: Operation['fields'],
): Operation => ({ id: fresh(), act, on, entity, fields, ...(was ? { was } : {}) });

const begun = applyAll(emptyDocument({ title: 'Breakfast' }), [
  op('add', 'column', 's1', { title: 'Arrive', position: 'a0' }),
  op('add', 'column', 's2', { title: 'Eat', position: 'a1' }),
  op('add', 'lane', 'does', { kind: 'does', title: 'Does', position: 'a0' }),
  op('add', 'lane', 'feels', { kind: 'feeling', title: 'Feels', position: 'a1' }),
  op('add', 'card', 'c1', { lane: 'does', column: 's1', position: 'a0', text: 'I look for a seat' }),
]);
const text = (document: MapDocument, card = 'c1') => document.cards[card]?.text;

describe('an operation', () => {
  it('adds with what is said, and blanks for the rest', () => {
    expect(begun.cards.c1).toMatchObject({ text: 'I look for a seat', colour: 'plain', removed: false });
    expect(OperationSchema.safeParse(op('add', 'card', 'c9', { text: 'x' })).success).toBe(true);
    expect(OperationSchema.safeParse(op('add', 'card', 'c9', { txt: 'x' })).success).toBe(false);
    expect(OperationSchema.safeParse(op('add', 'card', '__proto__', { text: 'x' })).success).toBe(false);
  });

  it('leaves the document it is given alone, and gives the same when nothing changes', () => {
    const before = JSON.stringify(begun);
    apply(begun, op('set', 'card', 'c1', { text: 'other' }));
    expect(JSON.stringify(begun)).toBe(before);
    expect(apply(begun, op('set', 'card', 'c1', { text: 'I look for a seat' }))).toBe(begun);
    expect(apply(begun, op('set', 'card', 'unknown', { text: 'x' }))).toBe(begun);
    expect(apply(begun, op('set', 'card', 'constructor', { text: 'x' }))).toBe(begun);
  });

  it('puts aside a text that was overwritten unseen, and only then', () => {
    const was = { text: 'I look for a seat' };
    const mine = apply(begun, op('set', 'card', 'c1', { text: 'mine' }, was));
    expect(mine.asides).toEqual({});
    const theirs = op('set', 'card', 'c1', { text: 'theirs' }, was);
    const both = apply(mine, theirs);
    expect(text(both)).toBe('theirs');
    expect(both.asides[`${theirs.id}.text`]).toMatchObject({ on: 'card', entity: 'c1', text: 'mine' });
    // Somebody who changed another field touches no text.
    expect(apply(mine, op('set', 'card', 'c1', { colour: 'good' }, { colour: 'plain' })).asides).toEqual({});
  });

  it('sets one feeling where two set it at once', () => {
    const id = feelingId('feels', 's1');
    const add = (value: number) => op('add', 'card', id, { lane: 'feels', column: 's1', value });
    expect(seen(applyAll(begun, [add(1), add(-2)])).cards[id]?.value).toBe(-2);
  });

  it('keeps what was typed into something that is removed', () => {
    const removed = apply(begun, op('set', 'card', 'c1', { removed: true }));
    const typed = apply(removed, op('set', 'card', 'c1', { text: 'still typing' }));
    expect(seen(typed).cards).toEqual({});
    expect(recoverable(typed).map((card) => card.text)).toEqual(['still typing']);
    const back = apply(typed, op('set', 'card', 'c1', { removed: false }));
    expect(text(seen(back))).toBe('still typing');
  });

  it('keeps a picture without words that is removed', () => {
    const gone = op('set', 'card', 'c1', { text: '', image: 'picture:pic_1', removed: true });
    expect(recoverable(apply(begun, gone))).toMatchObject([{ id: 'c1', image: 'picture:pic_1' }]);
  });

  it('keeps the cards of a removed stage, and brings them back with it', () => {
    const removal = op('set', 'column', 's1', { removed: true });
    const without = apply(begun, removal);
    expect(seen(without).cards).toEqual({});
    expect(recoverable(without)).toHaveLength(1);
    expect(seen(applyAll(without, inverse(begun, removal, fresh)))).toEqual(seen(begun));
  });
});

describe('taking back', () => {
  it.each<[string, Operation]>([
    ['adding', op('add', 'card', 'c2', { lane: 'does', column: 's2', text: 'I pay' })],
    ['changing', op('set', 'card', 'c1', { text: 'x', colour: 'hurts' })],
    ['moving', op('set', 'card', 'c1', { column: 's2', position: 'a5' })],
    ['removing', op('set', 'card', 'c1', { removed: true })],
    ['naming the map', op('set', 'map', 'map', { title: 'Brunch', reviewOn: '2026-12-01' })],
    ['overwriting unseen', op('set', 'card', 'c1', { text: 'x' }, { text: 'never seen' })],
    ['adding what is there', op('add', 'card', 'c1', { lane: 'does', column: 's1', text: 'y' })],
    ['nothing', op('set', 'lane', 'nowhere', { title: 'x' })],
  ])('undoes %s exactly, and redoes it', (_, operation) => {
    const after = apply(begun, operation);
    const undo = inverse(begun, operation, fresh);
    const undone = applyAll(after, undo);
    expect(seen(undone)).toEqual(seen(begun));
    const redo = inverseOfAll(after, undo, fresh);
    expect(seen(applyAll(undone, redo))).toEqual(seen(after));
  });

  it('keeps what somebody else wrote since', () => {
    const mine = op('set', 'card', 'c1', { text: 'mine' }, { text: 'I look for a seat' });
    const theirs = op('set', 'card', 'c1', { text: 'theirs' }, { text: 'mine' });
    const undone = applyAll(begun, [mine, theirs, ...inverse(begun, mine, fresh)]);
    expect(text(undone)).toBe('I look for a seat');
    expect(Object.values(undone.asides).map((aside) => aside.text)).toEqual(['theirs']);
  });
});

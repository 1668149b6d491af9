import { describe, expect, it } from 'vitest';
import { feelingId, type MapDocument } from '../../document/document.ts';
import { applyAll, type Operation } from '../../document/operation.ts';
import { seen } from '../../document/seen.ts';
import { cafe, counter } from './cafe.fixture.ts';
import {
  addCard,
  addCards,
  addEvidence,
  cardsAt,
  duplicateCards,
  moveCards,
  remove,
  setFeeling,
  setFields,
  setMap,
} from './edits.ts';

const texts = (map: MapDocument, lane: string, column: string): string[] =>
  cardsAt(seen(map), lane, column).map(({ text }) => text);
const edited = (map: MapDocument, operations: readonly Operation[]): MapDocument => applyAll(map, operations);

describe('setting fields', () => {
  it('says what was seen before, and nothing where nothing changes', () => {
    const [operation] = setFields(cafe, 'card', 'pay', { text: 'I pay', colour: 'good' }, counter());
    expect(operation).toMatchObject({ act: 'set', fields: { colour: 'good' }, was: { colour: 'plain' } });
    expect(operation?.fields).not.toHaveProperty('text');
    expect(setFields(cafe, 'card', 'pay', { text: 'I pay' }, counter())).toEqual([]);
    expect(setFields(cafe, 'card', 'nobody', { text: 'x' }, counter())).toEqual([]);
  });

  it('sets fields of the map itself', () => {
    expect(edited(cafe, setMap(cafe, { target: '9 of 10' }, counter())).map.target).toBe('9 of 10');
  });
});

describe('cards', () => {
  it('are added at a spot, in any number, in their order', () => {
    const first = edited(
      cafe,
      addCard(cafe, 'new', { lane: 'touch', column: 'in', index: 1 }, { text: 'new' }, counter()),
    );
    expect(texts(first, 'touch', 'in')).toEqual(['I come in', 'new', 'I queue']);
    const many = ['a', 'b', 'c'].map((text) => ({ lane: 'pain', column: 'pay', fields: { text } }));
    expect(texts(edited(cafe, addCards(cafe, many, counter())), 'pain', 'pay')).toEqual(['a', 'b', 'c']);
  });

  it('move together, in the order given, to a spot counted without them', () => {
    const moved = edited(
      cafe,
      moveCards(cafe, ['queue', 'come'], { lane: 'touch', column: 'pay', index: 0 }, counter()),
    );
    expect(texts(moved, 'touch', 'pay')).toEqual(['I queue', 'I come in', 'I pay']);
    expect(texts(moved, 'touch', 'in')).toEqual([]);
    const within = edited(
      cafe,
      moveCards(cafe, ['come'], { lane: 'touch', column: 'in', index: 9 }, counter()),
    );
    expect(texts(within, 'touch', 'in')).toEqual(['I queue', 'I come in']);
  });

  it('that stay where they are make no edit', () => {
    expect(moveCards(cafe, ['come'], { lane: 'touch', column: 'in', index: 0 }, counter())).toEqual([]);
    expect(moveCards(cafe, ['come', 'queue'], { lane: 'touch', column: 'in', index: 0 }, counter())).toEqual(
      [],
    );
    expect(moveCards(cafe, ['nobody'], { lane: 'touch', column: 'in', index: 0 }, counter())).toEqual([]);
  });

  it('are doubled right below, with what they rest on', () => {
    const linked = edited(cafe, addEvidence('come', { kind: 'quote', note: 'The door sticks' }, counter()));
    const doubled = edited(linked, duplicateCards(linked, ['come'], counter('d')));
    const [, copy] = cardsAt(doubled, 'touch', 'in');
    expect(texts(doubled, 'touch', 'in')).toEqual(['I come in', 'I come in', 'I queue']);
    expect(Object.values(doubled.evidence).filter(({ card }) => card === copy?.id)).toMatchObject([
      { note: 'The door sticks' },
    ]);
  });

  it('are removed so that they can come back', () => {
    const gone = edited(cafe, remove(cafe, 'card', ['come', 'nobody'], counter()));
    expect(texts(gone, 'touch', 'in')).toEqual(['I queue']);
    expect(gone.cards.come).toMatchObject({ removed: true, text: 'I come in' });
  });
});

describe('a feeling', () => {
  it('is one card per cell, under the id both would make', () => {
    const once = edited(cafe, setFeeling(cafe, 'feel', 'in', 1.234, counter()));
    expect(once.cards[feelingId('feel', 'in')]).toMatchObject({ value: 1.2, lane: 'feel', column: 'in' });
    const twice = edited(once, setFeeling(once, 'feel', 'in', -9, counter()));
    expect(cardsAt(twice, 'feel', 'in')).toMatchObject([{ value: -2 }]);
  });

  it('takes over a point that came another way, as from a file', () => {
    const other = edited(
      cafe,
      addCard(cafe, 'imported', { lane: 'feel', column: 'in', index: 0 }, { value: 1 }, counter()),
    );
    const changed = edited(other, setFeeling(other, 'feel', 'in', 0.5, counter()));
    expect(cardsAt(changed, 'feel', 'in')).toMatchObject([{ id: 'imported', value: 0.5 }]);
  });
});

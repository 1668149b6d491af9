/** A text that was put aside: taken back, kept beside the other, or let go. */
import { expect, it } from 'vitest';
import { blank, type MapDocument } from '../../document/document.ts';
import { applyAll, type Operation } from '../../document/operation.ts';
import { listed, seen } from '../../document/seen.ts';
import { keepBoth, letGo, takeBack } from './asides.ts';
import { cafe, counter } from './cafe.fixture.ts';
import { keepForm } from './typing.ts';

const begun = { ...blank.evidence, card: 'pay', kind: 'signal' as const, note: 'Slow', count: 3 };
const piece = { on: 'evidence', entity: 'e1' } as const;
/** Two have changed one piece of evidence: what the first wrote is aside. */
const disputed = [
  { ...begun, note: 'Ten minutes', count: 10 },
  { ...begun, note: 'Twelve minutes', count: 12 },
].reduce(
  (map: MapDocument, fields, index) =>
    applyAll(map, keepForm(map, piece, begun, fields, counter(`w${index}`))),
  { ...cafe, evidence: { e1: begun } },
);
const asides = (map: MapDocument) => listed(seen(map).asides);
const aside = (field: string) => {
  const found = asides(disputed).find((each) => each.field === field);
  if (found === undefined) throw new Error(`Nothing of ${field} is aside.`);
  return found;
};
const after = (operations: readonly Operation[]): MapDocument => applyAll(disputed, operations);

it('comes back as what it was: a number is one again', () => {
  const map = after(takeBack(disputed, aside('count'), counter()));
  expect(map.evidence.e1).toMatchObject({ note: 'Twelve minutes', count: 10 });
  expect(asides(map).map(({ text }) => text)).toEqual(['Ten minutes']);
});

it('stands in a piece of evidence of its own, with all that was written with it', () => {
  const map = after(keepBoth(disputed, aside('note'), counter()));
  expect(Object.values(map.evidence)).toEqual([
    { ...begun, note: 'Twelve minutes', count: 12 },
    { ...begun, note: 'Ten minutes', count: 10 },
  ]);
  expect(asides(map)).toEqual([]);
});

it('goes, and leaves the rest', () => {
  const map = after(letGo(disputed, [aside('note').id], counter()));
  expect(asides(map).map(({ text }) => text)).toEqual(['10']);
  expect(map.evidence).toEqual(disputed.evidence);
});

it('of a title leaves no room for both', () => {
  const title = { ...aside('note'), on: 'map' as const, entity: 'map', field: 'title' };
  expect(keepBoth(disputed, title, counter())).toEqual([]);
});

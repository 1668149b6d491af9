/** Two people type into one text: neither overwrites unseen, and one text is left to decide on, not every pause of both. */
import { describe, expect, it } from 'vitest';
import { blank, type MapDocument } from '../../document/document.ts';
import { applyAll, type Operation } from '../../document/operation.ts';
import { cafe, counter } from './cafe.fixture.ts';
import { keepForm, type TextPlace, typeInto } from './typing.ts';

const place: TextPlace = { on: 'card', entity: 'pay', field: 'text' };
const textOf = (map: MapDocument): string | undefined => map.cards.pay?.text;
const aside = (map: MapDocument): string[] =>
  Object.values(map.asides).flatMap(({ removed, text }) => (removed ? [] : [text]));

/** Somebody at a field: what it began with, and what was kept since. */
class Writer {
  readonly #newId: ReturnType<typeof counter>;
  kept: readonly string[] = ['I pay'];

  constructor(name: string) {
    this.#newId = counter(name);
  }

  keep(map: MapDocument, text: string): Operation[] {
    const operations = typeInto(map, place, text, this.kept, this.#newId);
    this.kept = [...this.kept, text];
    return operations;
  }
}

it('leaves what somebody else wrote alone where nothing was typed', () => {
  const others = applyAll(cafe, new Writer('b').keep(cafe, 'I pay by card'));
  expect(typeInto(others, place, 'I pay', ['I pay'], counter())).toEqual([]);
  expect(typeInto(others, place, 'I pay by card', ['I pay'], counter())).toEqual([]);
  expect(typeInto(others, { ...place, entity: 'nobody' }, 'x', ['I pay'], counter())).toEqual([]);
});

it('overwrites nothing unseen, and leaves only what the other wrote last to be decided on', () => {
  const [ana, ben] = [new Writer('a'), new Writer('b')];
  let map = cafe;
  for (const [writer, text] of [
    [ana, 'I pay at'],
    [ben, 'I pay by'],
    [ana, 'I pay at the'],
    [ben, 'I pay by card'],
    [ana, 'I pay at the till'],
  ] as const) {
    map = applyAll(map, writer.keep(map, text));
  }
  expect(textOf(map)).toBe('I pay at the till');
  expect(aside(map)).toEqual(['I pay by card']);
});

it('keeps to itself what stood there before, though it was put aside in an earlier dispute', () => {
  const earlier = applyAll(cafe, [
    {
      ...{ id: 'x', act: 'set', on: 'card', entity: 'pay', fields: { text: 'Paying' } },
      was: { text: 'seen by nobody' },
    },
  ]);
  expect(aside(earlier)).toEqual(['I pay']);
  const typed = typeInto(earlier, place, 'Paying now', ['I pay', 'Paying'], counter());
  expect(aside(applyAll(earlier, typed))).toEqual(['I pay']);
});

describe('a form over several fields', () => {
  const begun = { ...blank.evidence, card: 'pay', note: 'Ten minutes', count: 3 };
  const before: MapDocument = { ...cafe, evidence: { e1: begun } };
  const piece = { on: 'evidence', entity: 'e1' } as const;
  const keep = (map: MapDocument, fields: object, name: string): MapDocument =>
    applyAll(map, keepForm(map, piece, begun, { ...begun, ...fields }, counter(name)));

  it('writes what was changed in it, and leaves what others made of the rest', () => {
    expect(keepForm(before, piece, begun, begun, counter())).toEqual([]);
    const map = keep(keep(before, { note: 'Twelve minutes' }, 'a'), { count: 12 }, 'b');
    expect(map.evidence.e1).toEqual({ ...begun, note: 'Twelve minutes', count: 12 });
    expect(aside(map)).toEqual([]);
  });

  it('puts aside what two typed into the same fields, numbers and days too', () => {
    const first = keep(before, { note: 'Twelve', count: 12, reference: 'shelf', seenOn: '2026-10-01' }, 'a');
    const map = keep(first, { note: 'Nine', count: 9, reference: 'box', seenOn: '2026-10-02' }, 'b');
    expect(map.evidence.e1).toMatchObject({ note: 'Nine', count: 9, reference: 'box' });
    expect(aside(map).sort()).toEqual(['12', '2026-10-01', 'Twelve', 'shelf']);
  });

  it('brings back what was removed meanwhile, if anything was changed', () => {
    const removed = { ...before, evidence: { e1: { ...begun, removed: true } } };
    expect(keepForm(removed, piece, begun, begun, counter())).toEqual([]);
    expect(keep(removed, { note: 'Nine' }, 'b').evidence.e1).toMatchObject({ note: 'Nine', removed: false });
  });
});

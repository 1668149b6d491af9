/** Two people type into one text: neither overwrites unseen, and one text is left to decide on, not every pause of both. */
import { expect, it } from 'vitest';
import type { MapDocument } from '../../document.ts';
import { applyAll, type Operation } from '../../operation.ts';
import { cafe, counter } from './cafe.fixture.ts';
import { type TextPlace, typeInto } from './typing.ts';

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

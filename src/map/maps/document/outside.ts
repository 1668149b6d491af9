/** What people without an account may see of a map: no evidence, no owners, no questions behind figures, nothing put aside, and if wished no lanes of numbers. Pure. */
import { type Card, type Column, entry, type Lane, type MapDocument } from './document.ts';
import { kept, seen } from './seen.ts';

export function shownOutside(
  map: MapDocument,
  { numbersHidden }: { readonly numbersHidden: boolean },
): MapDocument {
  const document = seen(map);
  const lanes = kept(
    document.lanes,
    ({ hidden, kind }: Lane) => !hidden && !(numbersHidden && kind === 'numbers'),
  );
  // A step is hidden with its stage.
  const columns = kept(
    document.columns,
    ({ hidden, stage }: Column) =>
      !hidden && (stage === null || entry(document.columns, stage)?.hidden === false),
  );
  const cards = kept(
    document.cards,
    ({ lane, column, text, value, image }: Card) =>
      entry(lanes, lane) !== undefined &&
      entry(columns, column) !== undefined &&
      // Of a figure alone nothing would be left.
      (text !== '' || value !== null || image !== null),
  );
  const strangers = ([id, card]: [string, Card]) => [id, { ...card, owner: null, figure: null }] as const;
  return {
    ...document,
    map: { ...document.map, owner: null, measure: null },
    ...{ columns, lanes, cards: Object.fromEntries(Object.entries(cards).map(strangers)) },
    ...{ evidence: {}, asides: {} },
  };
}

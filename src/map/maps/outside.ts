/** What people without an account may see of a map: no evidence, no owners, nothing put aside, and if wished no numbers. Pure. */
import type { Card, MapDocument } from './document.ts';
import { seen } from './seen.ts';

export function shownOutside(
  map: MapDocument,
  { numbersHidden }: { readonly numbersHidden: boolean },
): MapDocument {
  const document = seen(map);
  const isShown = ({ lane, column }: Card): boolean => {
    const [row, place] = [document.lanes[lane], document.columns[column]];
    const frame = place?.stage ? document.columns[place.stage] : undefined;
    if (!row || !place || row.hidden || place.hidden || frame?.hidden) return false;
    return !(numbersHidden && row.kind === 'numbers');
  };
  const shown = <T extends { readonly hidden: boolean }>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(record).filter(([, { hidden }]) => !hidden));
  const lanes = shown(document.lanes);
  return {
    ...document,
    map: { ...document.map, owner: null },
    columns: shown(document.columns),
    lanes: numbersHidden
      ? Object.fromEntries(Object.entries(lanes).filter(([, { kind }]) => kind !== 'numbers'))
      : lanes,
    cards: Object.fromEntries(
      Object.entries(document.cards)
        .filter(([, card]) => isShown(card))
        .map(([id, card]) => [id, { ...card, owner: null, figure: numbersHidden ? null : card.figure }]),
    ),
    evidence: {},
    asides: {},
  };
}

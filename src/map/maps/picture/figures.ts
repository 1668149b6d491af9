/** Puts figures that somebody asked for on a map that is drawn: numbers as the words of their cards, what was felt beside the curves. Pure. */
import { entry, type MapDocument } from '../document/document.ts';
import type { ShownFigures } from '../document/felt.ts';
import type { Arrangement } from './arrange.ts';

/** The document with what its live numbers say, and, in the head of each lane that shows figures, of which days they are. */
export function withNumbers(document: MapDocument, { cards, felt, note }: ShownFigures): MapDocument {
  const told = Object.entries(document.cards).map(([id, card]) => {
    const lines = card.figure === null ? undefined : entry(cards, id);
    return [
      id,
      lines === undefined ? card : { ...card, text: [...lines, card.text].filter(Boolean).join('\n') },
    ] as const;
  });
  const withFigures = new Set([
    ...Object.entries(document.cards).flatMap(([id, { lane }]) =>
      entry(cards, id) === undefined ? [] : [lane],
    ),
    ...Object.keys(felt),
  ]);
  const lanes = Object.entries(document.lanes).map(([id, lane]) => {
    const title = note !== '' && withFigures.has(id) ? `${lane.title}\n${note}`.trim() : lane.title;
    return [id, { ...lane, title }] as const;
  });
  return { ...document, cards: Object.fromEntries(told), lanes: Object.fromEntries(lanes) };
}

export function withFelt(arrangement: Arrangement, { felt }: ShownFigures): Arrangement {
  return {
    ...arrangement,
    lanes: arrangement.lanes.map((lane) => ({ ...lane, felt: entry(felt, lane.id) })),
  };
}

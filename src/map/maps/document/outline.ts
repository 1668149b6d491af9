/** A map as lines of text: stage by stage, lane by lane, each card with how well founded it is. Pure. */
import type { MapDocument } from './document.ts';
import { founded } from './founded.ts';
import { cardsInOrder, columnsInOrder, evidenceByCard, lanesInOrder, seen } from './seen.ts';

const WORDS = { guess: 'a guess', 'some-signs': 'some signs', solid: 'solid' } as const;

export function mapOutline(map: MapDocument): string[] {
  const document = seen(map);
  const cards = cardsInOrder(document);
  const evidence = evidenceByCard(document);
  const lanes = new Map(lanesInOrder(document).map(({ id, title }) => [id, title]));
  return columnsInOrder(document).flatMap(({ id, title, stage }) => {
    const indent = stage === null ? '' : '  ';
    const here = cards.filter(({ column }) => column === id);
    const lines = here.map((card) => {
      const text = [card.value, card.text.replace(/\s+/g, ' ')]
        .filter((part) => part !== null && part !== '')
        .join(' ');
      return `${indent}  ${lanes.get(card.lane)}: ${text} (${WORDS[founded(evidence.get(card.id) ?? [])]})`;
    });
    return [`${indent}${title}`, ...lines];
  });
}

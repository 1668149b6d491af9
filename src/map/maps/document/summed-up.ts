/** A map in the few words and numbers that a list of maps shows of it. Pure. */
import { adviceOn } from './advice.ts';
import type { MapDocument } from './document.ts';
import { founded } from './founded.ts';
import { evidenceByCard, seen, stagesInOrder } from './seen.ts';

export function summedUp(document: MapDocument) {
  const { title, kind, persona, owner, reviewOn, objective, target } = document.map;
  const visible = seen(document);
  const evidence = evidenceByCard(visible);
  const cards = Object.keys(visible.cards);
  return {
    ...{ title, kind, persona, owner, reviewOn, objective, target },
    stages: stagesInOrder(visible).length,
    cards: cards.length,
    /** Pieces of advice on it. */
    advice: adviceOn(visible).length,
    /** Cards that nothing supports. */
    guesses: cards.filter((id) => founded(evidence.get(id) ?? []) === 'guess').length,
  };
}

/** What is decided about a text that was put aside: it comes back in place of the other, stands beside it, or goes. Pure. */
import { type Aside, entry, type MapDocument } from '../../document/document.ts';
import type { Operation } from '../../document/operation.ts';
import { listed, type With } from '../../document/seen.ts';
import { addCard, addEvidence, cardsAt, type NewId, remove, setFields } from './edits.ts';

export function letGo(document: MapDocument, ids: readonly string[], newId: NewId): Operation[] {
  return remove(document, 'aside', ids, newId);
}

export function takeBack(document: MapDocument, aside: With<Aside>, newId: NewId): Operation[] {
  return [
    ...setFields(document, aside.on, aside.entity, fieldsOf([aside]), newId),
    ...letGo(document, [aside.id], newId),
  ];
}

/** The other text on a card of its own, or in a piece of evidence of its own; nothing where there is room for one. */
export function keepBoth(document: MapDocument, aside: With<Aside>, newId: NewId): Operation[] {
  const { on, entity, field } = aside;
  if (on === 'card' && field === 'text') {
    const card = entry(document.cards, entity);
    if (card === undefined) return [];
    const { lane, column, colour } = card;
    const index = cardsAt(document, lane, column).findIndex(({ id }) => id === entity) + 1;
    const text = { text: aside.text, colour };
    return [
      ...addCard(document, newId('crd'), { lane, column, index }, text, newId),
      ...letGo(document, [aside.id], newId),
    ];
  }
  const piece = on === 'evidence' ? entry(document.evidence, entity) : undefined;
  if (piece === undefined) return [];
  const all = putAsideWith(document, aside);
  return [
    ...addEvidence(piece.card, { ...piece, ...fieldsOf(all) }, newId),
    ...letGo(
      document,
      all.map(({ id }) => id),
      newId,
    ),
  ];
}

/** All that one edit put aside of one thing: it was written together. Their ids begin with that edit's. */
function putAsideWith(document: MapDocument, aside: With<Aside>): With<Aside>[] {
  const edit = aside.id.slice(0, -aside.field.length);
  return listed(document.asides).filter(
    (each) => !each.removed && each.entity === aside.entity && each.id === `${edit}${each.field}`,
  );
}

function fieldsOf(asides: readonly Aside[]): Record<string, unknown> {
  return Object.fromEntries(
    asides.map(({ field, text }) => [field, field === 'count' ? Number(text) : text]),
  );
}

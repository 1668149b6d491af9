/** What a person does to cards of a map, as operations: each knows what was seen before, so that nothing typed is lost. Pure; makes nothing happen itself. */
import {
  blank,
  type Card,
  type Evidence,
  entry,
  feelingId,
  type MapDocument,
} from '../../document/document.ts';
import { type Fields, heldBy, type Operation, same, THE_MAP } from '../../document/operation.ts';
import { positionAt } from '../../document/position.ts';
import { inOrder, type With } from '../../document/seen.ts';

/** A fresh id with a prefix that says what it names; operations take `op`. */
export type NewId = (prefix: string) => string;

export interface Spot {
  readonly lane: string;
  readonly column: string;
  /** The how-manieth in its cell, from 0; beyond the last: at the end. */
  readonly index: number;
}

/** Sets fields of one thing; nothing where nothing would change. */
export function setFields(
  document: MapDocument,
  on: Operation['on'],
  entity: string,
  fields: Fields,
  newId: NewId,
): Operation[] {
  const held = heldBy(document, on, entity);
  if (held === undefined) return [];
  const changed = Object.entries(fields).filter(([name, value]) => !same(held[name], value));
  if (changed.length === 0) return [];
  const was = Object.fromEntries(changed.map(([name]) => [name, held[name]]));
  return [{ id: newId('op'), act: 'set', on, entity, fields: Object.fromEntries(changed), was }];
}

export function setMap(document: MapDocument, fields: Fields, newId: NewId): Operation[] {
  return setFields(document, 'map', THE_MAP, fields, newId);
}

/** Cards of one cell in their order, without those named. */
export function cardsAt(
  document: MapDocument,
  lane: string,
  column: string,
  without: ReadonlySet<string> = new Set(),
): With<Card>[] {
  const here = Object.entries(document.cards).filter(
    ([id, card]) => card.lane === lane && card.column === column && !without.has(id),
  );
  return inOrder(Object.fromEntries(here));
}

export function addCard(
  document: MapDocument,
  id: string,
  spot: Spot,
  fields: Partial<Card>,
  newId: NewId,
): Operation[] {
  const { lane, column, index } = spot;
  const position = positionAt(cardsAt(document, lane, column), index, id);
  return [added('card', id, { ...fields, lane, column, position }, newId)];
}

/** Several new cards, each behind those already there; ids are made. */
export function addCards(
  document: MapDocument,
  cards: readonly { readonly lane: string; readonly column: string; readonly fields: Partial<Card> }[],
  newId: NewId,
): Operation[] {
  const last = new Map<string, With<Card>[]>();
  return cards.map(({ lane, column, fields }) => {
    const key = `${lane} ${column}`;
    const here = last.get(key) ?? cardsAt(document, lane, column);
    const id = newId('crd');
    const position = positionAt(here, here.length, id);
    last.set(key, [...here, { ...blank.card, position, id }]);
    return added('card', id, { ...fields, lane, column, position }, newId);
  });
}

/** Puts cards, in the order given, one after the other at a spot. The spot is counted without them. */
export function moveCards(
  document: MapDocument,
  ids: readonly string[],
  spot: Spot,
  newId: NewId,
): Operation[] {
  const others: With<{ readonly position: string }>[] = cardsAt(
    document,
    spot.lane,
    spot.column,
    new Set(ids),
  );
  const operations: Operation[] = [];
  let index = Math.min(spot.index, others.length);
  for (const id of ids) {
    const card = entry(document.cards, id);
    if (card === undefined) continue;
    const position = positionAt(others, index, id);
    others.splice(index++, 0, { id, position });
    const fields = { lane: spot.lane, column: spot.column, position };
    operations.push(...setFields(document, 'card', id, fields, newId));
  }
  return inPlaceAlready(document, ids, operations) ? [] : operations;
}

/** Copies below their originals, with their evidence. */
export function duplicateCards(document: MapDocument, ids: readonly string[], newId: NewId): Operation[] {
  return ids.flatMap((id) => {
    const card = entry(document.cards, id);
    if (card === undefined) return [];
    const { removed: _, position: __, ...fields } = card;
    const index = cardsAt(document, card.lane, card.column).findIndex((each) => each.id === id) + 1;
    const copy = newId('crd');
    const evidence = Object.values(document.evidence).filter((piece) => piece.card === id && !piece.removed);
    return [
      ...addCard(document, copy, { lane: card.lane, column: card.column, index }, fields, newId),
      ...evidence.map((piece) => added('evidence', newId('evi'), { ...piece, card: copy }, newId)),
    ];
  });
}

export function remove(
  document: MapDocument,
  on: 'card' | 'column' | 'lane' | 'evidence' | 'aside',
  ids: readonly string[],
  newId: NewId,
): Operation[] {
  return ids.flatMap((id) => setFields(document, on, id, { removed: true }, newId));
}

/** A card that is not seen, with its lane, stage and step where those were removed. */
export function bringBack(document: MapDocument, id: string, newId: NewId): Operation[] {
  const card = entry(document.cards, id);
  if (card === undefined) return [];
  const back = { removed: false };
  const stage = entry(document.columns, card.column)?.stage ?? null;
  return [
    ...(stage === null ? [] : setFields(document, 'column', stage, back, newId)),
    ...setFields(document, 'column', card.column, back, newId),
    ...setFields(document, 'lane', card.lane, back, newId),
    ...setFields(document, 'card', id, back, newId),
  ];
}

/** One point of a curve: sets what the cell has, or makes the one both would make. */
export function setFeeling(
  document: MapDocument,
  lane: string,
  column: string,
  value: number,
  newId: NewId,
): Operation[] {
  const rounded = Math.round(Math.min(2, Math.max(-2, value)) * 10) / 10;
  const [held] = cardsAt(document, lane, column);
  if (held !== undefined) return setFields(document, 'card', held.id, { value: rounded }, newId);
  const id = feelingId(lane, column);
  const fields = { lane, column, position: blank.card.position, value: rounded };
  return [added('card', id, fields, newId)];
}

export function addEvidence(card: string, fields: Partial<Evidence>, newId: NewId): Operation[] {
  return [added('evidence', newId('evi'), { ...fields, card }, newId)];
}

export function added(on: Operation['on'], entity: string, fields: Fields, newId: NewId): Operation {
  return { id: newId('op'), act: 'add', on, entity, fields };
}

/** Whether the cards stand there in this order already: a drop where they came from is no edit. */
function inPlaceAlready(
  document: MapDocument,
  ids: readonly string[],
  operations: readonly Operation[],
): boolean {
  if (operations.some(({ fields }) => 'lane' in fields || 'column' in fields)) return false;
  const [first] = ids;
  const card = first === undefined ? undefined : entry(document.cards, first);
  if (card === undefined) return true;
  const order = cardsAt(document, card.lane, card.column);
  const after = order
    .map(({ id, position }) => ({
      id,
      position: String(operations.find((each) => each.entity === id)?.fields.position ?? position),
    }))
    .sort((one, other) => (one.position < other.position ? -1 : 1));
  return order.every(({ id }, index) => after[index]?.id === id);
}

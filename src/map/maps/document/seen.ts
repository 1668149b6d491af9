/** What of a document is seen: nothing removed, and nothing whose place was removed. Puts it in order. Pure. */
import { type Card, type Column, type Evidence, entry, type Lane, type MapDocument } from './document.ts';

export type With<T> = T & { readonly id: string };

/** Documents never change, and many ask this of the same one after each edit. */
const known = new WeakMap<MapDocument, MapDocument>();

/** The document without what was removed, and without what stands where something was removed. */
export function seen(document: MapDocument): MapDocument {
  const held = known.get(document);
  if (held !== undefined) return held;
  const made = withoutRemoved(document);
  known.set(document, made).set(made, made);
  return made;
}

function withoutRemoved(document: MapDocument): MapDocument {
  const live = kept(document.columns, ({ removed }) => !removed);
  // A step belongs to a stage; were it to a step, it would stand nowhere.
  const columns = kept(live, ({ stage }) => stage === null || entry(live, stage)?.stage === null);
  const lanes = kept(document.lanes, ({ removed }) => !removed);
  const cards = kept(
    document.cards,
    ({ removed, lane, column }) =>
      !removed && entry(lanes, lane) !== undefined && entry(columns, column) !== undefined,
  );
  const evidence = kept(
    document.evidence,
    ({ removed, card }) => !removed && entry(cards, card) !== undefined,
  );
  const places = { map: { map: true }, column: columns, lane: lanes, card: cards, evidence };
  const asides = kept(
    document.asides,
    ({ removed, on, entity }) => !removed && entry<unknown>(places[on], entity) !== undefined,
  );
  return { ...document, columns, lanes, cards, evidence, asides };
}

/** Cards that somebody removed, or that stand where something was removed; newest ids last. Each can be brought back. */
export function recoverable(document: MapDocument): With<Card>[] {
  const { cards } = seen(document);
  return listed(document.cards).filter(({ id, text, value, image }) => {
    return entry(cards, id) === undefined && (text !== '' || value !== null || image !== null);
  });
}

/** Columns from left to right: each stage, followed by its steps. */
export function columnsInOrder(document: MapDocument): With<Column>[] {
  const all = inOrder(document.columns);
  return all
    .filter(({ stage }) => stage === null)
    .flatMap((stage) => [stage, ...all.filter((step) => step.stage === stage.id)]);
}

export function stagesInOrder(document: MapDocument): With<Column>[] {
  return inOrder(document.columns).filter(({ stage }) => stage === null);
}

export function lanesInOrder(document: MapDocument): With<Lane>[] {
  return inOrder(document.lanes);
}

/** Every card, cell by cell: by column, then lane, then its place in the cell. */
export function cardsInOrder(document: MapDocument): With<Card>[] {
  const column = ranks(columnsInOrder(document));
  const lane = ranks(lanesInOrder(document));
  return inOrder(document.cards).sort(
    (one, other) =>
      (column.get(one.column) ?? 0) - (column.get(other.column) ?? 0) ||
      (lane.get(one.lane) ?? 0) - (lane.get(other.lane) ?? 0),
  );
}

/** Evidence by the card it belongs to. */
export function evidenceByCard(document: MapDocument): ReadonlyMap<string, readonly With<Evidence>[]> {
  const byCard = new Map<string, With<Evidence>[]>();
  for (const piece of listed(document.evidence)) {
    const own = byCard.get(piece.card);
    if (own) own.push(piece);
    else byCard.set(piece.card, [piece]);
  }
  return byCard;
}

/** Whoever was put at the same place at the same time stands in the order of the ids, everywhere the same. */
export function inOrder<T extends { readonly position: string }>(
  record: Readonly<Record<string, T>>,
): With<T>[] {
  return listed(record).sort((one, other) => {
    if (one.position !== other.position) return one.position < other.position ? -1 : 1;
    return one.id < other.id ? -1 : 1;
  });
}

export function listed<T extends object>(record: Readonly<Record<string, T>>): With<T>[] {
  return Object.entries(record).map(([id, each]) => ({ ...each, id }));
}

function ranks(list: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(list.map(({ id }, index) => [id, index]));
}

/** Those of a record that pass. */
export function kept<T>(record: Readonly<Record<string, T>>, keep: (each: T) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([, each]) => keep(each)));
}

/** The map itself as JSON: exact, by the published schema. Pure. */
import { said } from '../../../kernel/said.ts';
import type { MapDocument } from '../document/document.ts';
import { seen } from '../document/seen.ts';
import { readDocument } from '../document/upgrade.ts';
import { type Imported, MOST_OF_ANY, type Note, tooLarge, Unreadable } from './imported.ts';

const AS_EXPORTED = 'Correct that place, or export the file again where it is from.';

/** What is seen; what was removed stays at home. */
export function toJson(document: MapDocument): string {
  return `${JSON.stringify(seen(document), null, 2)}\n`;
}

/** @throws Unreadable */
export function fromJson(text: string): Imported {
  const raw = unwrapped(parsedJson(text));
  if (Array.isArray(raw))
    throw new Unreadable('it is a list, and a map is one object', 'Give one map at a time.');
  const parts = isObject(raw) ? Object.values(raw).filter(isObject) : [];
  if (parts.some((part) => Object.keys(part).length > MOST_OF_ANY)) throw tooLarge();
  const { document, problem } = readDocument(raw);
  if (!document) throw new Unreadable(problem, adviceFor(problem));
  return { document: seen(document), notes: [...placeless(document), ...unknownFields(raw, document)] };
}

/** @throws Unreadable with the place where it breaks off */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const at = Number(/position (\d+)/.exec(String(error))?.[1] ?? Number.NaN);
    if (Number.isNaN(at)) throw new Unreadable('it is not JSON: it breaks off before its end', AS_EXPORTED);
    const before = text.slice(0, at).split('\n');
    const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
    throw new Unreadable(`it is not JSON: ${place} cannot be read`, AS_EXPORTED);
  }
}

function adviceFor(problem: string): string | null {
  if (problem.includes('newer Footpath'))
    return 'Bring this Footpath up to date, or export the map there as XLSX or CSV.';
  // Of a part of the map, which is named.
  return problem.includes(': ')
    ? 'Correct it in the file: journey-map.schema.json of the documentation says what each part is like.'
    : null;
}

/** As the API answers when asked for a map. */
function unwrapped(raw: unknown): unknown {
  const inner = isObject(raw) && !('version' in raw) ? raw.document : undefined;
  return isObject(inner) ? inner : raw;
}

/** What was not removed, but stands on nothing: somebody edited the file by hand. */
function placeless(document: MapDocument): Note[] {
  const { columns, lanes, cards, evidence } = document;
  const visible = seen(document);
  const isRemovedColumn = (id: string | null) => id !== null && columns[id]?.removed === true;
  const isRemovedCard = (id: string): boolean => {
    const card = cards[id];
    if (!card) return false;
    const stage = columns[card.column]?.stage ?? null;
    const isPlaceGone = isRemovedColumn(card.column) || isRemovedColumn(stage);
    return card.removed || isPlaceGone || lanes[card.lane]?.removed === true;
  };
  const lost =
    missing(columns, visible.columns, (id) => isRemovedColumn(columns[id]?.stage ?? null)) +
    missing(cards, visible.cards, isRemovedCard) +
    missing(evidence, visible.evidence, (id) => isRemovedCard(evidence[id]?.card ?? ''));
  if (lost === 0) return [];
  const note = said(
    'Steps, cards and evidence of a stage, lane or card that the file does not have were left out: {lost, number}.',
    { lost },
  );
  return [{ kind: 'lost', ...note }];
}

function missing<T extends { readonly removed: boolean }>(
  all: Readonly<Record<string, T>>,
  seenOnes: Readonly<Record<string, T>>,
  isGone: (id: string) => boolean,
): number {
  return Object.entries(all).filter(
    ([id, each]) => !each.removed && !Object.hasOwn(seenOnes, id) && !isGone(id),
  ).length;
}

/** Names of fields that a map does not have. */
function unknownFields(raw: unknown, document: MapDocument): Note[] {
  const names = [...new Set(unread(raw, document))];
  if (names.length === 0) return [];
  const named = names.slice(0, 8).join(', ');
  return [{ kind: 'lost', ...said('Fields that a map does not have were left out: {named}.', { named }) }];
}

function unread(given: unknown, read: unknown): string[] {
  if (!isObject(given) || !isObject(read)) return [];
  return Object.entries(given).flatMap(([name, value]) =>
    Object.hasOwn(read, name) ? unread(value, read[name]) : [name],
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

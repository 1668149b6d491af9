/** What is typed into a text that others may write into meanwhile: nobody's words are overwritten unseen. Pure. */
import type { MapDocument } from '../../document/document.ts';
import { type Fields, heldBy, type Operation, same } from '../../document/operation.ts';
import { listed } from '../../document/seen.ts';
import { type NewId, remove } from './edits.ts';

export interface TextPlace {
  readonly on: 'map' | 'column' | 'lane' | 'card';
  readonly entity: string;
  readonly field: string;
}

/**
 * The edit that keeps what is typed. It says what its writer has seen, which is not what others have made of the text
 * since: that is put aside. Nothing where nothing was typed.
 * @param document with what was removed, for a card may be removed while somebody types into it
 * @param kept what stood there when the typing began, then what was kept since. Where others put that aside, it goes:
 * its writer has gone on from there.
 */
export function typeInto(
  document: MapDocument,
  { on, entity, field }: TextPlace,
  text: string,
  kept: readonly string[],
  newId: NewId,
): Operation[] {
  const held = heldBy(document, on, entity);
  const before = kept.at(-1);
  if (held === undefined || text === before || text === held[field]) return [];
  const own = new Set(kept.slice(1));
  const gone = listed(document.asides).filter(
    (aside) =>
      !aside.removed &&
      aside.on === on &&
      aside.entity === entity &&
      aside.field === field &&
      own.has(aside.text),
  );
  return [
    { id: newId('op'), act: 'set', on, entity, fields: { [field]: text }, was: { [field]: before } },
    ...remove(
      document,
      'aside',
      gone.map(({ id }) => id),
      newId,
    ),
  ];
}

/**
 * The edit that keeps a form over several fields: what was changed in it, and no more, so that what others made of the
 * rest stands. It too says what its writer has seen. What was removed meanwhile is there again.
 * @param begun what stood in the form when it was opened
 */
export function keepForm(
  document: MapDocument,
  { on, entity }: Pick<TextPlace, 'entity'> & { readonly on: Operation['on'] },
  begun: Fields,
  fields: Fields,
  newId: NewId,
): Operation[] {
  const held = heldBy(document, on, entity);
  const changed = Object.keys(fields).filter((name) => !same(begun[name], fields[name]));
  if (held === undefined || changed.length === 0) return [];
  const only = (from: Fields): Fields => Object.fromEntries(changed.map((name) => [name, from[name]]));
  const back = held.removed === true ? { removed: false } : {};
  return [
    { id: newId('op'), act: 'set', on, entity, fields: { ...only(fields), ...back }, was: only(begun) },
  ];
}

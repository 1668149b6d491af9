/** What is typed into a text that others may write into meanwhile: nobody's words are overwritten unseen. Pure. */
import type { MapDocument } from '../../document.ts';
import { heldBy, type Operation } from '../../operation.ts';
import { listed } from '../../seen.ts';
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

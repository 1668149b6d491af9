/** Two documents side by side: what was added, moved, changed, removed; and the edits that lead from one to the other. Pure. */
import { type EntityKind, entityKinds, entry, type MapDocument, placeOf } from './document.ts';
import { type Fields, heldBy, type Operation, same, THE_MAP } from './operation.ts';
import { seen } from './seen.ts';

export interface FieldChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface Change {
  readonly what: 'added' | 'removed' | 'moved' | 'changed';
  readonly on: EntityKind | 'map';
  readonly id: string;
  /** What it says, for people. */
  readonly title: string;
  /** For `moved` the place, for `changed` everything else. */
  readonly fields: readonly FieldChange[];
}

const PLACE = new Set(['lane', 'column', 'position', 'stage']);

/** What is seen in `after` and not in `before`, and so on. A card that was moved and changed is listed twice. */
export function compareDocuments(before: MapDocument, after: MapDocument): Change[] {
  const [was, is] = [seen(before), seen(after)];
  const own = fieldChanges(was.map, is.map);
  const changes: Change[] =
    own.length === 0 ? [] : [{ what: 'changed', on: 'map', id: THE_MAP, title: is.map.title, fields: own }];
  for (const on of entityKinds) {
    if (on === 'aside') continue;
    const [old, now]: Record<string, Fields>[] = [was[placeOf[on]], is[placeOf[on]]];
    if (!old || !now) continue;
    for (const id of new Set([...Object.keys(old), ...Object.keys(now)])) {
      changes.push(...changesOf(on, id, entry(old, id), entry(now, id)));
    }
  }
  return changes;
}

/** Edits after which `target` is seen. What `target` lacks is removed, and can be brought back. */
export function operationsBetween(
  current: MapDocument,
  target: MapDocument,
  newId: () => string,
): Operation[] {
  const [wanted, there] = [seen(target), seen(current)];
  const operations: Operation[] = [];
  const set = (on: Operation['on'], entity: string, now: Fields, next: Fields) => {
    const changes = fieldChanges(now, next);
    if (changes.length === 0) return;
    const fields = Object.fromEntries(changes.map(({ field, after }) => [field, after]));
    const was = Object.fromEntries(changes.map(({ field, before }) => [field, before]));
    operations.push({ id: newId(), act: 'set', on, entity, fields, was });
  };
  set('map', THE_MAP, current.map, wanted.map);
  for (const on of entityKinds) {
    const next: Record<string, Fields> = wanted[placeOf[on]];
    for (const [entity, fields] of Object.entries(next)) {
      const held = heldBy(current, on, entity);
      if (held) set(on, entity, held, fields);
      else operations.push({ id: newId(), act: 'add', on, entity, fields });
    }
    for (const [entity, fields] of Object.entries(there[placeOf[on]] as Record<string, Fields>)) {
      if (entry(next, entity) === undefined) set(on, entity, fields, { ...fields, removed: true });
    }
  }
  return operations;
}

function changesOf(
  on: EntityKind,
  id: string,
  before: Fields | undefined,
  after: Fields | undefined,
): Change[] {
  const title = titleOf(after ?? before ?? {});
  if (!before) return [{ what: 'added', on, id, title, fields: [] }];
  if (!after) return [{ what: 'removed', on, id, title, fields: [] }];
  const all = fieldChanges(before, after);
  const moved = all.filter(({ field }) => PLACE.has(field));
  const changed = all.filter(({ field }) => !PLACE.has(field));
  return [
    ...(moved.length > 0 ? [{ what: 'moved', on, id, title, fields: moved } as const] : []),
    ...(changed.length > 0 ? [{ what: 'changed', on, id, title, fields: changed } as const] : []),
  ];
}

function titleOf({ text, title, note, value }: Fields): string {
  const words = String(text || title || note || '');
  return words === '' && typeof value === 'number' ? String(value) : words;
}

function fieldChanges(before: Fields, after: Fields): FieldChange[] {
  return Object.keys(after)
    .filter((field) => !same(before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

/** What one's own step of undo would take away although others have put something into it since: it stays. Pure. */
import { blank, entry, type MapDocument } from '../../document/document.ts';
import { applyAll, type Fields, heldBy, type Operation, same } from '../../document/operation.ts';

/** Something a step added, with what it had then. */
export interface Made {
  readonly on: Exclude<Operation['on'], 'map'>;
  readonly entity: string;
  readonly fields: Fields;
}

/** Where something stands, or whether it is shown: nothing is lost with that. */
const PLACE: ReadonlySet<string> = new Set(['lane', 'column', 'stage', 'position', 'hidden', 'removed']);

const NOTHING: ReadonlySet<string> = new Set();

/** What comes to be with these operations. */
export function madeBy(before: MapDocument, operations: readonly Operation[]): Made[] {
  return operations.flatMap(({ act, on, entity, fields }) =>
    act === 'add' && on !== 'map' && heldBy(before, on, entity) === undefined
      ? [{ on, entity, fields: { ...blank[on], ...fields } }]
      : [],
  );
}

/**
 * What takes a step back, without those parts that would take along what others did.
 * @param spokenOf what others have commented on
 */
export function sparing(
  document: MapDocument,
  step: { readonly back: readonly Operation[]; readonly made: readonly Made[] },
  spokenOf: ReadonlySet<string> = NOTHING,
): readonly Operation[] {
  let { back } = step;
  const kept = new Set<string>();
  for (;;) {
    // What stands in what stays keeps its lane and its stage, so this is asked until nothing more is found.
    const found = step.made.filter(
      (made) => !kept.has(made.entity) && isOthersToo(document, back, made, spokenOf),
    );
    if (found.length === 0) return back;
    for (const { entity } of found) kept.add(entity);
    back = back.filter(({ on, entity }) => {
      const card = on === 'evidence' ? entry(document.evidence, entity)?.card : undefined;
      return !kept.has(entity) && !kept.has(card ?? '');
    });
  }
}

function isOthersToo(
  document: MapDocument,
  back: readonly Operation[],
  made: Made,
  spokenOf: ReadonlySet<string>,
): boolean {
  const { on, entity } = made;
  const own = back.filter((each) => each.on === on && each.entity === entity);
  const isRemoved = heldBy(document, on, entity)?.removed !== false;
  if (isRemoved || !own.some(({ fields }) => fields.removed === true)) return false;
  return (
    spokenOf.has(entity) ||
    isChanged(document, own, made) ||
    holdsMore(document, applyAll(document, back), made)
  );
}

/** Whether one of its fields is another than this person left it, or would be another than it was made. */
function isChanged(document: MapDocument, own: readonly Operation[], { on, entity, fields }: Made): boolean {
  let held = heldBy(document, on, entity) ?? {};
  const differ = (seen: Fields): boolean =>
    Object.keys(seen).some((name) => !PLACE.has(name) && !same(held[name], seen[name]));
  for (const operation of own) {
    if (differ(operation.was ?? {})) return true;
    held = { ...held, ...operation.fields };
  }
  return differ(fields);
}

/** Whether something would still stand in it once all of this person's is gone. */
function holdsMore(before: MapDocument, after: MapDocument, { on, entity }: Made): boolean {
  const among = (all: Readonly<Record<string, { readonly removed: boolean }>>, field: string): boolean =>
    Object.values<Fields>(all as unknown as Record<string, Fields>).some(
      (each) => each.removed === false && each[field] === entity,
    );
  const putAside = Object.entries(after.asides).some(
    ([id, aside]) =>
      !aside.removed && aside.on === on && aside.entity === entity && entry(before.asides, id) !== undefined,
  );
  if (putAside) return true;
  if (on === 'card') return among(after.evidence, 'card');
  if (on === 'lane') return among(after.cards, 'lane');
  return on === 'column' && (among(after.cards, 'column') || among(after.columns, 'stage'));
}

/**
 * Edits of a map. One operation adds something or sets fields of it; removing is setting `removed`, moving is setting
 * its place. Everybody applies them in the order the server gave them, field by field the last one wins, and a text
 * overwritten by somebody who had not seen it is put aside instead of lost. Pure.
 */
import { z } from 'zod';
import {
  Aside,
  blank,
  Card,
  Column,
  type EntityKind,
  Evidence,
  entry,
  Id,
  Lane,
  type MapDocument,
  MapFields,
  placeOf,
} from './document.ts';

export const MOST_AT_ONCE = 500;

/** Made where the edit is made; the server takes each id once. */
const OperationId = z.string().regex(/^[A-Za-z0-9][\w-]{0,59}$/);

function operationOn<const On extends string, Shape extends z.ZodRawShape>(
  on: On,
  entity: z.ZodObject<Shape>,
) {
  const fields = z.strictObject(entity.shape).partial();
  return z.object({
    id: OperationId,
    /** `add` makes it, or sets fields of what has this id; `set` needs it to be there. */
    act: z.enum(['add', 'set']),
    on: z.literal(on),
    entity: Id,
    fields,
    /** What whoever edits saw in these fields before. Without it nothing is put aside. */
    was: fields.optional(),
  });
}

export const Operation = z.discriminatedUnion('on', [
  operationOn('map', MapFields),
  operationOn('column', Column),
  operationOn('lane', Lane),
  operationOn('card', Card),
  operationOn('evidence', Evidence),
  operationOn('aside', Aside),
]);
export type ExactOperation = z.output<typeof Operation>;

export type Fields = Readonly<Record<string, unknown>>;
/** As `ExactOperation`, seen without regard to what it is on. */
export interface Operation {
  readonly id: string;
  readonly act: 'add' | 'set';
  readonly on: EntityKind | 'map';
  readonly entity: string;
  readonly fields: Fields;
  readonly was?: Fields | undefined;
}

/** The one entity of kind `map`. */
export const THE_MAP = 'map';

/** What people type, by what it is on. */
const typed: Readonly<Record<Operation['on'], readonly string[]>> = {
  map: ['title', 'scenario', 'objective', 'metric', 'target'],
  column: ['title'],
  lane: ['title'],
  card: ['text'],
  evidence: ['reference', 'note', 'count', 'seenOn'],
  aside: [],
};

/**
 * The document after the operation; the same object when it changes nothing. Never throws: `set` of something
 * unknown changes nothing (the server refuses it before).
 */
export function apply(document: MapDocument, operation: Operation): MapDocument {
  const { on, entity } = operation;
  const held = heldBy(document, on, entity);
  if (held === undefined && operation.act === 'set') return document;
  const fields = effect(operation);
  const before = held ?? (blank[on] as Fields);
  if (held !== undefined && Object.keys(fields).every((name) => same(held[name], fields[name]))) {
    return document;
  }
  const changed = put(document, on, entity, { ...before, ...fields });
  const asides = asidesOf(document, operation);
  return asides.length === 0
    ? changed
    : { ...changed, asides: { ...changed.asides, ...Object.fromEntries(asides) } };
}

export function applyAll(document: MapDocument, operations: readonly Operation[]): MapDocument {
  return operations.reduce(apply, document);
}

/**
 * What takes the operation back, seen from the document before it: afterwards exactly the same is seen. What was
 * added is removed, not forgotten, for somebody may have typed into it meanwhile.
 * @param newId gives a fresh id per operation
 */
export function inverse(before: MapDocument, operation: Operation, newId: () => string): Operation[] {
  const { on, entity } = operation;
  const held = heldBy(before, on, entity);
  if (held === undefined) {
    if (operation.act === 'set') return [];
    return [{ id: newId(), act: 'set', on, entity, fields: { removed: true }, was: { removed: false } }];
  }
  const fields = effect(operation);
  const back = Object.fromEntries(Object.keys(fields).map((name) => [name, held[name]]));
  const asides = asidesOf(before, operation).map(
    ([id]): Operation => ({ id: newId(), act: 'set', on: 'aside', entity: id, fields: { removed: true } }),
  );
  return [{ id: newId(), act: 'set', on, entity, fields: back, was: fields }, ...asides];
}

/** What takes a run of operations back, last one first. */
export function inverseOfAll(
  before: MapDocument,
  operations: readonly Operation[],
  newId: () => string,
): Operation[] {
  let document = before;
  const back: Operation[][] = [];
  for (const operation of operations) {
    back.unshift(inverse(document, operation, newId));
    document = apply(document, operation);
  }
  return back.flat();
}

export function heldBy(document: MapDocument, on: Operation['on'], entity: string): Fields | undefined {
  if (on === 'map') return document.map;
  return entry<Fields>(document[placeOf[on]], entity);
}

export function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** Adding what is there brings it back if it was removed. */
function effect({ act, on, fields }: Operation): Fields {
  return act === 'add' && on !== 'map' ? { removed: false, ...fields } : fields;
}

function put(document: MapDocument, on: Operation['on'], entity: string, value: Fields): MapDocument {
  if (on === 'map') return { ...document, map: value as MapDocument['map'] };
  const place = placeOf[on];
  return { ...document, [place]: { ...document[place], [entity]: value } };
}

/** Texts this operation would overwrite unseen, under ids everybody finds alike. */
function asidesOf(document: MapDocument, { id, act, on, entity, fields, was }: Operation): [string, Aside][] {
  const held = heldBy(document, on, entity);
  const known = act === 'add' ? (blank[on] as Fields) : was;
  if (held === undefined || known === undefined || on === 'aside') return [];
  return typed[on]
    .filter((field) => field in fields && isSaid(held[field]) && held[field] !== fields[field])
    .filter((field) => field in known && held[field] !== known[field])
    .map((field) => [`${id}.${field}`, { on, entity, field, text: String(held[field]), removed: false }]);
}

function isSaid(value: unknown): boolean {
  return value !== '' && value !== null;
}

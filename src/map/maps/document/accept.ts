/** Which operations a map takes: those that find what they are about, and room. Pure; the others are told why not. */
import { entityKinds, type MapDocument, MOST, placeOf } from './document.ts';
import { apply, heldBy, type Operation } from './operation.ts';
import type { Refused } from './replica.ts';
import { seen } from './seen.ts';

export interface Accepted {
  readonly taken: readonly Operation[];
  readonly refused: readonly Refused[];
  /** With everything that was taken. */
  readonly after: MapDocument;
}

const NAMES = {
  map: 'map',
  column: 'stage or step',
  lane: 'lane',
  card: 'card',
  evidence: 'piece of evidence',
  aside: 'text put aside',
} as const;

export function accept(document: MapDocument, operations: readonly Operation[]): Accepted {
  const count = liveCounts(document);
  const taken: Operation[] = [];
  const refused: Refused[] = [];
  let after = document;
  for (const operation of operations) {
    const problem = problemOf(after, operation, count);
    if (problem !== null) {
      refused.push({ id: operation.id, problem });
      continue;
    }
    const { on } = operation;
    if (on !== 'map') {
      const change = alive(after, operation) ? -1 : 0;
      after = apply(after, operation);
      count[on] += change + (alive(after, operation) ? 1 : 0);
    } else after = apply(after, operation);
    taken.push(operation);
  }
  return { taken, refused, after };
}

function problemOf(
  document: MapDocument,
  operation: Operation,
  count: Record<keyof typeof placeOf, number>,
): string | null {
  const { act, on, entity, fields } = operation;
  const held = heldBy(document, on, entity);
  if (act === 'set' && held === undefined) return `There is no such ${NAMES[on]} on this map.`;
  if (on === 'map') return null;
  const needs: Record<string, 'lane' | 'column' | 'card'> =
    on === 'card' ? { lane: 'lane', column: 'column' } : on === 'evidence' ? { card: 'card' } : {};
  for (const [field, kind] of Object.entries(needs)) {
    const wanted = field in fields || held === undefined;
    if (wanted && heldBy(document, kind, String(fields[field])) === undefined) {
      return `The ${NAMES[kind]} it belongs to is not on this map.`;
    }
  }
  if (on === 'column' && typeof fields.stage === 'string') {
    const stage = heldBy(document, 'column', fields.stage);
    if (fields.stage === entity || stage === undefined || stage.stage !== null) {
      return 'A step belongs to a stage that is on this map.';
    }
  }
  const comesBack = held === undefined || (held.removed === true && fields.removed === false);
  const most = on === 'aside' ? MOST.evidence : MOST[on];
  if (comesBack && count[on] >= most) return `A map has room for ${most} of these.`;
  return null;
}

function alive(document: MapDocument, { on, entity }: Operation): boolean {
  return heldBy(document, on, entity)?.removed === false;
}

function liveCounts(document: MapDocument): Record<keyof typeof placeOf, number> {
  const visible = seen(document);
  const count = { column: 0, lane: 0, card: 0, evidence: 0, aside: 0 };
  for (const on of entityKinds) count[on] = Object.keys(visible[placeOf[on]]).length;
  return count;
}

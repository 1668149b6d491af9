/** Feelings of several personas on one map: a lane for each who has none, and all of them as curves over the same columns. Pure. */
import type { Lane, MapDocument } from '../../document/document.ts';
import { applyAll, type Operation } from '../../document/operation.ts';
import { inOrder, type With } from '../../document/seen.ts';
import { type NewId, setFields } from './edits.ts';
import type { GridView } from './grid-view.ts';
import { addLane } from './structure-edits.ts';

/** Personas whose feeling has no lane yet. */
export function withoutLane<T extends { readonly id: string }>(
  document: MapDocument,
  personas: readonly T[],
): T[] {
  const felt = new Set(feelingLanes(document).map(({ persona }) => persona));
  return personas.filter(({ id }) => !felt.has(id));
}

/** A lane for each, behind those that are there: one act, one step of undo. @param titles in the reader's language */
export function addPersonaLanes(
  document: MapDocument,
  personas: readonly { readonly id: string; readonly title: string }[],
  newId: NewId,
): Operation[] {
  let after = document;
  const operations: Operation[] = [];
  const did = (more: readonly Operation[]): void => {
    operations.push(...more);
    after = applyAll(after, more);
  };
  for (const { id, title } of personas) {
    const all = inOrder(after.lanes);
    const last = all.findLastIndex(({ kind }) => kind === 'feeling');
    const made = addLane(after, { kind: 'feeling', title }, last < 0 ? all.length : last + 1, newId);
    did(made.operations);
    did(setFields(after, 'lane', made.id, { persona: id }, newId));
  }
  return operations;
}

export function feelingLanes(document: MapDocument): With<Lane>[] {
  return inOrder(document.lanes).filter(({ kind }) => kind === 'feeling');
}

export interface Curve {
  readonly lane: string;
  readonly name: string;
  /** By column, from left to right; null where nothing was said. */
  readonly values: readonly (number | null)[];
}

/** @param nameOf a lane, for people */
export function curvesOf(view: Pick<GridView, 'rows'>, nameOf: (lane: With<Lane>) => string): Curve[] {
  return view.rows
    .filter(({ lane }) => lane.kind === 'feeling')
    .map(({ lane, cells }) => ({
      lane: lane.id,
      name: nameOf(lane),
      values: cells.map(({ cards: [card] }) => card?.value ?? null),
    }));
}

/** Heights for labels so that none covers another: each as near to its place as the others let it. */
export function apart(places: readonly number[], gap: number): number[] {
  const order = places.map((place, index) => ({ place, index })).sort((a, b) => a.place - b.place);
  const put: number[] = [];
  for (const { place } of order) put.push(Math.max(place, (put.at(-1) ?? Number.NEGATIVE_INFINITY) + gap));
  // Pushed down together, they go up again by half of it.
  const moved = put.map((at, index) => at - (order[index]?.place ?? 0));
  const shift = Math.max(0, ...moved) / 2;
  const result: number[] = [];
  for (const [index, each] of order.entries()) result[each.index] = (put[index] ?? 0) - shift;
  return result;
}

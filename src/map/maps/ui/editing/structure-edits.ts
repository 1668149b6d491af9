/** What a person does to the stages, steps and lanes of a map, as operations. Pure; what is done to cards is in `edits.ts`. */
import { type Column, entry, type Lane, type LaneKind, type MapDocument } from '../../document/document.ts';
import type { Operation } from '../../document/operation.ts';
import { positionAt } from '../../document/position.ts';
import { inOrder, type With } from '../../document/seen.ts';
import { added, type NewId, setFields } from './edits.ts';

export function addLane(
  document: MapDocument,
  lane: { readonly kind: LaneKind; readonly title: string },
  index: number,
  newId: NewId,
): { readonly id: string; readonly operations: Operation[] } {
  const id = newId('lan');
  const position = positionAt(inOrder(document.lanes), index, id);
  return { id, operations: [added('lane', id, { ...lane, position }, newId)] };
}

/** A stage, or (with `stage`) a step of one, the `index`th among its kind. */
export function addColumn(
  document: MapDocument,
  column: Partial<Pick<Column, 'title' | 'stage'>>,
  index: number,
  newId: NewId,
): { readonly id: string; readonly operations: Operation[] } {
  const id = newId('col');
  const position = positionAt(siblings(document, column.stage ?? null), index, id);
  return { id, operations: [added('column', id, { ...column, position }, newId)] };
}

/** Stages, or the steps of one, in their order. */
export function siblings(document: MapDocument, stage: string | null): With<Column>[] {
  return inOrder(document.columns).filter((column) => column.stage === stage);
}

/** Puts a stage among the stages, or a step among the steps of its stage; counted without itself. */
export function moveColumn(document: MapDocument, id: string, index: number, newId: NewId): Operation[] {
  const column = entry(document.columns, id);
  return column === undefined
    ? []
    : placed(document, 'column', siblings(document, column.stage), id, index, newId);
}

/** A stage without steps becomes the last step of the stage before it; nothing where that cannot be. */
export function stageIntoStep(document: MapDocument, id: string, newId: NewId): Operation[] {
  const stages = siblings(document, null);
  const before = stages[stages.findIndex((each) => each.id === id) - 1];
  if (before === undefined || siblings(document, id).length > 0) return [];
  const steps = siblings(document, before.id);
  const position = positionAt(steps, steps.length, id);
  return setFields(document, 'column', id, { stage: before.id, position }, newId);
}

/** A step becomes the stage after its own. */
export function stepIntoStage(document: MapDocument, id: string, newId: NewId): Operation[] {
  const stage = entry(document.columns, id)?.stage ?? null;
  if (stage === null) return [];
  const stages = siblings(document, null);
  const index = stages.findIndex((each) => each.id === stage) + 1;
  return setFields(document, 'column', id, { stage: null, position: positionAt(stages, index, id) }, newId);
}

export function moveLane(document: MapDocument, id: string, index: number, newId: NewId): Operation[] {
  return placed(document, 'lane', inOrder(document.lanes), id, index, newId);
}

function placed(
  document: MapDocument,
  on: 'lane' | 'column',
  all: readonly With<Lane | Column>[],
  id: string,
  index: number,
  newId: NewId,
): Operation[] {
  if (all.findIndex((each) => each.id === id) === index || index < 0 || index >= all.length) return [];
  const others = all.filter((each) => each.id !== id);
  return setFields(document, on, id, { position: positionAt(others, index, id) }, newId);
}

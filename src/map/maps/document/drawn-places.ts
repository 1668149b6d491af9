/** What of a map can be held against real paths: where a touchpoint or a stage of the workspace is drawn. Pure. */
import type { MapDocument } from './document.ts';
import { cardsInOrder, columnsInOrder, seen } from './seen.ts';

export interface DrawnPlace {
  /** Of the card, or of the stage. */
  readonly id: string;
  readonly title: string;
  /** Which column of the map, from the left; null for a touchpoint drawn in more than one: its order is not told. */
  readonly column: number | null;
  /** Of the workspace; one of both. */
  readonly touchpoint: string | null;
  readonly stage: string | null;
}

/**
 * Each touchpoint of the workspace that a card stands for, once, where it is drawn first; and each stage of the workspace in which
 * none is drawn. What is hidden counts: it belongs to the map.
 */
export function drawnPlaces(map: MapDocument): DrawnPlace[] {
  const document = seen(map);
  const columns = columnsInOrder(document);
  const at = new Map(columns.map(({ id }, index) => [id, index]));
  const bound = cardsInOrder(document).filter(
    ({ lane, touchpoint }) => touchpoint !== null && document.lanes[lane]?.kind === 'touchpoints',
  );
  const firsts = new Map(bound.map((card) => [card.touchpoint, card] as const).reverse());
  const cards = [...firsts.values()].reverse().map(({ id, text: title, touchpoint, column: first }) => {
    const once = bound.every((other) => other.touchpoint !== touchpoint || other.column === first);
    return { id, title, column: once ? (at.get(first) ?? null) : null, touchpoint, stage: null };
  });
  const stageOf = (column: string): string => document.columns[column]?.stage ?? column;
  const served = new Set(bound.map(({ column }) => stageOf(column)));
  const stages = columns.flatMap(({ id, title, stage, workspaceStage }) => {
    const counts = stage === null && workspaceStage !== null && !served.has(id);
    return counts ? [{ id, title, column: at.get(id) ?? null, touchpoint: null, stage: workspaceStage }] : [];
  });
  return [...cards, ...stages];
}

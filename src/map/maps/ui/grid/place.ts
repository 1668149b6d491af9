/** How places of the map are found again in the page: by the ids of their elements. */
import type { Cursor } from '../editing/moving.ts';

export const cardElement = (id: string): string => `card-${id}`;
export const cellElement = (lane: string, column: string): string => `cell-${lane}-${column}`;
export const stageElement = (id: string): string => `stage-${id}`;
export const laneElement = (id: string): string => `lane-${id}`;

export function elementOf(cursor: Cursor): HTMLElement | null {
  const { lane, column, card } = cursor;
  const id =
    card !== null
      ? cardElement(card)
      : lane !== null && column !== null
        ? cellElement(lane, column)
        : column !== null
          ? stageElement(column)
          : laneElement(lane ?? '');
  return document.getElementById(id);
}

/** The place an element belongs to; null outside the grid’s places. */
export function placeOfElement(target: EventTarget | null): Cursor | null {
  if (!(target instanceof Element)) return null;
  const place = target.closest<HTMLElement>('[data-lane], [data-column]');
  if (place === null) return null;
  const card = target.closest<HTMLElement>('[data-card]')?.dataset.card ?? null;
  return { lane: place.dataset.lane ?? null, column: place.dataset.column ?? null, card };
}

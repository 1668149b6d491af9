/** Dragging cards, stages and lanes: shows where they would land, and puts them there. Keys do the same with Alt and the arrows. */

import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect } from 'react';
import { inOrder } from '../../document/seen.ts';
import { closed } from '../commands/card-commands.ts';
import type { Desk } from '../desk/desk.ts';
import { useDesk } from '../desk/desk.ts';
import { moveCards, type Spot } from '../editing/edits.ts';
import { headLanding } from '../editing/head-landing.ts';
import { cellAt } from '../editing/moving.ts';
import { moveColumn, moveLane, siblings } from '../editing/structure-edits.ts';
import { cardElement, placeOfElement } from './place.ts';

interface Dragged {
  readonly what?: unknown;
  readonly id?: unknown;
  readonly ids?: unknown;
}

/** Cards and heads can be dragged from when a pointer comes over them: there are too many to see to each when the map opens. */
export function useDraggables(root: RefObject<HTMLElement | null>): void {
  const desk = useDesk();
  useEffect(() => {
    const element = root.current;
    if (element === null || !desk.mayEdit) return;
    const ends = new Map<HTMLElement, () => void>();
    const over = ({ target }: Event): void => {
      const found = target instanceof Element ? target.closest<HTMLElement>(DRAGGABLE) : null;
      if (found === null || ends.has(found)) return;
      for (const [held, end] of ends) if (!held.isConnected && ends.delete(held)) end();
      ends.set(found, draggable({ element: found, getInitialData: () => dataOf(desk, found) }));
    };
    element.addEventListener('pointerover', over);
    return () => {
      element.removeEventListener('pointerover', over);
      for (const end of ends.values()) end();
    };
  }, [desk, root]);
}

const FAR_PX = 12;
const DRAGGABLE = '[role=group][data-card], [role=columnheader][data-column], [role=rowheader][data-lane]';

function dataOf(desk: Desk, { dataset: { card, column, lane } }: HTMLElement): Record<string, unknown> {
  if (card === undefined)
    return column === undefined ? { what: 'lane', id: lane } : { what: 'column', id: column };
  const { selected } = desk.board.state;
  return { what: 'cards', ids: selected.has(card) ? desk.chosen : [card] };
}

export function useDropping(root: RefObject<HTMLElement | null>): void {
  const desk = useDesk();
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const isOurs = ({ source }: { source: { data: Dragged } }) => typeof source.data.what === 'string';
    return combine(
      dropTargetForElements({ element, canDrop: isOurs }),
      monitorForElements({
        canMonitor: isOurs,
        onDrag: ({ source, location }) => {
          const { clientX, clientY } = location.current.input;
          // A finger that stays opens the menu of what it holds, and drags it when it moves on.
          const { input } = location.initial;
          if (Math.hypot(clientX - input.clientX, clientY - input.clientY) > FAR_PX)
            desk.board.set({ menu: null });
          keepDrop(desk, landing(desk, source.data, clientX, clientY));
        },
        onDrop: ({ source, location }) => {
          const { drop } = desk.board.state;
          desk.board.set({ drop: null });
          if (drop !== null && location.current.dropTargets.length > 0) land(desk, source.data, drop);
        },
      }),
    );
  }, [desk, root]);
}

export function keepDrop(desk: Desk, drop: Spot | null): void {
  const held = desk.board.state.drop;
  const same = held?.lane === drop?.lane && held?.column === drop?.column && held?.index === drop?.index;
  if (!same) desk.board.set({ drop });
}

/** Where it would land: a spot among cards, or before (index 0) or behind (1) a stage (no lane) or a lane (no column). */
export function landing(desk: Desk, dragged: Dragged, x: number, y: number): Spot | null {
  const place = placeOfElement(document.elementFromPoint(x, y));
  if (place === null) return null;
  const { what } = dragged;
  if (what === 'lane' || what === 'column')
    return headLanding(desk.document, what, String(dragged.id), place);
  if (place.lane === null || place.column === null) return null;
  if (closed(desk.document.lanes[place.lane]?.kind ?? 'free')) return null;
  const ids = cellAt(desk.view, { ...place, card: null })?.ids ?? [];
  const index = ids.filter((id) => {
    const box = document.getElementById(cardElement(id))?.getBoundingClientRect();
    return box !== undefined && box.top + box.height / 2 < y;
  }).length;
  return { lane: place.lane, column: place.column, index };
}

function land(desk: Desk, dragged: Dragged, drop: Spot): void {
  if (dragged.what === 'cards') {
    const ids = dragged.ids as string[];
    const before = cellAt(desk.view, { ...drop, card: null })?.ids.slice(0, drop.index) ?? [];
    const index = drop.index - before.filter((id) => ids.includes(id)).length;
    desk.edit(moveCards(desk.document, ids, { ...drop, index }, desk.newId));
    desk.go({ lane: drop.lane, column: drop.column, card: ids[0] ?? null }, { keep: true });
    return;
  }
  const id = String(dragged.id);
  if (dragged.what === 'lane') {
    const index = inOrder(desk.document.lanes).findIndex((lane) => lane.id === drop.lane);
    desk.edit(moveLane(desk.document, id, index, desk.newId));
  } else {
    const stage = desk.document.columns[id]?.stage ?? null;
    const index = siblings(desk.document, stage).findIndex((column) => column.id === drop.column);
    desk.edit(moveColumn(desk.document, id, index, desk.newId));
  }
}

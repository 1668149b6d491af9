/**
 * Draws a large map in steps: what is in sight first, then the rest while nothing else waits. Whoever wants what is not drawn yet – goes
 * there, scrolls, prints, presses a key of the browser – has all of it drawn at once. In the end the whole map is in the page.
 */
import { type RefObject, startTransition, useEffect, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { afterFrame } from '../../../../web/kit/idle.ts';
import { isPrinting } from '../../../../web/kit/on-phone.ts';
import type { BoardState } from '../desk/board.ts';
import { useDesk } from '../desk/desk.ts';
import type { GridView } from '../editing/grid-view.ts';
import { type Drawn, drawnFirst, drawnNext, keyOf } from './in-sight-first.ts';

/** @returns null once all is drawn */
export function useDrawn(view: GridView, root: RefObject<HTMLElement | null>): Drawn | null {
  const { board } = useDesk();
  const [drawn, setDrawn] = useState(() =>
    // Pages nobody looks at are not drawn step by step by the browser either; on paper all is wanted.
    document.hidden || isPrinting()
      ? null
      : drawnFirst(view, { width: window.innerWidth, height: window.innerHeight }),
  );
  useEffect(() => {
    if (drawn === null) return;
    return afterFrame(() => startTransition(() => setDrawn((held) => held && drawnNext(held, view))));
  }, [drawn, view]);
  // Before effects, so that nothing asked for at once is missed.
  useLayoutEffect(() => {
    const element = root.current;
    if (drawn === null || element === null) return;
    const whole = (): void => setDrawn(null);
    const printing = (): void => flushSync(whole);
    const pressed = ({ ctrlKey, metaKey }: KeyboardEvent): void => {
      if (ctrlKey || metaKey) flushSync(whole);
    };
    const ends = [
      board.subscribe(() => isWanted(board.state, drawn) && whole()),
      on(window, 'beforeprint', printing),
      on(document, 'visibilitychange', whole),
      on(document, 'keydown', pressed as (event: Event) => void),
      on(element, 'scroll', whole),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [drawn, board, root]);
  return drawn;
}

/** Somebody is somewhere that is not drawn. */
function isWanted({ cursor, typing, drop }: BoardState, { columns, cells }: Drawn): boolean {
  return [cursor, typing?.spot, drop].some(
    (place) =>
      place?.lane &&
      place.column &&
      !columns.has(place.column) &&
      !cells.has(keyOf(place.lane, place.column)),
  );
}

function on(target: EventTarget, event: string, act: (event: Event) => void): () => void {
  target.addEventListener(event, act, true);
  return () => target.removeEventListener(event, act, true);
}

/** Which feeling lanes this person looks at: their own view, kept in this browser and nowhere on the map. */
import { useCallback, useMemo, useState } from 'react';
import type { GridView } from '../editing/grid-view.ts';

const keyOf = (map: string): string => `footpath.lanes-away.${map}`;

export interface OwnView {
  /** Lanes that are out of sight. */
  readonly away: ReadonlySet<string>;
  readonly show: (lane: string, isShown: boolean) => void;
}

export function useOwnView(map: string): OwnView {
  const [away, setAway] = useState(() => readAway(map));
  const show = useCallback(
    (lane: string, isShown: boolean) =>
      setAway((before) => {
        const next = new Set(before);
        if (isShown) next.delete(lane);
        else next.add(lane);
        keepAway(map, next);
        return next;
      }),
    [map],
  );
  return useMemo(() => ({ away, show }), [away, show]);
}

/** The grid without them. */
export function useShown(view: GridView, away: ReadonlySet<string>): GridView {
  return useMemo(() => {
    const rows = view.rows.filter(({ lane }) => lane.kind !== 'feeling' || !away.has(lane.id));
    return rows.length === view.rows.length ? view : { ...view, rows };
  }, [view, away]);
}

function readAway(map: string): ReadonlySet<string> {
  try {
    return new Set(JSON.parse(window.localStorage.getItem(keyOf(map)) ?? '[]') as string[]);
  } catch {
    return new Set();
  }
}

function keepAway(map: string, away: ReadonlySet<string>): void {
  try {
    window.localStorage.setItem(keyOf(map), JSON.stringify([...away]));
  } catch {
    // A browser that keeps nothing forgets it with the page.
  }
}

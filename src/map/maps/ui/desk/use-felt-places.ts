/** Which places of the business the columns of a map stand for, and whose feelings its lanes draw: what a page must know to ask for figures. */
import { useMemo } from 'react';
import { type BoundColumn, boundColumns, feelingLanes } from '../../bound.ts';
import type { MapDocument } from '../../document.ts';
import { seen } from '../../seen.ts';

export interface FeltPlaces {
  readonly columns: readonly BoundColumn[];
  readonly lanes: readonly FeltLane[];
}

export interface FeltLane {
  readonly id: string;
  /** Null: everybody’s. */
  readonly persona: string | null;
  /** What is assumed, by column. */
  readonly values: Readonly<Record<string, number>>;
}

/** The same object while an edit changes nothing of it. */
export function useFeltPlaces(document: MapDocument | undefined): FeltPlaces {
  const key = useMemo(() => JSON.stringify(document === undefined ? NONE : placesOf(document)), [document]);
  return useMemo(() => JSON.parse(key) as FeltPlaces, [key]);
}

const NONE: FeltPlaces = { columns: [], lanes: [] };

function placesOf(document: MapDocument): FeltPlaces {
  const cards = Object.values(seen(document).cards);
  return {
    columns: boundColumns(document),
    lanes: feelingLanes(document).map(({ id, persona }) => ({
      ...{ id, persona: persona ?? document.map.persona },
      values: Object.fromEntries(
        cards.flatMap(({ lane, column, value }) => (lane === id && value !== null ? [[column, value]] : [])),
      ),
    })),
  };
}

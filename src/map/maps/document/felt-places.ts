/** Which places of the business the columns of a map stand for, and whose feelings its lanes draw: what must be known to ask for figures. Pure. */
import { type BoundColumn, boundColumns, feelingLanes } from './bound.ts';
import type { MapDocument } from './document.ts';
import { seen } from './seen.ts';

export interface FeltPlaces {
  readonly columns: readonly FeltColumn[];
  readonly lanes: readonly FeltLane[];
}

export interface FeltColumn {
  readonly column: string;
  /** The touchpoint or stage of the business whose figures stand in it; null where it is not just one. */
  readonly place: string | null;
}

export interface FeltLane {
  readonly id: string;
  /** Null: everybody’s. */
  readonly persona: string | null;
  /** What is assumed, by column. */
  readonly values: Readonly<Record<string, number>>;
}

export function feltPlaces(document: MapDocument): FeltPlaces {
  const cards = Object.values(seen(document).cards);
  return {
    columns: boundColumns(document).map((bound) => ({ column: bound.column, place: placeOf(bound) })),
    lanes: feelingLanes(document).map(({ id, persona }) => ({
      ...{ id, persona: persona ?? document.map.persona },
      values: Object.fromEntries(
        cards.flatMap(({ lane, column, value }) => (lane === id && value !== null ? [[column, value]] : [])),
      ),
    })),
  };
}

function placeOf({ touchpoints, stage, isStep }: BoundColumn): string | null {
  const [touchpoint, ...others] = touchpoints;
  if (touchpoint !== undefined && others.length === 0 && (isStep || stage === null)) return touchpoint;
  return isStep ? null : stage;
}

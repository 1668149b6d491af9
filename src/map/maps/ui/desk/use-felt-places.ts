/** What a page must know of a map to ask for what is felt along it; stays the same while it may. */
import { useMemo } from 'react';
import type { MapDocument } from '../../document.ts';
import { type FeltPlaces, feltPlaces } from '../../felt-places.ts';

export type { FeltLane, FeltPlaces } from '../../felt-places.ts';

/** The same object while an edit changes nothing of it. */
export function useFeltPlaces(document: MapDocument | undefined): FeltPlaces {
  const key = useMemo(() => JSON.stringify(document === undefined ? NONE : feltPlaces(document)), [document]);
  return useMemo(() => JSON.parse(key) as FeltPlaces, [key]);
}

const NONE: FeltPlaces = { columns: [], lanes: [] };

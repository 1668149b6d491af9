/** What a page must know of a map to ask for what is felt along it; stays the same while it may. */
import { useMemo } from 'react';
import type { MapDocument } from '../../document/document.ts';
import { type FeltPlaces, feltPlaces } from '../../document/felt-places.ts';

export type { FeltLane, FeltPlaces } from '../../document/felt-places.ts';

/** The same object while an edit changes nothing of it. */
export function useFeltPlaces(document: MapDocument): FeltPlaces {
  const key = useMemo(() => JSON.stringify(feltPlaces(document)), [document]);
  return useMemo(() => JSON.parse(key) as FeltPlaces, [key]);
}

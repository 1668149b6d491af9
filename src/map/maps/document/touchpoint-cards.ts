/** The touchpoints on a map in the order of the journey, each with its stage. Pure. */
import type { MapDocument } from './document.ts';
import { cardsInOrder, seen } from './seen.ts';

export function touchpointsOnMap(
  map: MapDocument,
): { readonly title: string; readonly stage: string; readonly touchpoint: string | null }[] {
  const document = seen(map);
  return cardsInOrder(document)
    .filter(({ lane, text }) => document.lanes[lane]?.kind === 'touchpoints' && text.trim() !== '')
    .map(({ text, column, touchpoint }) => {
      const own = document.columns[column];
      const stage = own?.stage ? document.columns[own.stage] : own;
      return { title: text.trim().slice(0, 200), stage: stage?.title ?? '', touchpoint };
    });
}

/** Of a map what a workshop shows: stages, lanes to write in, the words of its cards and their pictures. No figures, no evidence, nothing hidden. Pure. */
import type { z } from 'zod';
import type { MapContent } from '../maps/contract.ts';
import { columnsInOrder, lanesInOrder, shownOutside } from '../maps/public.ts';
import { pictureNamed } from '../pictures/contract.ts';
import type { Room } from './shown.ts';

type MapDocument = z.output<typeof MapContent>;
type MapCard = MapDocument['cards'][string];

export interface Outline {
  readonly title: string;
  readonly stages: Room['stages'];
  /** All that hold cards of words. */
  readonly lanes: Room['lanes'];
  readonly cards: readonly (Pick<MapCard, 'lane' | 'column' | 'text' | 'colour'> & {
    readonly id: string;
    /** By its id; null where it has none that is kept here. */
    readonly picture: string | null;
  })[];
}

const WITHOUT_WORDS = new Set(['feeling', 'numbers', 'images', 'line-of-interaction', 'line-of-visibility']);

export function outlineOf(map: MapDocument): Outline {
  const shown = shownOutside(map, { numbersHidden: true });
  const lanes = lanesInOrder(shown)
    .filter(({ kind }) => !WITHOUT_WORDS.has(kind))
    .map(({ id, title, kind }) => ({ id, title, kind }));
  const held = new Set(lanes.map(({ id }) => id));
  const cards = Object.entries(shown.cards)
    .filter(([, { lane, text }]) => held.has(lane) && text !== '')
    .map(([id, { lane, column, text, colour, image }]) => {
      return { id, lane, column, text, colour, picture: pictureNamed(image) };
    });
  const stages = columnsInOrder(shown).map(({ id, title, stage }) => ({ id, title, stage }));
  return { title: shown.map.title, stages, lanes, cards };
}

/** The lanes that people fill: those chosen, as far as they are still there. */
export function lanesToFill(outline: Outline, chosen: readonly string[]): Outline['lanes'] {
  const own = outline.lanes.filter(({ id }) => chosen.includes(id));
  return own.length > 0 ? own : outline.lanes;
}

/** A map drawn like another: what holds for any story of this business stays, what was true of that one goes. Pure. */
import {
  type Card,
  emptyDocument,
  type Lane,
  type LaneKind,
  type MapDocument,
  type MapFields,
} from './document.ts';
import { kept, seen } from './seen.ts';

/** Whose cards are the frame of a map; those of the others say what was felt, thought, found out or measured. */
const FRAME: readonly LaneKind[] = [
  'touchpoints',
  'does',
  'wants',
  'people',
  'systems',
  'moments',
  'images',
  'free',
];

/** Stages, lanes and the cards of the frame; without evidence, owners, feelings, figures, and who it was about. */
export function drawnLike(map: Partial<MapFields>, model: MapDocument): MapDocument {
  const { columns, lanes, cards } = seen(model);
  const frame = kept(cards, ({ lane }: Card) => FRAME.includes(lanes[lane]?.kind ?? 'feeling'));
  const plain = ([id, card]: [string, Card]) =>
    [id, { ...card, colour: 'plain' as const, owner: null, figure: null, value: null }] as const;
  const nobodys = ([id, lane]: [string, Lane]) => [id, { ...lane, persona: null }] as const;
  return {
    ...emptyDocument(map),
    columns,
    lanes: Object.fromEntries(Object.entries(lanes).map(nobodys)),
    cards: Object.fromEntries(Object.entries(frame).map(plain)),
  };
}

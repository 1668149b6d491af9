/** The colours of printed maps: those of the light look on white paper. */
import type { Card, LaneKind } from '../document/document.ts';

export const palette = {
  paper: '#ffffff',
  ink: '#1e2a2c',
  soft: '#5a6768',
  rule: '#d9d2c1',
  trail: '#2c6e5f',
  trailFaint: '#e6f0eb',
  alert: '#c4472b',
  assumed: '#8a7b5c',
  reported: '#3a5ba8',
  observed: '#2c6e5f',
} as const;

/** What the colour of a card means, as fill and edge; colour is never the only sign, see `cardMark`. */
const cardColours: Readonly<Record<Card['colour'], { readonly fill: string; readonly edge: string }>> = {
  plain: { fill: '#fffdf8', edge: '#d9d2c1' },
  good: { fill: '#e6f0eb', edge: '#2c6e5f' },
  hurts: { fill: '#fbe9e2', edge: '#c4472b' },
  question: { fill: '#eaeff9', edge: '#3a5ba8' },
  idea: { fill: '#f6f0e1', edge: '#8a7b5c' },
  decided: { fill: '#ffffff', edge: '#1e2a2c' },
};

/** As on the screen, what hurts and what helps can be told by its lane too. */
export function coloursOf({ colour }: Pick<Card, 'colour'>, lane: LaneKind) {
  const { fill, edge } = cardColours[colour];
  if (colour !== 'plain') return { fill, edge };
  if (lane === 'pains') return { fill: cardColours.hurts.fill, edge };
  return { fill: lane === 'opportunities' ? cardColours.good.fill : fill, edge };
}

/** Stands before what is said, so that a colour can be told without seeing it. */
export const cardMark: Readonly<Record<Card['colour'], string>> = {
  plain: '',
  good: 'Good',
  hurts: 'Hurts',
  question: 'Question',
  idea: 'Idea',
  decided: 'Decided',
};

/** Where the lines of feeling run: columns along, and from +2 (0) to −2 (1) across. Pure. */
import type { FeelingFigures } from '../contract.ts';
import type { Layer } from '../parting.ts';
import { feltOf } from './feeling-words.ts';

/** Room beyond +2 and −2, as a part of the whole. */
const ROOM = 0.12;
/** Layers stand side by side in a column, so that none lies under another. */
export const ASIDE: Readonly<Record<Layer, number>> = { assumed: 0.3, reported: 0.5, observed: 0.7 };

/** From +2 (0) to −2 (1). */
export const depthOf = (value: number): number => ROOM + ((2 - value) / 4) * (1 - 2 * ROOM);

export interface Point {
  readonly stage: FeelingFigures;
  /** Along the trail in columns, and from +2 (0) to −2 (1). */
  readonly along: number;
  readonly depth: number;
}

export interface Line {
  readonly layer: Layer;
  readonly points: readonly Point[];
}

export function lineOf(stages: readonly FeelingFigures[], layer: Layer): Line {
  const points = stages.flatMap((stage, index): Point[] => {
    const { value } = feltOf(stage, layer);
    return value === null ? [] : [{ stage, along: index + ASIDE[layer], depth: depthOf(value) }];
  });
  return { layer, points };
}

/** A curve that is level at each of its points, so that it never says more than they do. @param down along is the second axis */
export function smooth(points: readonly (readonly [along: number, across: number])[], down = false): string {
  const at = (along: number, across: number): string =>
    (down ? [across, along] : [along, across]).map((each) => each.toFixed(4)).join(' ');
  return points
    .map(([along, across], i) => {
      const before = points[i - 1];
      if (before === undefined) return `M${at(along, across)}`;
      const middle = (before[0] + along) / 2;
      return `C${at(middle, before[1])} ${at(middle, across)} ${at(along, across)}`;
    })
    .join('');
}

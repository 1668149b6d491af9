/** Where each stage stands on the trail: how wide it is, where people begin to leave, where the next one starts. Pure. */
import type { Point } from './outline.ts';

export interface TrailFrame {
  /** Pixels from the first stage's edge to the last one's. */
  readonly length: number;
  /** Room before the first stage in which the trail fades in. */
  readonly lead: number;
  /** Pixels across for the stage with the most people. */
  readonly widest: number;
  /** Across, from the edge of the picture to the trail's upper edge: room for the loop. */
  readonly above: number;
  /** Across, from the trail's lower edge at its widest to where strands end. */
  readonly below: number;
}

export interface TrailStage {
  readonly id: string;
  readonly people: number;
  /** Same stage in the period before; null where nothing is compared. */
  readonly previousPeople: number | null;
  /** Reached this stage and no later one: silent for longer than usual, and within the usual time. */
  readonly gone: number;
  readonly onTheWay: number;
}

/** A strand ends in the middle of its stage, above its label; it leaves the trail at most so many pixels before. */
export const LONGEST_FALL = 54;
export const FALL = 0.2;
/** A gentle bend, so that the trail is a path and not a pipe; fixed, so that it does not jump when figures change. */
const BENDS = [0, 0.9, -0.5, 0.7, -0.8, 0.4, -0.6, 0.8, -0.3, 0.5];
const BEND = 5;
/** Anybody at all is visible. */
export const LEAST_VISIBLE = 1.5;

/** Square root of people, scaled so that `most` is `widest` pixels; anybody at all is visible. */
export function ribbonWidth(people: number, most: number, widest: number): number {
  if (people <= 0 || most <= 0) return 0;
  return Math.max(LEAST_VISIBLE, widest * Math.sqrt(people / most));
}

export interface Station {
  readonly start: number;
  readonly peel: number;
  readonly end: number;
  readonly top: number;
  readonly width: number;
  readonly next: number;
  readonly topNext: number;
}

export function stationsOf(people: readonly number[], most: number, frame: TrailFrame): Station[] {
  const step = frame.length / Math.max(1, people.length);
  const widths = people.map((count) => ribbonWidth(count, most, frame.widest));
  const tops = widths.map(
    (width, i) => frame.above + (frame.widest - width) * 0.34 + (BENDS[i % 10] ?? 0) * BEND,
  );
  return widths.map((width, i) => ({
    start: frame.lead + i * step,
    peel: frame.lead + (i + 0.5) * step - Math.min(LONGEST_FALL, step * FALL),
    end: frame.lead + (i + 1) * step,
    top: tops[i] ?? 0,
    width,
    next: Math.min(width, widths[i + 1] ?? width),
    topNext: tops[i + 1] ?? tops[i] ?? 0,
  }));
}

/** Both edges of the ribbon from its lead to its end, `out` pixels further apart than the people are wide. */
export function edgesOf(stations: readonly Station[], out: number): { upper: Point[]; lower: Point[] } {
  const upper: Point[] = [];
  const lower: Point[] = [];
  const first = stations[0];
  if (first === undefined) return { upper, lower };
  upper.push([0, first.top - out]);
  lower.push([0, first.top + first.width + out]);
  for (const [i, at] of stations.entries()) {
    upper.push([at.start, at.top - out], [at.peel, at.top - out]);
    lower.push(
      [at.start, at.top + at.width + out],
      [at.peel, at.top + (out === 0 ? at.next : at.width) + out],
    );
    if (i === stations.length - 1) {
      upper.push([at.end, at.top - out]);
      lower.push([at.end, at.top + at.width + out]);
    }
  }
  return { upper, lower };
}

/** Points on the trail become cubic pieces: start, handle, handle, end, handle, handle, end … */
export function withBends(points: readonly Point[], stepped = false): Point[] {
  const bent: Point[] = [];
  for (const [i, point] of points.entries()) {
    const before = points[i - 1];
    if (before === undefined) {
      bent.push(point);
      continue;
    }
    const run = point[0] - before[0];
    const straight = run === 0 && stepped;
    bent.push(
      straight ? before : [before[0] + run * 0.5, before[1]],
      straight ? point : [point[0] - run * 0.5, point[1]],
      point,
    );
  }
  return bent;
}

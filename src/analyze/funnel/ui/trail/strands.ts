/** The bands that leave the trail: those who are gone fall away, those still on the way stay nearer to it. Pure. */
import { bandPath, type Place, type Point } from './outline.ts';
import {
  FALL,
  LEAST_VISIBLE,
  LONGEST_FALL,
  type Station,
  type TrailFrame,
  type TrailStage,
} from './stations.ts';

export interface Strand {
  readonly stage: number;
  readonly gone: string | null;
  readonly onTheWay: string | null;
  /** From the middle of the joint with the trail to where the strand ends: its colour changes along this line. */
  readonly start: Point;
  readonly end: Point;
}

/** Null where nobody leaves. */
export function strandOf(
  stage: TrailStage,
  index: number,
  at: Station,
  frame: TrailFrame,
  place: Place,
): Strand | null {
  const left = stage.gone + stage.onTheWay;
  const lost = Math.max(at.width - at.next, left > 0 ? LEAST_VISIBLE : 0);
  if (left <= 0 || at.width === 0) return null;
  const step = at.end - at.start;
  const floor = frame.above + frame.widest + frame.below;
  const bottom = at.top + Math.max(at.width, at.next + lost);
  const goneWidth = lost * (stage.gone / left);
  const slim = Math.min(0.62, (step * 0.3) / Math.max(lost, 1));
  const fall = at.start + step * 0.5;
  const gone =
    stage.gone > 0
      ? peelOff([at.peel, bottom], goneWidth, [fall, floor], goneWidth * slim, step, place)
      : null;
  const wayWidth = lost - goneWidth;
  const wayEnd: Point = [
    fall + goneWidth * slim * 0.5 + wayWidth * slim * 0.5 + Math.min(14, step * 0.07),
    floor - frame.below * 0.22,
  ];
  const onTheWay =
    stage.onTheWay > 0
      ? peelOff([at.peel, bottom - goneWidth], wayWidth, wayEnd, wayWidth * slim, step, place)
      : null;
  return {
    stage: index,
    gone,
    onTheWay,
    start: place([at.peel, bottom - lost / 2]),
    end: place([fall, floor]),
  };
}

/** A band that leaves the lower edge along the trail and bends to fall straight away from it. */
function peelOff(
  from: Point,
  width: number,
  to: Point,
  endWidth: number,
  step: number,
  place: Place,
): string {
  const reach = Math.min(LONGEST_FALL, step * FALL);
  const rise = (to[1] - from[1]) * 0.62;
  const half = Math.max(endWidth, LEAST_VISIBLE * 0.8) / 2;
  const wide = Math.max(width, LEAST_VISIBLE);
  // A pixel of overlap, so that no seam shows where strand and trail meet.
  const joint = from[0] - 1;
  const outer: [Point, Point, Point, Point] = [
    [joint, from[1]],
    [from[0] + reach, from[1]],
    [to[0] - half, to[1] - rise],
    [to[0] - half, to[1]],
  ];
  const inner: [Point, Point, Point, Point] = [
    [to[0] + half, to[1]],
    [to[0] + half, to[1] - rise - wide * 0.6],
    [from[0] + reach + wide * 0.35, from[1] - wide],
    [joint, from[1] - wide],
  ];
  return bandPath(outer, inner, place);
}

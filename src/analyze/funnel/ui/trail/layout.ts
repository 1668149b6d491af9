/**
 * Where the trail runs: people per stage in, outlines out. Pure geometry on two axes: `along` follows the stages, `across`
 * points to the side on which people leave. The horizontal and the vertical picture differ only in how a point is placed.
 */
import { bandPath, linePath, type Place, type Point } from './outline.ts';
import {
  edgesOf,
  ribbonWidth,
  type Station,
  stationsOf,
  type TrailFrame,
  type TrailStage,
  withBends,
} from './stations.ts';
import { type Strand, strandOf } from './strands.ts';

const CONTOURS = [9, 20, 34, 52];

export interface TrailInput {
  readonly stages: readonly TrailStage[];
  /** Where those who come back arrive, and how many they are. */
  readonly returning: { readonly people: number; readonly toStage: number } | null;
  readonly frame: TrailFrame;
  readonly place: Place;
}

export interface TrailShape {
  /** Pixels along that one stage takes. */
  readonly step: number;
  /** Across, in total. */
  readonly depth: number;
  /** Along: where each stage begins. */
  readonly borders: readonly number[];
  readonly ribbon: string;
  /** The upper edge alone, drawn as a line of ink. */
  readonly edge: string;
  /** The dashed middle line of a footpath on a map. */
  readonly middle: string;
  /** Outlines at growing distance, like the contour lines of a valley. */
  readonly contours: readonly string[];
  /** Outline of the period before. */
  readonly before: string | null;
  readonly strands: readonly Strand[];
  readonly waypoints: readonly { readonly at: Point; readonly width: number }[];
  readonly loop: {
    readonly path: string;
    readonly width: number;
    readonly top: Point;
    readonly tip: Point;
  } | null;
}

function loopOf(input: TrailInput, stations: readonly Station[], most: number): TrailShape['loop'] {
  const { returning, frame, place } = input;
  if (returning === null || returning.people <= 0) return null;
  const to = stations[returning.toStage];
  if (to === undefined) return null;
  const from = stations[Math.min(returning.toStage + 2, stations.length - 1)] ?? to;
  const step = to.end - to.start;
  const same = from === to;
  const startAt = from.start + step * (same ? 0.8 : 0.42);
  const endAt = to.start + step * (same ? 0.3 : 0.42);
  const width = Math.min(7, Math.max(1.8, ribbonWidth(returning.people, most, frame.widest) * 0.28));
  const gap = width / 2 + 4;
  const peak = Math.max(8, frame.above * 0.3);
  const pull = Math.min(12, (startAt - endAt) * 0.05);
  const path = linePath(
    [
      [startAt, from.top - gap],
      [startAt - pull, peak],
      [endAt + pull, peak],
      [endAt, to.top - gap - width],
    ],
    place,
  );
  // The highest point of a cubic whose two handles stand at the peak.
  const top: Point = [(startAt + endAt) / 2, peak * 0.75 + (from.top + to.top - 2 * gap) * 0.125];
  return { path, width, top: place(top), tip: place([endAt, to.top - gap - width]) };
}

/** Lays the trail out. Zero people, one stage and people in the millions are all fine; nothing is ever NaN. */
export function layTrail(input: TrailInput): TrailShape {
  const { stages, frame, place } = input;
  const people = stages.map((stage) => Math.max(0, stage.people));
  const former = stages.map((stage) => stage.previousPeople);
  const compared = former.every((count) => count !== null) && former.length > 0;
  const most = Math.max(0, ...people, ...(compared ? former.map((count) => count ?? 0) : []));
  const stations = stationsOf(people, most, frame);
  const { upper, lower } = edgesOf(stations, 0);
  const steps = stations.map(
    (at): Point => [at.start + Math.min(18, frame.length * 0.02), at.top + at.width / 2],
  );
  const before = compared
    ? edgesOf(
        stationsOf(
          former.map((count) => count ?? 0),
          most,
          frame,
        ),
        0,
      )
    : null;
  return {
    step: frame.length / Math.max(1, stages.length),
    depth: frame.above + frame.widest + frame.below,
    borders: stations.map((at) => at.start),
    ribbon: most === 0 ? '' : ribbonOutline(stations, upper, lower, place),
    edge: most === 0 ? '' : trailLine(upper, place),
    middle: trailLine(middleOf(stations), place),
    contours: CONTOURS.flatMap((out) => {
      const wider = edgesOf(stations, out);
      return [trailLine(wider.upper, place), trailLine(wider.lower, place)];
    }),
    before: before === null ? null : `${trailLine(before.upper, place)} ${trailLine(before.lower, place)}`,
    strands: stations.flatMap((at, i) => {
      const stage = stages[i];
      const strand = stage === undefined ? null : strandOf(stage, i, at, frame, place);
      return strand === null ? [] : [strand];
    }),
    waypoints: steps.map((at, i) => ({ at: place(at), width: stations[i]?.width ?? 0 })),
    loop: loopOf(input, stations, most),
  };
}

function middleOf(stations: readonly Station[]): Point[] {
  const { upper } = edgesOf(stations, 0);
  return upper.map((point, i) => {
    const station = stations[Math.min(stations.length - 1, Math.max(0, Math.floor((i - 1) / 2)))];
    const last = i === upper.length - 1;
    const width = station === undefined ? 0 : i > 0 && i % 2 === 0 && !last ? station.next : station.width;
    return [point[0], point[1] + width / 2];
  });
}

/** Flat from a stage's start to where people begin to leave, then a bend to the next stage. */
function trailLine(points: readonly Point[], place: Place): string {
  return linePath(withBends(points), place);
}

function ribbonOutline(
  stations: readonly Station[],
  upper: readonly Point[],
  lower: readonly Point[],
  place: Place,
): string {
  // The lower edge steps in where the strand takes over: the strand is drawn from the same point in the same colour.
  const stepped = lower.flatMap((point, i): Point[] => {
    const station = stations[Math.floor((i - 1) / 2)];
    const isPeel = i > 0 && i % 2 === 0 && station !== undefined && point[0] === station.peel;
    return isPeel ? [[point[0], station.top + station.width], point] : [point];
  });
  return bandPath(withBends(upper), withBends(stepped, true).reverse(), place);
}

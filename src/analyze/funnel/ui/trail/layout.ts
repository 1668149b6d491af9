/**
 * Where the trail runs: people per stage in, outlines out. Pure geometry on two axes: `along` follows the stages, `across`
 * points to the side on which people leave. The horizontal and the vertical picture differ only in how a point is placed.
 */
import { bandPath, linePath, type Place, type Point } from './outline.ts';

export interface TrailStage {
  readonly id: string;
  readonly people: number;
  /** Same stage in the period before; null where nothing is compared. */
  readonly previousPeople: number | null;
  /** Reached this stage and no later one: silent for longer than usual, and within the usual time. */
  readonly gone: number;
  readonly onTheWay: number;
}

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

export interface TrailInput {
  readonly stages: readonly TrailStage[];
  /** Where those who come back arrive, and how many they are. */
  readonly returning: { readonly people: number; readonly toStage: number } | null;
  readonly frame: TrailFrame;
  readonly place: Place;
}

export interface Strand {
  readonly stage: number;
  readonly gone: string | null;
  readonly onTheWay: string | null;
  /** From the trail's lower edge to where the strand ends: it fades on the way. */
  readonly start: Point;
  readonly end: Point;
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

/** A strand ends in the middle of its stage, above its label; it leaves the trail at most so many pixels before. */
const LONGEST_FALL = 54;
const FALL = 0.2;
/** A gentle bend, so that the trail is a path and not a pipe; fixed, so that it does not jump when figures change. */
const BENDS = [0, 0.9, -0.5, 0.7, -0.8, 0.4, -0.6, 0.8, -0.3, 0.5];
const BEND = 5;
const CONTOURS = [9, 20, 34, 52];
const LEAST_VISIBLE = 1.5;

/** Square root of people, scaled so that `most` is `widest` pixels; anybody at all is visible. */
export function ribbonWidth(people: number, most: number, widest: number): number {
  if (people <= 0 || most <= 0) return 0;
  return Math.max(LEAST_VISIBLE, widest * Math.sqrt(people / most));
}

interface Station {
  readonly start: number;
  readonly peel: number;
  readonly end: number;
  readonly top: number;
  readonly width: number;
  readonly next: number;
  readonly topNext: number;
}

function stationsOf(people: readonly number[], most: number, frame: TrailFrame): Station[] {
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
function edgesOf(stations: readonly Station[], out: number): { upper: Point[]; lower: Point[] } {
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

function strandOf(
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
  return { stage: index, gone, onTheWay, start: place([fall, bottom]), end: place([fall, floor]) };
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

/** Points on the trail become cubic pieces: start, handle, handle, end, handle, handle, end … */
function withBends(points: readonly Point[], stepped = false): Point[] {
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

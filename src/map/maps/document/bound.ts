/** Which place of the business each column of a map stands for, and what its curves assume there. Pure. */
import { entry, type Lane, type MapDocument } from './document.ts';
import { columnsInOrder, lanesInOrder, listed, seen, type With } from './seen.ts';

export interface BoundColumn {
  readonly column: string;
  /** The stage of the workspace it stands for, itself or by the stage it is a step of. */
  readonly stage: string | null;
  /** It is a step of a stage. */
  readonly isStep: boolean;
  /** Touchpoints of the workspace that its cards stand for. */
  readonly touchpoints: readonly string[];
}

/** @param map as it is kept */
export function boundColumns(map: MapDocument): BoundColumn[] {
  const document = seen(map);
  const touchpoints = new Map<string, Set<string>>();
  for (const { column, touchpoint } of Object.values(document.cards)) {
    if (touchpoint) touchpoints.set(column, (touchpoints.get(column) ?? new Set()).add(touchpoint));
  }
  return columnsInOrder(document).map(({ id, stage, workspaceStage }) => {
    const whole = stage === null ? undefined : entry(document.columns, stage);
    return {
      column: id,
      stage: workspaceStage ?? whole?.workspaceStage ?? null,
      isStep: stage !== null,
      touchpoints: [...(touchpoints.get(id) ?? [])],
    };
  });
}

/** The lanes that draw a feeling, as they are seen. */
export function feelingLanes(map: MapDocument): With<Lane>[] {
  return lanesInOrder(seen(map)).filter(({ kind, hidden }) => kind === 'feeling' && !hidden);
}

export interface Assumed {
  /** By stage and by touchpoint of the workspace, −2 … +2; the mean where a map has several points for one. */
  readonly stages: ReadonlyMap<string, number>;
  readonly touchpoints: ReadonlyMap<string, number>;
}

/**
 * What the curve of a persona says; of everybody's where it has none of its own. Null for a map without a curve.
 * @param persona null: everybody's
 */
export function assumedOn(map: MapDocument, persona: string | null): Assumed | null {
  const lanes = feelingLanes(map);
  const ofWhom = (wanted: string | null) =>
    lanes.find((lane) => (lane.persona ?? map.map.persona) === wanted);
  const lane = ofWhom(persona) ?? (persona === null ? lanes[0] : ofWhom(null));
  if (lane === undefined) return null;
  const values = new Map(
    listed(seen(map).cards).flatMap(({ lane: own, column, value }) =>
      own === lane.id && value !== null ? [[column, value] as const] : [],
    ),
  );
  const [stages, touchpoints] = [new Map<string, number[]>(), new Map<string, number[]>()];
  const put = (into: Map<string, number[]>, id: string, value: number) =>
    into.set(id, [...(into.get(id) ?? []), value]);
  for (const { column, stage, touchpoints: own } of boundColumns(map)) {
    const value = values.get(column);
    if (value === undefined) continue;
    if (stage !== null) put(stages, stage, value);
    // A point over several touchpoints says nothing of one of them.
    const [only, ...others] = own;
    if (only !== undefined && others.length === 0) put(touchpoints, only, value);
  }
  return values.size === 0 ? null : { stages: means(stages), touchpoints: means(touchpoints) };
}

function means(values: ReadonlyMap<string, readonly number[]>): ReadonlyMap<string, number> {
  return new Map(
    [...values].map(([id, all]) => {
      const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
      return [id, Math.round(mean * 100) / 100];
    }),
  );
}

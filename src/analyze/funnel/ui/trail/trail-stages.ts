/** The figures of the report in the shape the layout draws. */
import type { StageFigures } from '../../contract.ts';
import type { TrailStage } from './layout.ts';

/** Nobody leaves after the last stage: there is nowhere to go on to. */
export function trailStages(stages: readonly StageFigures[]): TrailStage[] {
  return stages.map((stage, i) => ({
    id: stage.stageId,
    people: stage.people,
    previousPeople: stage.previousPeople,
    gone: i === stages.length - 1 ? 0 : (stage.gone ?? 0),
    onTheWay: i === stages.length - 1 ? 0 : (stage.onTheWay ?? 0),
  }));
}

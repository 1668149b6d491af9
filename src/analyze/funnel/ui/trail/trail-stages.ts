/** The figures of the report in the shape the layout draws. */
import type { StageFigures } from '../../contract.ts';
import type { TrailStage } from './stations.ts';
import { leftOf } from './words.ts';

/** Nobody leaves after the last stage: there is nowhere to go on to. */
export function trailStages(stages: readonly StageFigures[]): TrailStage[] {
  return stages.map((stage, i) => {
    const last = i === stages.length - 1;
    const left = leftOf(stage);
    const onTheWay = stage.onTheWay ?? 0;
    return {
      id: stage.stageId,
      people: stage.people,
      previousPeople: stage.previousPeople,
      gone: last ? 0 : left - onTheWay,
      onTheWay: last ? 0 : onTheWay,
    };
  });
}

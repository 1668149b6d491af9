/** What is left to do before the map can be trusted; derived from the reports, so that nothing has to be ticked by hand. */
import type { StagesReport } from '../../analyze/funnel/contract.ts';
import type { TouchpointsReport } from '../../analyze/overview/contract.ts';

export type StepId = 'data' | 'map' | 'rest' | 'answer';

export interface ChecklistStep {
  readonly id: StepId;
  readonly done: boolean;
}

/** More than a tenth of the events off the map makes it stale. */
const MOST_UNMATCHED = 0.1;
/** From this many people on, shares are shown as numbers and not only as ranges. */
const PEOPLE_FOR_AN_ANSWER = 30;

export function checklistOf(stages: StagesReport, touchpoints: TouchpointsReport): readonly ChecklistStep[] {
  const { events, allEvents } = stages.notOnMap;
  const hasData = allEvents > 0;
  const hasMap = touchpoints.items.length > 0;
  return [
    { id: 'data', done: hasData },
    { id: 'map', done: hasMap },
    { id: 'rest', done: hasData && hasMap && events / allEvents <= MOST_UNMATCHED },
    { id: 'answer', done: hasData && hasMap && stages.people >= PEOPLE_FOR_AN_ANSWER },
  ];
}

/** The step to do now; null when all is done and the list goes away. */
export function nextStep(steps: readonly ChecklistStep[]): StepId | null {
  return steps.find((step) => !step.done)?.id ?? null;
}

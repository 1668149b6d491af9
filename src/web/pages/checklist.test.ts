import { describe, expect, it } from 'vitest';
import type { StagesReport } from '../../analyze/funnel/contract.ts';
import type { TouchpointsReport } from '../../analyze/overview/contract.ts';
import { checklistOf, nextStep } from './checklist.ts';

function next(allEvents: number, unmatched: number, touchpoints: number, worstStageId: string | null) {
  const stages = { notOnMap: { events: unmatched, allEvents }, worstStageId } as StagesReport;
  const report = { items: Array.from({ length: touchpoints }, () => ({})) } as TouchpointsReport;
  return nextStep(checklistOf(stages, report));
}

describe('the set-up list', () => {
  it.each([
    ['nothing yet', 0, 0, 0, null, 'data'],
    ['a template but no data', 0, 0, 8, null, 'data'],
    ['data but no map', 500, 500, 0, null, 'map'],
    ['a fifth of the events off the map', 500, 100, 6, 'st_3', 'rest'],
    ['too few people for an answer', 500, 10, 6, null, 'answer'],
    ['all done', 500, 50, 6, 'st_3', null],
  ] as const)('%s', (_name, allEvents, unmatched, touchpoints, worst, step) => {
    expect(next(allEvents, unmatched, touchpoints, worst)).toBe(step);
  });
});

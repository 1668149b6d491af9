import { describe, expect, it } from 'vitest';
import type { StagesReport } from '../../analyze/funnel/contract.ts';
import type { TouchpointsReport } from '../../analyze/overview/contract.ts';
import { checklistOf, nextStep } from './checklist.ts';

function next(allEvents: number, unmatched: number, touchpoints: number, people: number) {
  const stages = { notOnMap: { events: unmatched, allEvents }, people } as StagesReport;
  const report = { items: Array.from({ length: touchpoints }, () => ({})) } as TouchpointsReport;
  return nextStep(checklistOf(stages, report));
}

describe('the set-up list', () => {
  it.each([
    ['nothing yet', 0, 0, 0, 0, 'data'],
    ['a template but no data', 0, 0, 8, 0, 'data'],
    ['data but no map', 500, 500, 0, 90, 'map'],
    ['a fifth of the events off the map', 500, 100, 6, 90, 'rest'],
    ['too few people for an answer', 500, 10, 6, 29, 'answer'],
    ['all done', 500, 50, 6, 30, null],
  ] as const)('%s', (_name, allEvents, unmatched, touchpoints, people, step) => {
    expect(next(allEvents, unmatched, touchpoints, people)).toBe(step);
  });
});

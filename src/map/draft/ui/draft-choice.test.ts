import { describe, expect, it } from 'vitest';
import { said } from '../../../kernel/said.ts';
import {
  acceptanceOf,
  type DraftChoice,
  movedTo,
  type Proposal,
  problemOf,
  stageBeside,
  startChoice,
} from './draft-choice.ts';

const rule = {
  match: 'all' as const,
  conditions: [
    { kind: 'field' as const, field: 'name' as const, operator: 'is' as const, values: ['Order Completed'] },
  ],
};

function proposed(key: string, stage: string, events: number, alreadyOnMap = false) {
  return {
    key,
    title: `I ${key}`,
    stage,
    channel: null,
    rule,
    reason: said(''),
    events,
    people: events,
    alreadyOnMap,
  };
}

const proposal: Proposal = {
  sentence: said(''),
  stages: [
    { name: 'Decision', reason: said('') },
    { name: 'Purchase', reason: said('') },
    { name: 'Advocacy', reason: said('') },
  ],
  touchpoints: [
    proposed('ask', 'Decision', 3),
    proposed('buy', 'Purchase', 9),
    proposed('praise', 'Advocacy', 0),
    proposed('pay', 'Purchase', 9, true),
  ],
  unmatchedEvents: 0,
};

const kept = (choice: DraftChoice) =>
  choice.touchpoints.filter((one) => one.kept).map((one) => one.proposed.key);

describe('choosing from a draft', () => {
  it('keeps what was seen and is not on the map yet', () => {
    expect(kept(startChoice(proposal, true))).toEqual(['ask', 'buy']);
  });

  it('keeps a template whole where there is no data to go by', () => {
    expect(kept(startChoice(proposal, false))).toEqual(['ask', 'buy', 'praise']);
  });

  it('carries a renamed stage through to its touchpoints and leaves out those of a dropped one', () => {
    const start = startChoice(proposal, false);
    const choice = {
      ...start,
      stages: start.stages.map((stage) =>
        stage.was === 'Purchase'
          ? { ...stage, name: ' Kauf ' }
          : { ...stage, kept: stage.was !== 'Advocacy' },
      ),
    };
    const request = acceptanceOf(choice, 'add');
    expect(request.stages).toEqual(['Decision', 'Kauf']);
    expect(request.touchpoints.map((one) => [one.title, one.stage])).toEqual([
      ['I ask', 'Decision'],
      ['I buy', 'Kauf'],
    ]);
  });

  it('moves a proposal to another stage, where it is accepted', () => {
    const moved = movedTo(startChoice(proposal, false), 'ask', 'Advocacy');
    expect(acceptanceOf(moved, 'add').touchpoints.map((one) => [one.title, one.stage])).toEqual([
      ['I buy', 'Purchase'],
      ['I praise', 'Advocacy'],
      ['I ask', 'Advocacy'],
    ]);
    expect(movedTo(moved, 'ask', 'Advocacy')).toBe(moved);
    expect(movedTo(moved, 'ask', 'No such stage')).toBe(moved);
    expect(movedTo(moved, 'nothing', 'Decision')).toBe(moved);
  });

  it('knows the stages beside one', () => {
    const start = startChoice(proposal, false);
    expect([-1, 1].map((step) => stageBeside(start, 'Purchase', step as -1 | 1))).toEqual([
      'Decision',
      'Advocacy',
    ]);
    expect(stageBeside(start, 'Decision', -1)).toBeNull();
    expect(stageBeside(start, 'Advocacy', 1)).toBeNull();
  });

  it('says what stands in the way', () => {
    const start = startChoice(proposal, true);
    expect(problemOf(start)).toBeNull();
    expect(problemOf({ ...start, stages: start.stages.slice(0, 1) })).toBe('stages');
    expect(problemOf({ ...start, stages: start.stages.map((stage) => ({ ...stage, name: 'Same' })) })).toBe(
      'names',
    );
    expect(
      problemOf({ ...start, touchpoints: start.touchpoints.map((one) => ({ ...one, title: ' ' })) }),
    ).toBe('titles');
  });
});

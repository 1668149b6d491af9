import { expect, it } from 'vitest';
import { draftOf, sameChoices, searchOf } from './kept.ts';

const question = {
  from: '2026-10-04',
  to: '2026-11-03',
  compare: 'none',
  order: 'open',
  steps: undefined,
  windowMinutes: 60,
};
const address = { period: '30d', window: '60', kept: 'svd_1', open: 'stage~stg_1~gone' };

it('keeps the period as it is chosen, the question without its days, and no open panel', () => {
  expect(draftOf('funnel', question, address)).toEqual({
    name: '',
    report: 'funnel',
    period: '30d',
    question: { compare: 'none', order: 'open', windowMinutes: '60' },
    choices: { window: '60' },
  });
});

it('opens with the choices it was kept with', () => {
  const draft = { ...draftOf('funnel', question, address), id: 'svd_1' };
  expect(searchOf(draft)).toEqual({ window: '60', period: '30d', kept: 'svd_1' });
  expect(searchOf({ ...draft, period: 'all' })).toEqual({ window: '60', kept: 'svd_1' });
});

it('notices another period, question or choice, and nothing else', () => {
  const kept = draftOf('funnel', question, address);
  expect(
    sameChoices(kept, draftOf('funnel', { ...question, from: '2026-10-05' }, { ...address, open: '' })),
  ).toBe(true);
  expect(sameChoices(kept, { ...kept, name: 'Another' })).toBe(true);
  expect(sameChoices(kept, draftOf('funnel', question, { ...address, period: '7d' }))).toBe(false);
  expect(sameChoices(kept, draftOf('funnel', { ...question, order: 'strict' }, address))).toBe(false);
  expect(sameChoices(kept, draftOf('funnel', question, { ...address, by: 'device' }))).toBe(false);
});

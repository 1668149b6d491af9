import { expect, it } from 'vitest';
import { readStepsChoices } from './steps-choices.ts';

it('takes the stages in no order unless steps are chosen', () => {
  expect(readStepsChoices({})).toEqual({ order: 'open', by: 'none', windowMinutes: 129_600 });
  expect(readStepsChoices({ steps: 'a,b' })).toMatchObject({ order: 'ordered', steps: 'a,b' });
  expect(readStepsChoices({ steps: 'a' })).not.toHaveProperty('steps');
  expect(readStepsChoices({ steps: 'a,b', order: 'strict', by: 'device', window: '60' })).toMatchObject({
    order: 'strict',
    by: 'device',
    windowMinutes: 60,
  });
  expect(readStepsChoices({ order: 'sideways', by: 'moon', window: '61' })).toMatchObject({
    order: 'open',
    by: 'none',
    windowMinutes: 129_600,
  });
});

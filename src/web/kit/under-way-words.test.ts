import { beforeAll, expect, it } from 'vitest';
import { startText } from './text.tsx';
import { progressOf, type UnderWay } from './under-way-words.ts';

beforeAll(() => startText());

const format = { count: (n: number) => n.toLocaleString('en') };
const nothing: UnderWay = { building: null, questions: [], others: 0 };
const question = {
  name: 'reports.funnel',
  sinceAt: 0,
  statementsDone: 0,
  statementsKnown: null,
  partsDone: null,
  parts: null,
};
const building = { state: 'running' as const, sinceAt: 0, partsDone: 2, parts: 5, events: 10_000_000 };

it.each<[string, UnderWay, string, number | null]>([
  ['between two statements', nothing, 'Working it out.', null],
  [
    'paths in parts',
    { ...nothing, building },
    'Putting the paths of 10,000,000 events together: 2 of 5 parts done.',
    2,
  ],
  [
    'paths in one part',
    { ...nothing, building: { ...building, partsDone: 0, parts: 1, events: 300_000 } },
    'Putting the paths of 300,000 events together.',
    null,
  ],
  [
    'paths that wait for others',
    { ...nothing, building: { ...building, state: 'waiting', partsDone: 0 }, others: 1 },
    'Waiting: another report is being made.',
    null,
  ],
  [
    'a question in line',
    { ...nothing, questions: [{ ...question, state: 'waiting' }], others: 2 },
    'Waiting: 2 other reports are being made.',
    null,
  ],
  [
    'a question behind one’s own',
    { ...nothing, questions: [{ ...question, state: 'waiting' }] },
    'Waiting: other reports of yours are being made.',
    null,
  ],
  [
    'a question answered for the first time',
    { ...nothing, questions: [{ ...question, state: 'running' }] },
    'Working it out.',
    null,
  ],
  [
    'a search among others',
    {
      ...nothing,
      questions: [
        { ...question, state: 'running' },
        { ...question, state: 'running', partsDone: 35, parts: 100 },
      ],
    },
    'Looking: 35 of 100 steps done.',
    35,
  ],
  [
    'questions answered before',
    {
      ...nothing,
      questions: [
        { ...question, state: 'running', statementsDone: 2, statementsKnown: 5 },
        { ...question, state: 'waiting', statementsDone: 0, statementsKnown: 3 },
      ],
    },
    'Working it out: step 3 of about 8.',
    2,
  ],
])('says %s', (_, work, words, done) => {
  const progress = progressOf(work, format);
  expect([progress.words, progress.done]).toEqual([words, done]);
});

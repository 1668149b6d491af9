/** Each rule of VADER by itself, on a lexicon of a few words, with what it says worked out by hand. */
import { expect, it } from 'vitest';
import { type Lexicon, sentimentOf } from './vader.ts';

const lexicon: Lexicon = {
  valences: new Map([
    ['good', 1.9],
    ['bad', -2.5],
    ['great', 3.1],
    ['no', -1.2],
    ['shit', -2.6],
    ['grinning', 1.5],
    [':)', 2],
  ]),
  emoji: new Map([['😀', 'grinning face']]),
};
/** Of the sum of what the words of a text are worth. */
const compound = (sum: number): number => sum / Math.sqrt(sum ** 2 + 15);

it.each<[string, number]>([
  ['The book is good.', 1.9],
  ['very good', 1.9 + 0.293],
  ['very bad', -2.5 - 0.293],
  ['slightly bad', -2.5 + 0.293],
  ['really a good book', 1.9 + 0.95 * 0.293],
  ['so it was good', 1.9 + 0.9 * 0.293],
  ['it was kind of good', 1.9 - 0.293],
  ['not good', -0.74 * 1.9],
  ["isn't good", -0.74 * 1.9],
  ['It cannot be good', -0.74 * 1.9],
  ['not very good', -0.74 * (1.9 + 0.293)],
  ['never so good', 1.25 * (1.9 + 0.293)],
  ['never good', -0.74 * 1.9],
  ['without a doubt good', 1.9],
  ['no good', -0.74 * 1.9],
  ['no', -1.2],
  ['no good or great', -0.74 * (1.9 + 3.1)],
  ['the least good', -0.74 * 1.9],
  ['at least good', 1.9],
  ['good!!', 1.9 + 2 * 0.292],
  ['bad!!!!!!', -2.5 - 4 * 0.292],
  ['good?', 1.9],
  ['good??', 1.9 + 2 * 0.18],
  ['good????', 1.9 + 0.96],
  ['this is GOOD', 1.9 + 0.733],
  ['this is BAD', -2.5 - 0.733],
  ['VERY good', 1.9 + 0.293 + 0.733],
  ['GOOD', 1.9],
  ['good but bad', 0.5 * 1.9 + 1.5 * -2.5],
  ['I think this is the shit', 3],
  ['(good)', 1.9],
  ['fine :)', 2],
  ['good😀', 1.9 + 1.5],
  ['good,bad', 0],
])('%s', (text, sum) => {
  expect(sentimentOf(lexicon, text).compound).toBeCloseTo(compound(sum), 12);
});

it('says which parts of a text are good, bad and neither, and how many words it knows', () => {
  const { positive, neutral, negative, known } = sentimentOf(lexicon, 'good book bad cover!');
  // 1.9 + 1, two words, 2.5 + 1 and the exclamation mark with the larger side.
  const all = 2.9 + 2 + 3.5 + 0.292;
  expect([positive, neutral, negative]).toEqual([2.9 / all, 2 / all, 3.792 / all]);
  expect(known).toBe(2);
});

it('tells nothing known from neither good nor bad', () => {
  const nothing = { compound: 0, positive: 0, negative: 0, known: 0 };
  expect(sentimentOf(lexicon, '')).toEqual({ ...nothing, neutral: 0 });
  expect(sentimentOf(lexicon, 'The parcel came!')).toEqual({ ...nothing, neutral: 1 });
  expect(sentimentOf(lexicon, 'it was not kind of very')).toEqual({ ...nothing, neutral: 1 });
});

it('never leaves −1 … +1, however long the text', () => {
  expect(sentimentOf(lexicon, 'great '.repeat(5000)).compound).toBeCloseTo(1, 4);
  expect(sentimentOf(lexicon, 'bad '.repeat(5000)).compound).toBeGreaterThanOrEqual(-1);
});

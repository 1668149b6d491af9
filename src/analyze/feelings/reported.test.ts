/** The mean of answers: its weights, its range where the truth is known, and what few answers do not say. */
import { expect, it } from 'vitest';
import { randomFrom } from '../../kernel/random.ts';
import { type AnswerSums, noAnswers, reportedOf } from './reported.ts';
import { readScales, scaleOf } from './scales.ts';

interface Answer {
  readonly who: number;
  readonly felt: number;
  readonly weight?: number;
}

function sums(answers: readonly Answer[]): AnswerSums {
  const people = new Map<number, { w: number; a: number }>();
  for (const { who, felt, weight = 1 } of answers) {
    const own = people.get(who) ?? { w: 0, a: 0 };
    people.set(who, { w: own.w + weight, a: own.a + weight * felt });
  }
  const all = [...people.values()];
  const sum = (of: (each: { w: number; a: number }) => number) =>
    all.reduce((total, each) => total + of(each), 0);
  return {
    answers: answers.length,
    inWords: 0,
    people: people.size,
    ...{ w: sum(({ w }) => w), a: sum(({ a }) => a), ww: sum(({ w }) => w * w) },
    ...{ wa: sum(({ w, a }) => w * a), aa: sum(({ a }) => a * a) },
  };
}

const each = (values: readonly number[]): Answer[] => values.map((felt, who) => ({ who, felt }));

it('is the mean, with more weight for what is new', () => {
  expect(reportedOf(sums(each([2, 2, 1, -1, -2]))).value).toBe(0.4);
  const answers = [2, 2, -2, -2, -2].map((felt, who) => ({ who, felt, weight: felt > 0 ? 1 : 0.25 }));
  // (4 − 1.5) ÷ 2.75; effective (2.75)² ÷ (2 + 3 ÷ 16).
  expect(reportedOf(sums(answers))).toMatchObject({ value: 0.909, effective: 3.5, answers: 5, people: 5 });
});

it('says nothing from fewer than five answers but how many there are', () => {
  expect(reportedOf(noAnswers)).toEqual({
    ...{ answers: 0, inWords: 0, people: 0, effective: 0, value: null, low: null, high: null },
  });
  expect(reportedOf(sums(each([2, 2, 2, 2])))).toMatchObject({ answers: 4, value: null, low: null });
});

it('five best marks are no proof, five hundred nearly are', () => {
  const few = reportedOf(sums(each(Array(5).fill(2))));
  const many = reportedOf(sums(each(Array(500).fill(2))));
  expect(few).toMatchObject({ value: 2, high: 2 });
  expect(few.low).toBeLessThan(1);
  expect(many.low).toBeGreaterThan(1.9);
});

it('answers of one person count together', () => {
  const random = randomFrom('one person');
  const values = Array.from({ length: 60 }, () => random.whole(-2, 2));
  const alone = reportedOf(sums(values.map((felt, who) => ({ who, felt }))));
  const often = reportedOf(sums(values.map((felt, i) => ({ who: i % 6, felt }))));
  expect(often.value).toBe(alone.value);
  expect([alone.effective, often.effective]).toEqual([60, 6]);
});

it('the range holds the truth in about 95 of 100 samples', () => {
  for (const [n, parts] of [
    [5, [0.2, 0.2, 0.2, 0.2, 0.2]],
    [12, [0.05, 0.05, 0.1, 0.3, 0.5]],
    [40, [0.1, 0.02, 0.05, 0.2, 0.63]],
    [300, [0.4, 0.1, 0.1, 0.1, 0.3]],
  ] as const) {
    const random = randomFrom(`answers ${n}`);
    const truth = parts.reduce((sum, part, i) => sum + part * (i - 2), 0);
    let held = 0;
    for (let i = 0; i < 400; i++) {
      const answers = Array.from({ length: n }, (_, who) => {
        const weight = 2 ** -random.next();
        return { who, felt: random.pick(parts.map((part, at) => [at - 2, part] as const)), weight };
      });
      const { low, high } = reportedOf(sums(answers));
      if ((low ?? 9) <= truth && (high ?? -9) >= truth) held++;
    }
    expect([n, held >= 368], `${held} of 400`).toEqual([n, true]);
  }
});

it('knows a scale by what the event says, or by what is declared, and else by nothing', () => {
  const scales = readScales();
  const kind = (name: string, property: string, stated = '') => scaleOf(scales, { name, property, stated });
  expect(kind('Review Submitted', 'score')).toEqual({ worst: 1, best: 5 });
  expect(kind('Anything', 'stars')).toEqual({ worst: 1, best: 5 });
  expect(kind('Anything', 'nps')).toEqual({ worst: 0, best: 10 });
  expect(kind('Survey Answered', 'score')).toBeNull();
  expect(kind('Survey Answered', 'score', '1-7')).toEqual({ worst: 1, best: 7 });
  expect(kind('Survey Answered', 'score', ' 0 to 100 ')).toEqual({ worst: 0, best: 100 });
  expect(kind('Survey Answered', 'score', '7..1')).toEqual({ worst: 7, best: 1 });
  expect(kind('Survey Answered', 'score', '-2–2')).toEqual({ worst: -2, best: 2 });
  // What is stated wins; what is stated so that nobody can read it is not replaced by what is usual.
  expect(kind('Review Submitted', 'score', '0-10')).toEqual({ worst: 0, best: 10 });
  expect(kind('Review Submitted', 'score', 'stars')).toBeNull();
  expect(kind('Review Submitted', 'score', '5-5')).toBeNull();
});

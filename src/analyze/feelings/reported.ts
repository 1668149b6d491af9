/** What people said they feel: the weighted mean of their answers and how far it may be from the truth. Pure. */
import { Z95 } from '../../kernel/statistics/intervals.ts';
import { FEWEST_FOR_SHARE } from '../engine/public.ts';
import type { Reported } from './contract.ts';
import { MOST } from './scales.ts';

/**
 * Sums over the people who answered: of each the weight of their answers together (w), and their answers times their weights (a);
 * answers on −2 … +2.
 */
export interface AnswerSums {
  readonly answers: number;
  readonly inWords: number;
  readonly people: number;
  readonly w: number;
  readonly a: number;
  readonly ww: number;
  readonly wa: number;
  readonly aa: number;
}

export const noAnswers: AnswerSums = {
  ...{ answers: 0, inWords: 0, people: 0 },
  ...{ w: 0, a: 0, ww: 0, wa: 0, aa: 0 },
};

/**
 * The mean with its 95 % range. Answers of one person count together when it is said how sure the mean is (Kish's effective number,
 * by person). As the adjusted Wald interval does for shares, the range is that of the answers and one more at either end of the
 * scale: five people who all give the best mark prove less than no spread at all.
 */
export function reportedOf(sums: AnswerSums): Reported {
  const { answers, inWords, people, w, a, ww } = sums;
  const few = { answers, inWords, people, effective: 0, value: null, low: null, high: null };
  if (answers === 0 || w <= 0 || ww <= 0) return few;
  const effective = w ** 2 / ww;
  if (answers < FEWEST_FOR_SHARE) return { ...few, effective: tenth(effective) };
  const mean = a / w;
  const { centre, error } = withEnds(mean, varianceOf(sums), effective);
  const spread = Z95 * error;
  return {
    answers,
    inWords,
    people,
    effective: tenth(effective),
    value: rounded(mean),
    low: rounded(Math.min(mean, Math.max(-MOST, centre - spread))),
    high: rounded(Math.max(mean, Math.min(MOST, centre + spread))),
  };
}

/** As `meanDifferences` of the engine wants a mean: as if each effective person had answered once. */
export function asSums(sums: AnswerSums): { n: number; sum: number; squares: number } | null {
  if (sums.answers < FEWEST_FOR_SHARE || sums.ww <= 0) return null;
  const n = sums.w ** 2 / sums.ww;
  const mean = sums.a / sums.w;
  return { n, sum: n * mean, squares: n * (varianceOf(sums) + mean ** 2) };
}

/** Of one person's answer: Σ (a − mean·w)² over the people, per effective person. */
function varianceOf({ w, a, ww, wa, aa }: AnswerSums): number {
  const mean = a / w;
  return Math.max(0, aa - 2 * mean * wa + mean ** 2 * ww) / ww;
}

function withEnds(mean: number, variance: number, n: number): { centre: number; error: number } {
  const all = n + 2;
  const centre = (n * mean) / all;
  const squares = (n * (variance + mean ** 2) + 2 * MOST ** 2) / all;
  return { centre, error: Math.sqrt(Math.max(0, squares - centre ** 2) / all) };
}

/** Figures are given in thousandths, so that engines that add in another order say the same. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

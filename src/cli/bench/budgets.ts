/** What the program promises of itself on two cores, beside which the figures are shown. */
import type { Figure } from './figure.ts';

interface Budget {
  /** Figures whose id begins so. */
  readonly of: string;
  readonly sense: 'at most' | 'at least';
  /** In the unit of the figure. */
  readonly limit: number;
  readonly words: string;
}

const budgets: readonly Budget[] = [
  { of: 'start.', sense: 'at most', limit: 3, words: 'at most 3 s' },
  { of: 'idle.', sense: 'at most', limit: 450, words: 'at most 450 MB' },
  { of: 'single.answered', sense: 'at least', limit: 10_000, words: 'at least 10,000 events/s' },
  { of: 'batch.answered', sense: 'at least', limit: 100_000, words: 'at least 100,000 events/s' },
  { of: 'import.whole', sense: 'at least', limit: 1_000_000 / 30, words: 'a million rows in 30 s' },
  { of: 'report.', sense: 'at most', limit: 150, words: 'at most 150 ms at 10 million' },
  { of: 'ratio.', sense: 'at least', limit: 5, words: 'at least 5 ×' },
];

/** The budget of a figure in words and whether it was kept; null for figures without one. */
export function againstBudget(figure: Figure): { budget: string; met: boolean } | null {
  const found = budgets.find(({ of }) => figure.id.startsWith(of));
  if (!found) return null;
  const met = found.sense === 'at most' ? figure.value <= found.limit : figure.value >= found.limit;
  return { budget: found.words, met };
}

/** What a saved report asks: its question, with the days of its period. Pure. */
import { daysOf, readPeriod, todayIn } from '../../kernel/period-choice.ts';
import type { SavedDraft } from './contract.ts';

/** The query of the report as of now. */
export function queryOf(
  saved: Pick<SavedDraft, 'period' | 'question'>,
  timezone: string,
  nowMs: number,
): Record<string, string> {
  const { period, question } = saved;
  return { ...question, ...daysOf(readPeriod(period), todayIn(timezone, nowMs)) };
}

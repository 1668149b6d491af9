/** What a kept report would have asked on another day. Pure. */
import { addDays, todayIn } from '../../../kernel/period-choice.ts';
import type { SavedDraft } from '../contract.ts';
import { queryOf } from '../question.ts';

/** The query as of an instant (ms UTC). A period of fixed days stays what it is; all there is ends on that day. */
export function askedAsOf(
  saved: Pick<SavedDraft, 'period' | 'question'>,
  timezone: string,
  instant: number,
): Record<string, string> {
  const query = queryOf(saved, timezone, instant);
  return { ...query, to: query.to ?? addDays(todayIn(timezone, instant), 1) };
}

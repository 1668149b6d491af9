/** What a saved report asks: checked against its report when it is kept, given its days when it is asked. Pure. */
import { z } from 'zod';
import { daysOf, readPeriod, todayIn, writePeriod } from '../../kernel/period-choice.ts';
import { isKeepable, keepable, type SavedDraft } from './contract.ts';

/** Why a report cannot be kept like this, in words; null when it can. */
export function problemOf({ report, period, question }: SavedDraft): string | null {
  if (!isKeepable(report)) {
    return `there is no report “${report}” to keep; there are ${Object.keys(keepable).join(', ')}`;
  }
  if (writePeriod(readPeriod(period)) !== period) {
    return `“${period}” is no period; use 30d, 3m, 12m, year, all, or two days as in 2026-08-01..2026-10-31`;
  }
  const days = ['from', 'to'].find((name) => name in question);
  if (days) return `the days of a saved report are its period, so “${days}” does not go into its question`;
  const asked = keepable[report] as { readonly query?: z.ZodObject };
  const known = asked.query ?? z.object({});
  const unknown = Object.keys(question).find((name) => !(name in known.shape));
  if (unknown) return `the report ${report} knows no choice “${unknown}”`;
  const parsed = known.safeParse(question);
  const [issue] = parsed.error?.issues ?? [];
  return issue ? `${issue.path.join('.')}: ${issue.message}` : null;
}

/** The query of the report as of now. */
export function queryOf(
  saved: Pick<SavedDraft, 'period' | 'question'>,
  timezone: string,
  nowMs: number,
): Record<string, string> {
  const { period, question } = saved;
  return { ...question, ...daysOf(readPeriod(period), todayIn(timezone, nowMs)) };
}

/** Whether a report can be kept with the choices it is given: checked by what the report itself takes. Pure. */
import { z } from 'zod';
import { readPeriod, writePeriod } from '../../kernel/period-choice.ts';
import { keepable } from '../keepable/contract.ts';
import { isKeepable, keepableReports, type SavedDraft } from './contract.ts';

/** Why a report cannot be kept like this, in words; null when it can. */
export function problemOf({ report, period, question }: SavedDraft): string | null {
  if (!isKeepable(report)) {
    return `there is no report “${report}” to keep; there are ${keepableReports.join(', ')}`;
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

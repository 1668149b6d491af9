/** What the page on groups asks, as its address says. */
import { useChoices } from '../../../web/kit/address.ts';
import { useReportQuery } from '../../../web/kit/insight-page.tsx';

/** The shared choices, and whose habits. */
export function useBehaviourQuery() {
  const [choices] = useChoices();
  const { compare: _, ...query } = useReportQuery();
  return { ...query, ...(choices.whose === 'everybody' ? { whose: 'everybody' as const } : {}) };
}

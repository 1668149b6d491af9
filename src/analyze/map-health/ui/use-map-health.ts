/** Asks for the health of a map over the usual period. */
import { useState } from 'react';
import { todayIn } from '../../../kernel/period-choice.ts';
import { useAsk } from '../../../web/api/queries.ts';
import { askedQuery } from '../../../web/kit/asked.ts';
import { useBusiness } from '../../../web/kit/business.tsx';
import { mapHealthReport } from '../contract.ts';

export function useMapHealth(map: string) {
  const { id: workspace, timezone } = useBusiness();
  const [now] = useState(() => Date.now());
  const { compare: _, with: __, ...asked } = askedQuery({}, todayIn(timezone, now));
  return useAsk(mapHealthReport, { params: { workspace }, query: { ...asked, map } });
}

/** The figures of the value reports, kept while the data stay as they are. */
import { type ReportScope, ScopeBook } from '../engine/public.ts';
import { type Observed, readBuyers } from './buyers.ts';
import type { ValueFigures } from './compute.ts';
import type { Terms } from './forecast.ts';
import { computedValue } from './in-thread.ts';

export interface ValueEntry {
  readonly observed: Observed;
  readonly figures: ValueFigures;
}

export class ValueBook extends ScopeBook<Terms, ValueEntry> {
  constructor() {
    super(computed);
  }
}

async function computed(scope: ReportScope, terms: Terms): Promise<ValueEntry> {
  const observed = await readBuyers(scope);
  const { buyers, lastDay, splitDay } = observed;
  return { observed, figures: await computedValue({ buyers, lastDay, splitDay, terms }) };
}

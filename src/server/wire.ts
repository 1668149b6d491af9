/** The composition root: builds every slice in the order of the law and ties domain events to who wants them. */

import { demoFeature } from '../demo/feature.ts';
import { Demos } from '../demo/public.ts';
import { accountGuard } from '../people/accounts/public.ts';
import type { Feature } from '../platform/http/feature.ts';
import type { Guard } from '../platform/http/guard.ts';
import type { Base } from './base.ts';
import { wireAnalyze } from './wire-analyze.ts';
import { wireGather } from './wire-gather.ts';
import { wireMap } from './wire-map.ts';
import { wirePeople } from './wire-people.ts';

export interface Wired {
  /** In order of start. */
  readonly features: readonly Feature[];
  readonly guard: Guard;
  readonly isSetUp: () => Promise<boolean>;
}

export function wire(base: Base): Wired {
  const people = wirePeople(base);
  const gather = wireGather(base, people);
  const map = wireMap(base, people, gather);
  const analyze = wireAnalyze(base, people, gather, map);
  const demos = new Demos({
    ...base,
    ingest: gather.ingest,
    ledger: gather.ledger,
    drafts: map.drafts,
    touchpoints: map.touchpoints,
    workspace: (id) => people.workspaces.byId(id),
  });
  return {
    features: [
      ...people.features,
      ...gather.features,
      ...map.features,
      ...analyze.features,
      demoFeature(demos),
    ],
    guard: accountGuard(people),
    isSetUp: () => people.accounts.isSetUp(),
  };
}

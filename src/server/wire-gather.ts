/** Builds the slices of gather/: what comes in, and what became of it. */
import { costsFeature } from '../gather/costs/feature.ts';
import { Costs } from '../gather/costs/public.ts';
import { createIngest, type Ingest } from '../gather/events/public.ts';
import { importsFeature } from '../gather/imports/feature.ts';
import { ledgerFeature } from '../gather/ledger/feature.ts';
import { Ledger } from '../gather/ledger/public.ts';
import { ratesFeature } from '../gather/rates/feature.ts';
import { Rates } from '../gather/rates/public.ts';
import { sourcesFeature } from '../gather/sources/feature.ts';
import { Sources } from '../gather/sources/public.ts';
import { trackerFeature } from '../gather/tracker-api/feature.ts';
import type { Feature } from '../platform/http/feature.ts';
import type { Base } from './base.ts';
import type { People } from './wire-people.ts';

export interface Gather {
  readonly features: readonly Feature[];
  readonly ingest: Ingest;
  readonly ledger: Ledger;
  readonly sources: Sources;
  readonly rates: Rates;
  readonly costs: Costs;
  /** What people called each import and source, by origin text (`source:src_…`). */
  readonly originNames: (workspace: string) => Promise<ReadonlyMap<string, string>>;
}

export function wireGather(base: Base, people: People): Gather {
  const { state, events, clock, newId, log } = base;
  const ingest = createIngest({
    state,
    events,
    clock,
    newId,
    onTrouble: (error) =>
      log.warn({ err: error }, 'events wait in the inbox: the event engine did not take them'),
  });
  const ledger = new Ledger(state);
  const rates = new Rates({ state, events });
  const costs = new Costs(state, clock);
  const sources = new Sources({
    state,
    clock,
    newId,
    lastHeard: (workspace) => ledger.lastHeard(workspace),
    workspace: (id) => people.workspaces.byId(id),
  });
  const imports: ReturnType<typeof importsFeature> = importsFeature({
    state,
    jobs: base.jobs,
    ingest,
    ledger,
    clock,
    newId,
    folder: base.folder,
    workspace: (id) => people.workspaces.byId(id),
    keepsFiles: (id) => people.workspaces.keepsImportFiles(id),
    originNames: (workspace) => originNames(workspace),
  });
  const originNames = async (workspace: string): Promise<ReadonlyMap<string, string>> => {
    const list = await sources.list(workspace);
    const imported = await imports.imports.names(workspace);
    return new Map([...list.map(({ id, name }): [string, string] => [`source:${id}`, name]), ...imported]);
  };
  return {
    ingest,
    ledger,
    sources,
    rates,
    costs,
    originNames,
    features: [
      { name: 'gather.events', routes: [], start: async () => ingest.start(), stop: () => ingest.stop() },
      ledgerFeature({ ledger, ingest, originNames }),
      sourcesFeature(sources),
      ratesFeature(rates),
      costsFeature(costs),
      imports,
      trackerFeature({ ingest, sources, clock }),
    ],
  };
}

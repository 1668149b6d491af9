/** The imports slice as the server takes it. */
import { join } from 'node:path';
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Clock, NewId } from '../../platform/clock/clock.ts';
import type { Feature } from '../../platform/http/feature.ts';
import type { Jobs } from '../../platform/jobs/job.ts';
import type { State } from '../../platform/statedb/state.ts';
import type { Ingest } from '../events/public.ts';
import type { Ledger } from '../ledger/public.ts';
import { importJobs } from './import-jobs.ts';
import { Imports } from './imports.ts';
import { importRoutes } from './routes.ts';
import { ImportStore } from './store.ts';

export interface ImportsDeps {
  readonly state: State;
  readonly jobs: Jobs;
  readonly ingest: Pick<Ingest, 'accept' | 'settle' | 'undo' | 'keptByOthers'>;
  readonly ledger: Pick<Ledger, 'totals'>;
  readonly clock: Clock;
  readonly newId: NewId;
  /** The data folder; files lie in `imports` inside it. */
  readonly folder: string;
  /** A workspace as the program's own work sees it. */
  readonly workspace: (id: string) => Promise<WorkspaceScope | null>;
  readonly keepsFiles: (workspace: string) => Promise<boolean>;
  /** What people called each import and source, by origin text. */
  readonly originNames: (workspace: string) => Promise<ReadonlyMap<string, string>>;
}

/** The feature, and the names of imports for the ledger (by origin text). */
export function importsFeature(deps: ImportsDeps): Feature & { readonly imports: Imports } {
  const store = new ImportStore(deps.state);
  const imports = new Imports({ ...deps, store, root: join(deps.folder, 'imports') });
  return {
    name: 'gather.imports',
    routes: importRoutes(imports),
    jobs: importJobs({ ...deps, store, imports }),
    imports,
  };
}

/** The ledger slice as the server takes it: the report, and what was put aside tried again or dropped. */
import { AppError } from '../../platform/errors/app-error.ts';
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import type { Ingest } from '../events/public.ts';
import { dropPutAside, ledgerReport, tryAgain } from './contract.ts';
import type { Ledger, OriginNames } from './ledger.ts';

export interface LedgerDeps {
  readonly ledger: Ledger;
  readonly ingest: Pick<Ingest, 'putAside' | 'tryAgain' | 'drop' | 'trouble'>;
  readonly originNames: OriginNames;
}

export function ledgerFeature({ ledger, ingest, originNames }: LedgerDeps): Feature {
  return {
    name: 'gather.ledger',
    routes: [
      bind(ledgerReport, async ({ workspace, query }) => {
        const names = await originNames(workspace.id);
        const aside = await ingest.putAside(workspace.id);
        return {
          ...(await ledger.report(workspace.id, query, names)),
          trouble: ingest.trouble(),
          putAside: aside.map((one) => ({ ...one, origin: names.get(one.origin) ?? one.origin })),
        };
      }),
      bind(tryAgain, async ({ workspace, params }) => {
        found(await ingest.tryAgain(workspace.id, params.id));
        return { sent: true as const };
      }),
      bind(dropPutAside, async ({ workspace, params }) => {
        found(await ingest.drop(workspace.id, params.id));
        return { deleted: true as const };
      }),
    ],
  };
}

function found(isThere: boolean): void {
  if (!isThere) throw new AppError('not_found', { thing: 'events put aside' });
}

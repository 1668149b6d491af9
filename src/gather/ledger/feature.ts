/** The ledger slice as the server takes it. */
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import { ledgerReport } from './contract.ts';
import type { Ledger, OriginNames } from './ledger.ts';

export function ledgerFeature(ledger: Ledger, originNames: OriginNames): Feature {
  return {
    name: 'gather.ledger',
    routes: [
      bind(ledgerReport, async ({ workspace, query }) =>
        ledger.report(workspace.id, query, await originNames(workspace.id)),
      ),
    ],
  };
}

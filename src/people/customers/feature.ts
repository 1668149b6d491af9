/** The customers slice as the server takes it. */
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import { getProfile } from './contract.ts';
import type { Customers, SeenKeys } from './customers.ts';

/** @param seenKeys the keys a person's events came in under; events belong to a later part */
export function customersFeature(
  customers: Customers,
  seenKeys: (workspace: WorkspaceScope, person: string) => Promise<SeenKeys>,
): Feature {
  return {
    name: 'people.customers',
    routes: [
      bind(getProfile, async ({ workspace, params }) =>
        customers.profile(workspace.id, params.person, await seenKeys(workspace, params.person)),
      ),
    ],
  };
}

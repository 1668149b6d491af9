/** The customers slice as the server takes it. */
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import { getProfile } from './contract.ts';
import type { Customers } from './customers.ts';

export function customersFeature(customers: Customers): Feature {
  return {
    name: 'people.customers',
    routes: [bind(getProfile, ({ workspace, params }) => customers.profile(workspace.id, params.person))],
  };
}

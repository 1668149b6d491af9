/** The accounts slice as the server takes it. */
import type { Feature } from '../../platform/http/feature.ts';
import { type AccountRouteParts, accountRoutes } from './routes.ts';

export function accountsFeature(parts: AccountRouteParts): Feature {
  return { name: 'people.accounts', routes: accountRoutes(parts) };
}

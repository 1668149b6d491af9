/** The workspaces slice as the server takes it. */
import type { Feature } from '../../platform/http/feature.ts';
import { type WorkspaceParts, workspaceRoutes } from './routes.ts';

export function workspacesFeature(parts: WorkspaceParts): Feature {
  return { name: 'people.workspaces', routes: workspaceRoutes(parts) };
}

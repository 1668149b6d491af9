/** The sources slice as the server takes it. */
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import { createSource, deleteSource, listSources, rotateWriteKey } from './contract.ts';
import type { Sources } from './sources.ts';

export function sourcesFeature(sources: Sources): Feature {
  return {
    name: 'gather.sources',
    routes: [
      bind(listSources, async ({ workspace }) => ({ items: await sources.list(workspace.id) })),
      bind(createSource, ({ workspace, body }) => sources.create(workspace.id, body.name)),
      bind(rotateWriteKey, ({ workspace, params }) => sources.rotate(workspace.id, params.source)),
      bind(deleteSource, async ({ workspace, params }) => {
        await sources.close(workspace.id, params.source);
        return { deleted: true as const };
      }),
    ],
  };
}

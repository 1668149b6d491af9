/** The draft slice as the server takes it. */
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import { acceptDraft, listTemplates, proposeMap } from './contract.ts';
import type { Drafts } from './drafts.ts';

export function draftFeature(drafts: Drafts): Feature {
  return {
    name: 'map.draft',
    routes: [
      bind(listTemplates, async ({ query }) => ({ items: drafts.templates(query.language) })),
      bind(proposeMap, ({ workspace, query }) => drafts.propose(workspace, query)),
      bind(acceptDraft, ({ workspace, body }) => drafts.accept(workspace, body)),
    ],
  };
}

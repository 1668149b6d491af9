/** The saved reports as the server takes them. */
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import {
  deleteSaved,
  listSaved,
  orderHome,
  pinHome,
  placeSaved,
  restoreSaved,
  saveReport,
  updateSaved,
} from './contract.ts';
import { type SavedParts, SavedReports } from './saved-reports.ts';

export function savedFeature(parts: SavedParts): Feature {
  const saved = new SavedReports(parts);
  return {
    name: 'analyze.saved',
    routes: [
      bind(listSaved, async ({ workspace }) => ({ items: await saved.list(workspace) })),
      bind(saveReport, ({ workspace, principal, body }) => saved.create(workspace, principal.id, body)),
      bind(orderHome, async ({ workspace, body }) => ({
        items: await saved.orderHome(workspace, body.saved),
      })),
      bind(pinHome, ({ workspace, params, body }) => saved.pin(workspace, params.saved, body.pinned)),
      bind(updateSaved, ({ workspace, params, body }) => saved.update(workspace, params.saved, body)),
      bind(deleteSaved, ({ workspace, params }) => saved.remove(workspace, params.saved)),
      bind(restoreSaved, ({ workspace, params }) => saved.restore(workspace, params.saved)),
      bind(placeSaved, ({ workspace, params, body }) => saved.place(workspace, params.saved, body.place)),
    ],
  };
}

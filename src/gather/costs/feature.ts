/** The costs slice as the server takes it. */
import type { Feature } from '../../platform/http/feature.ts';
import { bind } from '../../platform/http/handler.ts';
import { importCosts, listCosts, saveCost } from './contract.ts';
import type { Costs } from './costs.ts';

export function costsFeature(costs: Costs): Feature {
  return {
    name: 'gather.costs',
    routes: [
      bind(listCosts, async ({ workspace }) => ({
        currency: workspace.currency,
        items: await costs.list(workspace.id),
      })),
      bind(saveCost, ({ workspace, body }) => costs.save(workspace.id, body)),
      bind(importCosts, ({ workspace, body }) => costs.importTable(workspace, body.text)),
    ],
  };
}

/** The demo as the server takes it. */
import type { Feature } from '../platform/http/feature.ts';
import { bind } from '../platform/http/handler.ts';
import { getDemo, removeDemo, startDemo } from './contract.ts';
import type { Demos } from './demos.ts';

export function demoFeature(demos: Demos): Feature {
  return {
    name: 'demo',
    routes: [
      bind(getDemo, ({ workspace }) => demos.status(workspace.id)),
      bind(startDemo, ({ workspace, body }) =>
        demos.start(workspace, { people: body.people, seed: body.seed, planted: body.causes === 'planted' }),
      ),
      bind(removeDemo, ({ workspace }) => demos.remove(workspace)),
    ],
    jobs: demos.handlers(),
  };
}

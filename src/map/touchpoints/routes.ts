/** The doors to the touchpoints. */
import { type BoundRoute, bind } from '../../platform/http/handler.ts';
import {
  countMatches,
  createTouchpoint,
  deleteTouchpoint,
  listTouchpoints,
  orderTouchpoints,
  type TouchpointDraft,
  updateTouchpoint,
} from './contract.ts';
import type { Touchpoints } from './touchpoints.ts';

export function touchpointRoutes(touchpoints: Touchpoints): BoundRoute[] {
  return [
    bind(listTouchpoints, async ({ workspace }) => ({ items: await touchpoints.list(workspace.id) })),
    bind(createTouchpoint, ({ workspace, body }) => touchpoints.create(workspace.id, body)),
    bind(updateTouchpoint, ({ workspace, params, body }) =>
      touchpoints.update(workspace.id, params.touchpoint, given(body)),
    ),
    bind(deleteTouchpoint, async ({ workspace, params }) => {
      await touchpoints.remove(workspace.id, params.touchpoint);
      return { deleted: true as const };
    }),
    bind(orderTouchpoints, async ({ workspace, body }) => ({
      items: await touchpoints.order(workspace.id, body.ids),
    })),
    bind(countMatches, ({ workspace, body }) => touchpoints.matches(workspace.number, body.rule)),
  ];
}

/** What the caller named; a field left out is left alone. */
function given(
  body: { [K in keyof TouchpointDraft]?: TouchpointDraft[K] | undefined },
): Partial<TouchpointDraft> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

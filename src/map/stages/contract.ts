/** Stages: the ordered parts of the journey, two to ten per workspace. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';

export const MIN_STAGES = 2;
export const MAX_STAGES = 10;

export const Stage = z.object({
  id: z.string(),
  /** 1 for the first. */
  position: z.number().int().min(1).max(MAX_STAGES),
  name: z.string(),
});
export type Stage = z.output<typeof Stage>;

const workspaceParams = z.object({ workspace: z.string() });

export const listStages = route({
  id: 'map.stages.list',
  method: 'GET',
  path: '/api/workspaces/:workspace/stages',
  access: 'viewer',
  summary: 'The stages of the journey in order.',
  params: workspaceParams,
  reply: z.object({ items: z.array(Stage) }),
});

export const replaceStages = route({
  id: 'map.stages.replace',
  method: 'PUT',
  path: '/api/workspaces/:workspace/stages',
  access: 'editor',
  summary:
    'Renames, orders, adds and drops stages in one step; touchpoints of a dropped stage move to the one named.',
  params: workspaceParams,
  body: z.object({
    /** In order; an entry without id is new. */
    stages: z
      .array(z.object({ id: z.string().optional(), name: z.string().trim().min(1).max(60) }))
      .min(MIN_STAGES)
      .max(MAX_STAGES),
    /** Where the touchpoints of dropped stages go: position (1-based) in the new list. Required when one has touchpoints. */
    moveTouchpointsTo: z.number().int().min(1).max(MAX_STAGES).optional(),
  }),
  reply: z.object({ items: z.array(Stage) }),
});

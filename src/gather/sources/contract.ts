/** Sources of live events: each has a write key that the tracking API accepts. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';

export const Source = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.number().int(),
  lastEventAt: z.number().int().nullable(),
  /** The write key: it only lets events in, so editors may read it again. */
  writeKey: z.string(),
});
export type Source = z.output<typeof Source>;

const workspaceParams = z.object({ workspace: z.string() });
const sourceParams = z.object({ workspace: z.string(), source: z.string() });
const base = '/api/workspaces/:workspace/sources';

export const listSources = route({
  id: 'gather.sources.list',
  method: 'GET',
  path: base,
  access: 'editor',
  summary: 'The sources of live events with their write keys.',
  holdsSecret: true,
  params: workspaceParams,
  reply: z.object({ items: z.array(Source) }),
});

export const createSource = route({
  id: 'gather.sources.create',
  method: 'POST',
  path: base,
  access: 'editor',
  summary: 'Adds a source and gives it a write key.',
  params: workspaceParams,
  body: z.object({ name: z.string().trim().min(1).max(80) }),
  reply: Source,
});

export const rotateWriteKey = route({
  id: 'gather.sources.rotate',
  method: 'POST',
  path: `${base}/:source/write-key`,
  access: 'owner',
  summary: 'Gives the source a new write key; the old one stops working at once.',
  params: sourceParams,
  reply: Source,
});

export const deleteSource = route({
  id: 'gather.sources.delete',
  method: 'DELETE',
  path: `${base}/:source`,
  access: 'owner',
  summary: 'Closes a source; its events stay.',
  params: sourceParams,
  reply: z.object({ deleted: z.literal(true) }),
});

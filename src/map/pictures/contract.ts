/** Pictures of a business: uploaded for a map or a visit, named by cards and answers as `picture:ID`. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';

export const MOST_PICTURE_BYTES = 2_000_000;
/** Uploaded for one map or one visit. */
export const MOST_PICTURES = 200;
export const MOST_BUSINESS_BYTES = 500_000_000;

export const Picture = z.object({
  id: z.string(),
  /** How cards and answers name it. */
  reference: z.string(),
  type: z.enum(['image/png', 'image/jpeg']),
  /** In dots. */
  width: z.number().int(),
  height: z.number().int(),
  bytes: z.number().int(),
});
export type Picture = z.output<typeof Picture>;

const SCHEME = 'picture:';
const NAMED = /picture:(pic_\w{1,60})/g;

export function pictureReference(id: string): string {
  return `${SCHEME}${id}`;
}

/** The id in a reference; null for an address of elsewhere, or nothing. */
export function pictureNamed(reference: string | null): string | null {
  return reference?.startsWith(SCHEME) === true ? reference.slice(SCHEME.length) : null;
}

/** Every picture that a text names, such as a document written as JSON. */
export function picturesIn(text: string): string[] {
  return [...new Set([...text.matchAll(NAMED)].map(([, id = '']) => id))];
}

const params = z.object({ workspace: z.string() });

export const addPicture = route({
  id: 'map.pictures.add',
  method: 'POST',
  path: '/api/workspaces/:workspace/pictures',
  access: 'editor',
  summary: `Uploads a picture (PNG or upright JPEG, at most ${MOST_PICTURE_BYTES / 1_000_000} MB) for a map or a visit; place, time and device are taken out of it. The same bytes give the same picture. Kept while a map, a version of one or a visit names it, and thirty days longer.`,
  params,
  query: z.object({
    /** Id of the map or the visit. */
    for: z.string().min(1).max(120),
  }),
  bodyAs: 'stream',
  reply: Picture,
});

export const readPicture = route({
  id: 'map.pictures.read',
  method: 'GET',
  path: '/api/workspaces/:workspace/pictures/:picture',
  access: 'viewer',
  summary: 'A picture as a file.',
  params: params.extend({ picture: z.string() }),
  replyAs: 'image/*',
});

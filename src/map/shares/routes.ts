/** The doors to links: made by editors, opened by anybody who has one. */
import { type BoundRoute, bind } from '../../platform/http/handler.ts';
import { pictureHeaders } from '../pictures/public.ts';
import { createShare, endShare, listShares, openShare, sharedPicture, unlockShare } from './contract.ts';
import type { Shares } from './shares.ts';

/** @param publicUrl where people reach the server, without a slash at the end; null when it is what they typed */
export function shareRoutes(shares: Shares, publicUrl: string | null): BoundRoute[] {
  return [
    bind(listShares, async ({ workspace, params }) => ({ items: await shares.list(workspace, params.map) })),
    bind(createShare, async (call) => {
      const { workspace, principal, params, body } = call;
      const { token, ...share } = await shares.create(workspace, principal.id, params.map, body);
      const origin = publicUrl ?? `http://${call.header('host') ?? 'localhost'}`;
      return { ...share, link: `${origin}/shared/${token}` };
    }),
    bind(endShare, async ({ workspace, params }) => {
      await shares.end(workspace, params.map, params.share);
      return { ended: true as const };
    }),
    bind(openShare, async ({ params }) => ({ map: await shares.open(params.token) })),
    bind(sharedPicture, async ({ params, query, respond }) => {
      const { type, bytes } = await shares.picture(params.token, params.picture, query.key);
      // Shortly, for a link can be taken back.
      return respond({ headers: pictureHeaders(type, 'private, max-age=300'), body: bytes });
    }),
    bind(unlockShare, async ({ params, body }) => ({
      map: await shares.unlock(params.token, body.password),
    })),
  ];
}

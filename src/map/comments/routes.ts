/** The doors to comments: read by whoever may look at the map, written by editors. */
import { type BoundRoute, bind } from '../../platform/http/handler.ts';
import type { Comments } from './comments.ts';
import {
  beginThread,
  countComments,
  deleteComment,
  editComment,
  listComments,
  listMentions,
  readComments,
  replyToThread,
  resolveThread,
  restoreComment,
} from './contract.ts';
import type { Unread } from './unread.ts';

export function commentRoutes(comments: Comments, unread: Unread): BoundRoute[] {
  return [
    bind(listComments, async ({ workspace, principal, params }) => ({
      items: await comments.list(workspace, principal.id, params.map),
      areMailed: comments.areMailed,
    })),
    bind(beginThread, (call) =>
      comments.begin(call.workspace, call.principal.id, call.params.map, call.body),
    ),
    bind(replyToThread, (call) =>
      comments.reply(call.workspace, call.principal.id, call.params, call.body.text),
    ),
    bind(resolveThread, (call) =>
      comments.resolve(call.workspace, call.principal.id, call.params, call.body.resolved),
    ),
    bind(editComment, (call) =>
      comments.edit(call.workspace, call.principal.id, call.params, call.params.comment, call.body.text),
    ),
    bind(deleteComment, async (call) => {
      await comments.setDeleted(call.workspace, call.principal.id, call.params, call.params.comment, true);
      return { deleted: true as const };
    }),
    bind(restoreComment, (call) =>
      comments.setDeleted(call.workspace, call.principal.id, call.params, call.params.comment, false),
    ),
    bind(readComments, async ({ workspace, principal, params, body }) => {
      await unread.read(workspace, principal.id, params.map, body.items);
      return { read: true as const };
    }),
    bind(listMentions, async ({ workspace, principal }) => ({
      items: await unread.mentions(workspace, principal.id),
    })),
    bind(countComments, async ({ workspace, principal }) => ({
      items: await unread.counts(workspace, principal.id),
    })),
  ];
}

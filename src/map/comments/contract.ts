/** What people say about a map: threads on its parts, replies, mentions, what is unread. Viewers read; editors write. */
import { z } from 'zod';
import { route } from '../../kernel/route.ts';

export const MOST_THREADS = 1000;
export const MOST_IN_THREAD = 200;
export const MOST_MENTIONS_SHOWN = 100;

const threadAbouts = ['card', 'column', 'lane', 'map'] as const;
export type ThreadAbout = (typeof threadAbouts)[number];

/** With `@[account]` for each mention. */
const CommentText = z.string().trim().min(1).max(4000);

export const MapComment = z.object({
  id: z.string(),
  /** With `@[account]` for each mention; empty for a deleted one that others answered. */
  text: z.string(),
  /** Name or e-mail; null for an API key or somebody who has left. */
  by: z.string().nullable(),
  isOwn: z.boolean(),
  isDeleted: z.boolean(),
  isUnread: z.boolean(),
  at: z.number().int(),
  editedAt: z.number().int().nullable(),
});
export type MapComment = z.output<typeof MapComment>;

export const CommentThread = z.object({
  id: z.string(),
  about: z.enum(threadAbouts),
  /** Id of the card, stage, step or lane; `map` for the map. */
  entity: z.string(),
  resolvedBy: z.string().nullable(),
  resolvedAt: z.number().int().nullable(),
  /** Oldest first. */
  comments: z.array(MapComment),
});
export type CommentThread = z.output<typeof CommentThread>;

export const Mention = z.object({
  map: z.string(),
  mapTitle: z.string(),
  thread: z.string(),
  about: z.enum(threadAbouts),
  entity: z.string(),
  comment: z.string(),
  text: z.string(),
  by: z.string().nullable(),
  at: z.number().int(),
  isUnread: z.boolean(),
  isResolved: z.boolean(),
});
export type Mention = z.output<typeof Mention>;

const all = '/api/workspaces/:workspace/map-comments';
const base = '/api/workspaces/:workspace/maps/:map/comments';
const params = z.object({ workspace: z.string(), map: z.string() });
const threadParams = params.extend({ thread: z.string() });
const commentParams = threadParams.extend({ comment: z.string() });

export const listComments = route({
  id: 'map.comments.list',
  method: 'GET',
  path: base,
  access: 'viewer',
  summary: 'Everything said about a map, oldest thread first, resolved ones too.',
  params,
  reply: z.object({
    items: z.array(CommentThread),
    /** Whether those who are mentioned get an e-mail; otherwise mentions wait in the app. */
    areMailed: z.boolean(),
  }),
});

export const beginThread = route({
  id: 'map.comments.begin',
  method: 'POST',
  path: base,
  access: 'editor',
  summary: `Says something about a part of a map. \`@[account]\` mentions a member, who gets an e-mail unless they read it within two minutes. At most ${MOST_THREADS} threads a map.`,
  params,
  body: z.object({ about: z.enum(threadAbouts), entity: z.string().min(1).max(60), text: CommentText }),
  reply: CommentThread,
});

export const replyToThread = route({
  id: 'map.comments.reply',
  method: 'POST',
  path: `${base}/:thread/replies`,
  access: 'editor',
  summary: `Answers in a thread; at most ${MOST_IN_THREAD} comments in one. A resolved thread is opened again by it.`,
  params: threadParams,
  body: z.object({ text: CommentText }),
  reply: CommentThread,
});

export const resolveThread = route({
  id: 'map.comments.resolve',
  method: 'PUT',
  path: `${base}/:thread/resolved`,
  access: 'editor',
  summary: 'Marks a thread as settled, or opens it again.',
  params: threadParams,
  body: z.object({ resolved: z.boolean() }),
  reply: CommentThread,
});

export const editComment = route({
  id: 'map.comments.edit',
  method: 'PUT',
  path: `${base}/:thread/replies/:comment`,
  access: 'editor',
  summary: 'Changes one’s own comment. Who is mentioned for the first time is told.',
  params: commentParams,
  body: z.object({ text: CommentText }),
  reply: CommentThread,
});

export const deleteComment = route({
  id: 'map.comments.delete',
  method: 'DELETE',
  path: `${base}/:thread/replies/:comment`,
  access: 'editor',
  summary: 'Deletes one’s own comment; it can be brought back.',
  params: commentParams,
  reply: z.object({ deleted: z.literal(true) }),
});

export const restoreComment = route({
  id: 'map.comments.restore',
  method: 'POST',
  path: `${base}/:thread/replies/:comment/restore`,
  access: 'editor',
  summary: 'Brings back one’s own deleted comment.',
  params: commentParams,
  reply: CommentThread,
});

export const readComments = route({
  id: 'map.comments.read',
  method: 'POST',
  path: `${base}/read`,
  access: 'viewer',
  summary: 'Remembers how far the caller has read threads: up to which comment.',
  params,
  body: z.object({
    items: z.array(z.object({ thread: z.string(), comment: z.string() })).max(MOST_THREADS),
  }),
  reply: z.object({ read: z.literal(true) }),
});

export const listMentions = route({
  id: 'map.comments.mentions',
  method: 'GET',
  path: `${all}/mentions`,
  access: 'viewer',
  summary: `Where the caller is mentioned, newest first; the latest ${MOST_MENTIONS_SHOWN}.`,
  params: z.object({ workspace: z.string() }),
  reply: z.object({ items: z.array(Mention) }),
});

export const countComments = route({
  id: 'map.comments.counts',
  method: 'GET',
  path: `${all}/counts`,
  access: 'viewer',
  summary:
    'For each map that has any: how many threads are open, and how many comments the caller has not read.',
  params: z.object({ workspace: z.string() }),
  reply: z.object({
    items: z.array(z.object({ map: z.string(), open: z.number().int(), unread: z.number().int() })),
  }),
});

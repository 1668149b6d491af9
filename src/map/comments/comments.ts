/** Comments on maps: said, answered, changed, settled. Mails nothing itself: it asks for mentions to be told (`telling.ts`). */
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { Clock, NewId } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { alone } from '../../platform/statedb/alone.ts';
import type { State } from '../../platform/statedb/state.ts';
import type { Maps } from '../maps/public.ts';
import { type CommentThread, MOST_IN_THREAD, MOST_THREADS, type ThreadAbout } from './contract.ts';
import { insertMentions, readMentioned } from './mention-store.ts';
import { mentionsIn } from './mentions.ts';
import {
  type CommentRow,
  deleteSaidOf,
  insertComment,
  insertThread,
  readBack,
  readCommentRows,
  readOn,
  readThreads,
  setComment,
  setResolved,
  type ThreadRow,
} from './store.ts';
import { isShown, threadSeen } from './thread.ts';
import { eyesOf } from './unread.ts';

export interface CommentParts {
  readonly state: State;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly maps: Pick<Maps, 'mustBeThere' | 'document'>;
  /** Name or e-mail of members, by account. */
  readonly members: (workspace: string) => Promise<ReadonlyMap<string, string>>;
  /** Called after something was said or settled on a map. */
  readonly onChange: (map: string) => void;
  /** Has those told by mail whom a comment mentions; null without mail. */
  readonly tell: ((workspace: string, comment: string) => Promise<void>) | null;
}

type Where = { readonly map: string; readonly thread: string };

export class Comments {
  readonly #parts: CommentParts;

  constructor(parts: CommentParts) {
    this.#parts = parts;
  }

  get areMailed(): boolean {
    return this.#parts.tell !== null;
  }

  /** @throws AppError `not_found` */
  async list(workspace: WorkspaceScope, account: string, map: string): Promise<CommentThread[]> {
    const { db } = this.#parts.state;
    await this.#parts.maps.mustBeThere(workspace, map);
    const threads = await readThreads(db, workspace.id, map);
    const said = new Map<string, CommentRow[]>();
    for (const row of await readCommentRows(db, workspace.id, map))
      said.set(row.thread, [...(said.get(row.thread) ?? []), row]);
    const eyes = await eyesOf(this.#parts, workspace.id, account);
    return threads.flatMap((thread) => {
      const comments = said.get(thread.id) ?? [];
      return isShown(comments) ? [threadSeen(thread, comments, eyes)] : [];
    });
  }

  /** @throws AppError `not_found`, `conflict` beyond the limit */
  async begin(
    workspace: WorkspaceScope,
    by: string,
    map: string,
    said: { readonly about: ThreadAbout; readonly entity: string; readonly text: string },
  ): Promise<CommentThread> {
    const { clock, newId } = this.#parts;
    await this.#mustBeOnMap(workspace, map, said.about, said.entity);
    const thread: ThreadRow = {
      ...{ id: newId('thr'), workspace: workspace.id, map, about: said.about, entity: said.entity },
      ...{ made_at: clock(), resolved_by: null, resolved_at: null },
    };
    return this.#say(workspace, by, { map, thread: thread.id }, said.text, thread);
  }

  /** @throws AppError `not_found`, `conflict` beyond the limit */
  async reply(workspace: WorkspaceScope, by: string, at: Where, text: string): Promise<CommentThread> {
    await this.#thread(workspace, at);
    return this.#say(workspace, by, at, text);
  }

  /** @throws AppError `not_found` also for a comment of somebody else */
  async edit(
    workspace: WorkspaceScope,
    by: string,
    at: Where,
    comment: string,
    text: string,
  ): Promise<CommentThread> {
    const { clock, state } = this.#parts;
    const row = await this.#own(workspace, by, at, comment);
    // Asked before: a transaction holds the only connection of SQLite.
    const people = await this.#parts.members(workspace.id);
    await state.db.transaction().execute(async (db) => {
      const known = new Set(await readMentioned(db, comment));
      await setComment(db, comment, { text, edited_at: clock() });
      const told = await this.#mention(db, people, by, { ...row, text });
      await readBack(
        db,
        at.thread,
        comment,
        told.filter((account) => !known.has(account)),
      );
    });
    return this.#changed(workspace, by, at, comment);
  }

  /** @throws AppError `not_found` also for a comment of somebody else */
  async setDeleted(
    workspace: WorkspaceScope,
    by: string,
    at: Where,
    comment: string,
    deleted: boolean,
  ): Promise<CommentThread> {
    await this.#own(workspace, by, at, comment);
    await setComment(this.#parts.state.db, comment, { deleted_at: deleted ? this.#parts.clock() : null });
    return this.#changed(workspace, by, at);
  }

  /** @throws AppError `not_found` */
  async resolve(workspace: WorkspaceScope, by: string, at: Where, resolved: boolean): Promise<CommentThread> {
    const { state, clock } = this.#parts;
    await this.#thread(workspace, at);
    await setResolved(state.db, at.thread, resolved ? by : null, resolved ? clock() : null);
    return this.#changed(workspace, by, at);
  }

  /** What was said about maps that are gone for good. */
  async forget(maps: readonly string[]): Promise<void> {
    await this.#parts.state.db.transaction().execute((db) => deleteSaidOf(db, maps));
  }

  async #say(
    workspace: WorkspaceScope,
    by: string,
    at: Where,
    text: string,
    begun?: ThreadRow,
  ): Promise<CommentThread> {
    const { state, clock, newId } = this.#parts;
    const row: CommentRow = {
      ...{ id: newId('cmt'), workspace: workspace.id, ...at, text, made_by: by },
      ...{ made_at: clock(), edited_at: null, deleted_at: null },
    };
    const people = await this.#parts.members(workspace.id);
    await alone(state, `comments ${at.map}`, async (db) => {
      await mustHaveRoom(db, row, begun !== undefined);
      if (begun) await insertThread(db, begun);
      // Whoever answers what was settled opens it again.
      else await setResolved(db, at.thread, null, null);
      await insertComment(db, row);
      await this.#mention(db, people, by, row);
      await readOn(db, { account: by, thread: at.thread, workspace: workspace.id, read_to: row.id });
    });
    return this.#changed(workspace, by, at, row.id);
  }

  /** Writes down whom a comment mentions, and gives them; nobody is told of what they said themselves. */
  async #mention(
    db: State['db'],
    people: ReadonlyMap<string, string>,
    by: string,
    row: CommentRow,
  ): Promise<string[]> {
    const { clock, tell } = this.#parts;
    const accounts = mentionsIn(row.text).filter((id) => people.has(id) && id !== by);
    const { workspace, map, thread } = row;
    const shared = { comment: row.id, workspace, map, thread, made_at: clock() };
    const mail = tell === null ? ('none' as const) : ('due' as const);
    await insertMentions(
      db,
      accounts.map((account) => ({ ...shared, account, mail })),
    );
    return accounts;
  }

  /** @param told a comment whose mentions are due to be told */
  async #changed(workspace: WorkspaceScope, by: string, at: Where, told?: string): Promise<CommentThread> {
    const { onChange, tell } = this.#parts;
    const { thread, said } = await this.#thread(workspace, at);
    if (told !== undefined && mentionsIn(said.find(({ id }) => id === told)?.text ?? '').length > 0)
      await tell?.(workspace.id, told);
    onChange(at.map);
    return threadSeen(thread, said, await eyesOf(this.#parts, workspace.id, by));
  }

  async #thread(workspace: WorkspaceScope, at: Where): Promise<{ thread: ThreadRow; said: CommentRow[] }> {
    const { state, maps } = this.#parts;
    await maps.mustBeThere(workspace, at.map);
    const threads = await readThreads(state.db, workspace.id, at.map);
    const thread = threads.find(({ id }) => id === at.thread);
    if (!thread) throw new AppError('not_found', { thing: 'thread' });
    return { thread, said: await readCommentRows(state.db, workspace.id, at.map, at.thread) };
  }

  async #own(workspace: WorkspaceScope, by: string, at: Where, comment: string): Promise<CommentRow> {
    const row = (await this.#thread(workspace, at)).said.find(({ id }) => id === comment);
    if (row?.made_by !== by) throw new AppError('not_found', { thing: 'comment of yours' });
    return row;
  }

  async #mustBeOnMap(
    workspace: WorkspaceScope,
    map: string,
    about: ThreadAbout,
    entity: string,
  ): Promise<void> {
    const document = await this.#parts.maps.document(workspace, map);
    const { card, column, lane } = { card: document.cards, column: document.columns, lane: document.lanes };
    const held = { card, column, lane, map: { map: true } }[about];
    if (!Object.hasOwn(held, entity)) throw new AppError('not_found', { thing: about });
  }
}

/** @throws AppError `conflict` */
async function mustHaveRoom(
  db: State['db'],
  { workspace, map, thread }: CommentRow,
  begins: boolean,
): Promise<void> {
  if (begins && (await readThreads(db, workspace, map)).length >= MOST_THREADS)
    throw new AppError('conflict', { problem: `A map has at most ${MOST_THREADS} threads of comments` });
  if (!begins && (await readCommentRows(db, workspace, map, thread)).length >= MOST_IN_THREAD)
    throw new AppError('conflict', {
      problem: `A thread has at most ${MOST_IN_THREAD} comments; begin another`,
    });
}

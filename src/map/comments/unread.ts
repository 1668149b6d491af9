/** What is new to an account: how far it has read, what is open and unread on which map, and where it was mentioned. */
import type { WorkspaceScope } from '../../kernel/workspace.ts';
import type { State } from '../../platform/statedb/state.ts';
import type { Maps } from '../maps/public.ts';
import { type Mention, MOST_MENTIONS_SHOWN } from './contract.ts';
import { readMentions } from './mention-store.ts';
import { countOpen, countUnread, readCommentRows, readOn, readReads } from './store.ts';
import { type Eyes, isUnread } from './thread.ts';

export interface UnreadParts {
  readonly state: State;
  readonly maps: Pick<Maps, 'mustBeThere' | 'list'>;
  /** Name or e-mail of members, by account. */
  readonly members: (workspace: string) => Promise<ReadonlyMap<string, string>>;
}

export class Unread {
  readonly #parts: UnreadParts;

  constructor(parts: UnreadParts) {
    this.#parts = parts;
  }

  /** @throws AppError `not_found` for a map that is not there; threads that are not there are passed over */
  async read(
    workspace: WorkspaceScope,
    account: string,
    map: string,
    items: readonly { readonly thread: string; readonly comment: string }[],
  ): Promise<void> {
    const { db } = this.#parts.state;
    await this.#parts.maps.mustBeThere(workspace, map);
    const said = new Map((await readCommentRows(db, workspace.id, map)).map((row) => [row.id, row.thread]));
    for (const { thread, comment } of items) {
      if (said.get(comment) !== thread) continue;
      await readOn(db, { account, thread, workspace: workspace.id, read_to: comment });
    }
  }

  async mentions(workspace: WorkspaceScope, account: string): Promise<Mention[]> {
    const found = await readMentions(this.#parts.state.db, workspace.id, account, MOST_MENTIONS_SHOWN);
    const titles = await this.#titles(workspace);
    const eyes = await eyesOf(this.#parts, workspace.id, account);
    return found
      .filter(({ map }) => titles.has(map))
      .map(({ made_by, made_at, resolved_at, ...mention }) => ({
        ...mention,
        mapTitle: titles.get(mention.map) ?? '',
        by: eyes.names.get(made_by) ?? null,
        at: made_at,
        isUnread: isUnread({ id: mention.comment, thread: mention.thread, made_by, deleted_at: null }, eyes),
        isResolved: resolved_at !== null,
      }));
  }

  async counts(
    workspace: WorkspaceScope,
    account: string,
  ): Promise<{ map: string; open: number; unread: number }[]> {
    const { db } = this.#parts.state;
    const [open, unread] = [await countOpen(db, workspace.id), await countUnread(db, workspace.id, account)];
    return [...(await this.#titles(workspace)).keys()]
      .map((map) => ({ map, open: open.get(map) ?? 0, unread: unread.get(map) ?? 0 }))
      .filter((count) => count.open + count.unread > 0);
  }

  async #titles(workspace: WorkspaceScope): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.#parts.maps.list(workspace)).map(({ id, title }) => [id, title]));
  }
}

export async function eyesOf(
  { state, members }: Pick<UnreadParts, 'state' | 'members'>,
  workspace: string,
  account: string,
): Promise<Eyes> {
  const reads = await readReads(state.db, workspace, account);
  return { account, names: await members(workspace), reads };
}

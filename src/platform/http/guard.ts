/** Who calls and where they may act: the questions the server asks before a handler runs. Answered by people/. */
import type { WorkspaceScope } from '../../kernel/workspace.ts';

/** What an API key may do: look, work, decide (as viewer, editor, owner). */
export type KeyScope = 'read' | 'write' | 'admin';

export type Principal =
  | { readonly kind: 'account'; readonly id: string; readonly email: string; readonly name: string }
  | { readonly kind: 'key'; readonly id: string; readonly workspace: string; readonly scope: KeyScope };

export interface Credentials {
  /** The `Cookie` header as it came. */
  readonly cookie: string | null;
  /** What stands after `Authorization: Bearer`. */
  readonly bearer: string | null;
}

export interface Guard {
  /** Null when the credentials name nobody, or nobody any longer. */
  identify(credentials: Credentials): Promise<Principal | null>;
  /**
   * The workspace with the caller's role in it; null when there is none or they are not in it.
   * @param workspace an id, a number, or `current` for the workspace an API key belongs to
   */
  enter(principal: Principal, workspace: string): Promise<WorkspaceScope | null>;
}

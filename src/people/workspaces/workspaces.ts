/** Making, finding and changing workspaces; tells other slices when one is made or changed. */
import type { Language } from '../../kernel/language.ts';
import type { WeekStart, WorkspaceScope } from '../../kernel/workspace.ts';
import type { Clock, NewId } from '../../platform/clock/clock.ts';
import type { DomainEvent, DomainEvents } from '../../platform/domain-events/domain-events.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { Workspace } from './contract.ts';
import { type Connection, scopeOf, type WorkspaceRow, type WorkspaceStore } from './workspace-store.ts';

/** Told once a workspace stands, before its maker gets the answer; in the language of whom is what it begins with. */
export const workspaceCreated: DomainEvent<WorkspaceScope & { readonly language: Language }> = {
  name: 'people.workspace-created',
};

/** Told after settings changed; carries how it was and how it is. */
export const workspaceChanged: DomainEvent<{ before: WorkspaceScope; after: WorkspaceScope }> = {
  name: 'people.workspace-changed',
};

export interface NewWorkspace {
  readonly name: string;
  readonly timezone: string;
  readonly currency: string;
  readonly weekStart: WeekStart;
  /** Of what it begins with. */
  readonly language?: Language | undefined;
}

/** Settings to change; undefined stays as it is. */
export interface WorkspaceChange {
  readonly name?: string | undefined;
  readonly timezone?: string | undefined;
  readonly currency?: string | undefined;
  readonly weekStart?: WeekStart | undefined;
  readonly keepImportFiles?: boolean | undefined;
}

export class Workspaces {
  readonly #store: WorkspaceStore;
  readonly #clock: Clock;
  readonly #newId: NewId;
  readonly #events: DomainEvents;

  constructor(parts: { store: WorkspaceStore; clock: Clock; newId: NewId; events: DomainEvents }) {
    this.#store = parts.store;
    this.#clock = parts.clock;
    this.#newId = parts.newId;
    this.#events = parts.events;
  }

  /** The workspace as the program's own work sees it (role owner), or null when there is none. */
  async byId(workspace: string): Promise<WorkspaceScope | null> {
    const row = await this.#store.get(workspace);
    return row ? scopeOf(row, 'owner') : null;
  }

  /** Every workspace of the installation, as the program's own work sees them. */
  async all(): Promise<WorkspaceScope[]> {
    return (await this.#store.all()).map((row) => scopeOf(row, 'owner'));
  }

  /**
   * The workspace with the account's role in it, or null when the account is no member.
   * @param workspace its id or its number
   */
  async asMember(workspace: string, account: string): Promise<WorkspaceScope | null> {
    const row = await this.#store.ofMember(workspace, account);
    return row ? scopeOf(row, row.role) : null;
  }

  /** What an account is a member of, as its owner sees it. */
  async ofAccount(account: string): Promise<Workspace[]> {
    return (await this.#store.ofAccount(account)).map((row) => workspaceOf(row, row.role));
  }

  /** @throws AppError `not_found` */
  async details(scope: Pick<WorkspaceScope, 'id' | 'role'>): Promise<Workspace> {
    const row = await this.#store.get(scope.id);
    if (!row) throw new AppError('not_found', { thing: 'business' });
    return workspaceOf(row, scope.role);
  }

  /** Whether imported files stay in the data folder after the import. */
  async keepsImportFiles(workspace: string): Promise<boolean> {
    return (await this.#store.get(workspace))?.keep_import_files === 1;
  }

  /** Adds a workspace with its first owner and tells the other slices. */
  async create(business: NewWorkspace, owner: string): Promise<Workspace> {
    const row = await this.#store.alone((within) => this.createWithin(within, business, owner));
    await this.announce(row.id, business.language);
    return workspaceOf(row, 'owner');
  }

  /** The part of `create` that belongs in a transaction; `announce` must follow when it is committed. */
  async createWithin(within: Connection, business: NewWorkspace, owner: string): Promise<WorkspaceRow> {
    const now = this.#clock();
    const row = await this.#store.add(within, {
      id: this.#newId('ws'),
      name: business.name,
      timezone: business.timezone,
      currency: business.currency,
      week_start: business.weekStart,
      keep_import_files: 1,
      created_at: now,
    });
    await this.#store.addMember(within, { workspace: row.id, account: owner, role: 'owner', joined_at: now });
    return row;
  }

  /** Tells the other slices that the workspace stands. */
  async announce(workspace: string, language: Language = 'en'): Promise<void> {
    const scope = await this.byId(workspace);
    if (scope) await this.#events.emit(workspaceCreated, { ...scope, language });
  }

  async change(scope: WorkspaceScope, change: WorkspaceChange): Promise<Workspace> {
    const given: Partial<WorkspaceRow> = {};
    if (change.name !== undefined) given.name = change.name;
    if (change.timezone !== undefined) given.timezone = change.timezone;
    if (change.currency !== undefined) given.currency = change.currency;
    if (change.weekStart !== undefined) given.week_start = change.weekStart;
    if (change.keepImportFiles !== undefined) given.keep_import_files = change.keepImportFiles ? 1 : 0;
    const before = await this.byId(scope.id);
    await this.#store.update(scope.id, given);
    const after = await this.byId(scope.id);
    if (before && after) await this.#events.emit(workspaceChanged, { before, after });
    return this.details(scope);
  }
}

export function workspaceOf(row: WorkspaceRow, role: WorkspaceScope['role']): Workspace {
  const { keep_import_files, created_at } = row;
  return { ...scopeOf(row, role), keepImportFiles: keep_import_files === 1, createdAt: created_at };
}

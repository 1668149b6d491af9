/** API keys of a workspace: shown once, kept as hashes, revoked at once. */
import type { Role } from '../../kernel/workspace.ts';
import type { Clock, NewId } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { KeyScope, Principal } from '../../platform/http/guard.ts';
import { hashSecret, newSecret } from '../../platform/secrets/secrets.ts';
import type { State } from '../../platform/statedb/state.ts';
import type { ApiKey } from './contract.ts';
import type { Connection } from './workspace-store.ts';

interface ApiKeyRow {
  id: string;
  workspace: string;
  name: string;
  scope: KeyScope;
  start: string;
  key_hash: string;
  created_at: number;
  last_used_at: number | null;
}

const PREFIX = 'fp_';
const SHOWN_LETTERS = 8;
/** Uses are noted this often at most: a write per request would cost more than the request. */
const NOTE_USE_EVERY_MS = 60_000;

export class ApiKeys {
  readonly #state: State;
  readonly #clock: Clock;
  readonly #newId: NewId;

  constructor(parts: { state: State; clock: Clock; newId: NewId }) {
    this.#state = parts.state;
    this.#clock = parts.clock;
    this.#newId = parts.newId;
  }

  /** Gives back the key itself, which is not kept. */
  async create(
    workspace: string,
    wanted: { name: string; scope: KeyScope },
    within: Connection = this.#state.db,
  ): Promise<ApiKey & { key: string }> {
    const key = newSecret(PREFIX);
    const row: ApiKeyRow = {
      id: this.#newId('key'),
      workspace,
      name: wanted.name,
      scope: wanted.scope,
      start: key.slice(0, SHOWN_LETTERS),
      key_hash: hashSecret(key),
      created_at: this.#clock(),
      last_used_at: null,
    };
    await this.#tables(within).insertInto('api_keys').values(row).execute();
    return { ...apiKeyOf(row), key };
  }

  async list(workspace: string): Promise<ApiKey[]> {
    const keys = this.#tables().selectFrom('api_keys').selectAll().where('workspace', '=', workspace);
    return (await keys.orderBy('created_at').orderBy('name').execute()).map(apiKeyOf);
  }

  /** @throws AppError `not_found` */
  async revoke(workspace: string, key: string): Promise<void> {
    const remove = this.#tables()
      .deleteFrom('api_keys')
      .where('workspace', '=', workspace)
      .where('id', '=', key);
    if ((await remove.executeTakeFirst()).numDeletedRows === 0n)
      throw new AppError('not_found', { thing: 'API key' });
  }

  /** Who a key stands for; null when it is none, or none any longer. */
  async identify(key: string): Promise<Principal | null> {
    if (!key.startsWith(PREFIX)) return null;
    const find = this.#tables().selectFrom('api_keys').selectAll().where('key_hash', '=', hashSecret(key));
    const row = await find.executeTakeFirst();
    if (!row) return null;
    const now = this.#clock();
    if (now - (row.last_used_at ?? 0) >= NOTE_USE_EVERY_MS) {
      await this.#tables()
        .updateTable('api_keys')
        .set({ last_used_at: now })
        .where('id', '=', row.id)
        .execute();
    }
    return { kind: 'key', id: row.id, workspace: row.workspace, scope: row.scope };
  }

  #tables(connection: Connection = this.#state.db) {
    return connection.withTables<{ api_keys: ApiKeyRow }>();
  }
}

/** The role a key stands for. */
export function roleOfKey(scope: KeyScope): Role {
  return ({ read: 'viewer', write: 'editor', admin: 'owner' } as const)[scope];
}

function apiKeyOf(row: ApiKeyRow): ApiKey {
  const { id, name, scope, start } = row;
  return { id, name, scope, start, createdAt: row.created_at, lastUsedAt: row.last_used_at };
}

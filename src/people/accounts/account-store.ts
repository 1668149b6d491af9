/** Tables of accounts and of the one row that says the installation is set up. Sessions are the library's. */
import type { NewId } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import type { State } from '../../platform/statedb/state.ts';
import type { Connection } from '../workspaces/public.ts';

type Tables = {
  accounts: {
    id: string;
    name: string;
    email: string;
    email_verified: number;
    image: string | null;
    created_at: string;
    updated_at: string;
  };
  sign_in_methods: {
    id: string;
    account: string;
    account_id: string;
    provider_id: string;
    password: string | null;
    created_at: string;
    updated_at: string;
  };
  installation: { id: number; set_up_at: number };
};

export interface NewAccount {
  /** Lower case. */
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
}

export class AccountStore {
  readonly #state: State;
  readonly #newId: NewId;

  constructor(state: State, newId: NewId) {
    this.#state = state;
    this.#newId = newId;
  }

  async isSetUp(): Promise<boolean> {
    return (await this.#tables().selectFrom('installation').select('id').executeTakeFirst()) !== undefined;
  }

  /** False when somebody else was first. */
  async claimSetUp(within: Connection, now: number): Promise<boolean> {
    const insert = this.#tables(within).insertInto('installation').values({ id: 1, set_up_at: now });
    const [result] = await insert.onConflict((conflict) => conflict.doNothing()).execute();
    return result?.numInsertedOrUpdatedRows === 1n;
  }

  /**
   * Adds an account that signs in with a password; gives back its id.
   * @throws AppError `conflict` when the e-mail has an account
   */
  async add(within: Connection, account: NewAccount, now: number): Promise<string> {
    const id = this.#newId('acc');
    const at = new Date(now).toISOString();
    const db = this.#tables(within);
    const insert = db.insertInto('accounts').values({
      id,
      name: account.name,
      email: account.email,
      email_verified: 0,
      image: null,
      created_at: at,
      updated_at: at,
    });
    const [result] = await insert.onConflict((conflict) => conflict.column('email').doNothing()).execute();
    if (result?.numInsertedOrUpdatedRows !== 1n) {
      throw new AppError('conflict', {
        problem: 'There is an account with this e-mail already; sign in with it first',
      });
    }
    const method = { id: this.#newId('sim'), account: id, account_id: id, provider_id: 'credential' };
    const values = { ...method, password: account.passwordHash, created_at: at, updated_at: at };
    await db.insertInto('sign_in_methods').values(values).execute();
    return id;
  }

  /** E-mail and name by account id. */
  async names(accounts: readonly string[]): Promise<Map<string, { email: string; name: string }>> {
    if (accounts.length === 0) return new Map();
    const find = this.#tables()
      .selectFrom('accounts')
      .select(['id', 'email', 'name'])
      .where('id', 'in', accounts);
    return new Map((await find.execute()).map(({ id, email, name }) => [id, { email, name }]));
  }

  #tables(connection: Connection = this.#state.db) {
    return connection.withTables<Tables>();
  }
}

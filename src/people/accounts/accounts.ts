/** First-run set-up, signing in, joining by invitation: what puts accounts and workspaces together. */
import { createHash } from 'node:crypto';
import type { Language } from '../../kernel/language.ts';
import type { ReplyOf } from '../../kernel/route.ts';
import type { WeekStart } from '../../kernel/workspace.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { AppError } from '../../platform/errors/app-error.ts';
import { RateLimit } from '../../platform/http/rate-limit.ts';
import type { Passwords } from '../../platform/secrets/passwords.ts';
import type { State } from '../../platform/statedb/state.ts';
import { type ApiKeys, type Invitations, type Workspaces, workspaceOf } from '../workspaces/public.ts';
import type { AccountStore } from './account-store.ts';
import type { Me, runSetup } from './contract.ts';
import type { Sessions, SignedIn } from './sessions.ts';

export interface SetUpWanted {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly business: string;
  readonly timezone: string;
  readonly currency: string;
  readonly weekStart: WeekStart;
  readonly language?: Language | undefined;
}

export interface AccountsParts {
  readonly state: State;
  readonly store: AccountStore;
  readonly sessions: Sessions;
  readonly workspaces: Workspaces;
  readonly invitations: Invitations;
  readonly keys: ApiKeys;
  readonly passwords: Passwords;
  readonly clock: Clock;
  /** Keeps the key of this machine's command line. */
  readonly keepKey: (key: string) => Promise<void>;
  readonly rateLimits: boolean;
}

/** Whoever guesses one account's password from many addresses meets this limit. */
const SIGN_INS_PER_MINUTE = 20;

export class Accounts {
  readonly #parts: AccountsParts;
  readonly #limit: RateLimit | null;

  constructor(parts: AccountsParts) {
    this.#parts = parts;
    this.#limit = parts.rateLimits ? new RateLimit(SIGN_INS_PER_MINUTE, parts.clock) : null;
  }

  isSetUp(): Promise<boolean> {
    return this.#parts.store.isSetUp();
  }

  /**
   * Makes the first account, the first workspace and the key of this machine's command line, all or nothing.
   * @throws AppError `set_up_already`, also for the one of two who comes second
   */
  async setUp(wanted: SetUpWanted): Promise<ReplyOf<typeof runSetup> & { key: string }> {
    const { state, store, workspaces, keys, passwords, clock } = this.#parts;
    if (await store.isSetUp()) throw new AppError('set_up_already');
    const hash = await passwords.hash(wanted.password);
    const made = await state.db.transaction().execute(async (within) => {
      if (!(await store.claimSetUp(within, clock()))) throw new AppError('set_up_already');
      const { email, name } = wanted;
      const account = await store.add(within, { email, name, passwordHash: hash }, clock());
      const row = await workspaces.createWithin(within, { ...wanted, name: wanted.business }, account);
      const { key } = await keys.create(
        row.id,
        { name: 'Command line of the server', scope: 'admin' },
        within,
      );
      return { row, key };
    });
    await this.#parts.keepKey(made.key);
    await workspaces.announce(made.row.id, wanted.language);
    return { workspace: workspaceOf(made.row, 'owner'), key: made.key };
  }

  /** @throws AppError `wrong_password`, `too_many_requests` */
  async signIn(email: string, password: string): Promise<SignedIn> {
    this.#limit?.take(createHash('sha256').update(email).digest('base64'));
    return this.#parts.sessions.signIn(email, password);
  }

  async me(account: string): Promise<Me> {
    const { store, workspaces } = this.#parts;
    const { email = '', name = '' } = (await store.names([account])).get(account) ?? {};
    return { account: { id: account, email, name }, workspaces: await workspaces.ofAccount(account) };
  }

  /**
   * Makes an account and uses the invitation up, all or nothing.
   * @throws AppError `invitation_over`, `conflict` when the e-mail has an account
   */
  async join(token: string, wanted: { email: string; password: string; name: string }): Promise<void> {
    const { state, store, invitations, passwords, clock } = this.#parts;
    await invitations.view(token);
    const { email, name } = wanted;
    const hash = await passwords.hash(wanted.password);
    await state.db.transaction().execute(async (within) => {
      const account = await store.add(within, { email, name, passwordHash: hash }, clock());
      await invitations.acceptWithin(within, token, account);
    });
  }

  /** @throws AppError `invitation_over`, `conflict` for who is a member already */
  async accept(token: string, account: string): Promise<void> {
    const { state, invitations } = this.#parts;
    await state.db.transaction().execute((within) => invitations.acceptWithin(within, token, account));
  }
}

/** Passwords and sessions through better-auth, on our own tables. Knows nothing of workspaces. */
import { kyselyAdapter } from '@better-auth/kysely-adapter';
import { betterAuth } from 'better-auth/minimal';
import { AppError } from '../../platform/errors/app-error.ts';
import type { Passwords } from '../../platform/secrets/passwords.ts';
import type { State } from '../../platform/statedb/state.ts';

export interface SessionParts {
  readonly state: State;
  readonly passwords: Passwords;
  /** Signs the cookies. */
  readonly secret: string;
  /** Cookies are only sent over TLS when this begins with `https:`. */
  readonly publicUrl: string | null;
}

export interface SignedIn {
  readonly account: string;
  /** `Set-Cookie` headers of the answer. */
  readonly cookies: readonly string[];
}

const DAY_S = 86_400;

export class Sessions {
  readonly #auth: ReturnType<typeof newAuth>;

  constructor(parts: SessionParts) {
    this.#auth = newAuth(parts);
  }

  /** @throws AppError `wrong_password`, the same for an unknown e-mail and as slow */
  async signIn(email: string, password: string): Promise<SignedIn> {
    try {
      const { headers, response } = await this.#auth.api.signInEmail({
        body: { email, password },
        returnHeaders: true,
      });
      return { account: response.user.id, cookies: headers.getSetCookie() };
    } catch (error) {
      throw isUnauthorized(error) ? new AppError('wrong_password') : error;
    }
  }

  /** Ends the session of the cookie, if there is one; gives `Set-Cookie` headers that clear it. */
  async signOut(cookie: string | null): Promise<readonly string[]> {
    const { headers } = await this.#auth.api.signOut({ headers: withCookie(cookie), returnHeaders: true });
    return headers.getSetCookie();
  }

  /** The account whose session the cookie is, or null. */
  async accountOf(cookie: string): Promise<{ id: string; email: string; name: string } | null> {
    const found = await this.#auth.api.getSession({ headers: withCookie(cookie) });
    return found ? { id: found.user.id, email: found.user.email, name: found.user.name } : null;
  }

  /**
   * Ends every other session of the account; the cookie given back is the new one of this session.
   * @throws AppError `wrong_password`
   */
  async changePassword(cookie: string, current: string, next: string): Promise<readonly string[]> {
    try {
      const { headers } = await this.#auth.api.changePassword({
        body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
        headers: withCookie(cookie),
        returnHeaders: true,
      });
      return headers.getSetCookie();
    } catch (error) {
      throw isUnauthorized(error) ? new AppError('wrong_password') : error;
    }
  }
}

function newAuth({ state, passwords, secret, publicUrl }: SessionParts) {
  return betterAuth({
    baseURL: publicUrl ?? 'http://localhost',
    secret,
    // The tables hold ISO text and 0/1 on both databases, which is what the adapter does for SQLite.
    database: kyselyAdapter(state.db, { type: 'sqlite' }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      password: passwords,
    },
    session: {
      modelName: 'sessions',
      expiresIn: 30 * DAY_S,
      updateAge: DAY_S,
      fields: {
        userId: 'account',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    user: {
      modelName: 'accounts',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    account: { modelName: 'sign_in_methods', fields: METHOD_FIELDS },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      cookiePrefix: 'footpath',
      useSecureCookies: publicUrl?.startsWith('https:') ?? false,
      ipAddress: { disableIpTracking: true },
      database: { validateSchema: false },
    },
    // Limits are the server's, in platform/http.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

const METHOD_FIELDS = {
  userId: 'account',
  accountId: 'account_id',
  providerId: 'provider_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
};

/** Nothing else of the request is passed on, so nothing else can be kept. */
function withCookie(cookie: string | null): Headers {
  return cookie === null ? new Headers() : new Headers({ cookie });
}

function isUnauthorized(error: unknown): boolean {
  const { status, body } = (error ?? {}) as { status?: unknown; body?: { code?: unknown } };
  return status === 'UNAUTHORIZED' || body?.code === 'INVALID_PASSWORD';
}

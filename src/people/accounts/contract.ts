/** Set-up, signing in and out, the caller's own account, joining by invitation. */
import { z } from 'zod';
import { Language } from '../../kernel/language.ts';
import { route } from '../../kernel/route.ts';
import {
  BusinessName,
  CurrencyCode,
  RoleName,
  TimezoneName,
  WeekStartDay,
  Workspace,
} from '../workspaces/contract.ts';

const Email = z.string().trim().toLowerCase().pipe(z.email().max(254));
/** Length is what makes a password strong; nothing else is asked of it. */
const NewPassword = z.string().min(10, 'needs at least 10 characters').max(128);

export const Account = z.object({ id: z.string(), email: z.string(), name: z.string() });
export type Account = z.output<typeof Account>;

export const Me = z.object({
  /** Null when an API key calls. */
  account: Account.nullable(),
  workspaces: z.array(Workspace),
});
export type Me = z.output<typeof Me>;

export const getSetup = route({
  id: 'people.setup.get',
  method: 'GET',
  path: '/api/setup',
  access: 'public',
  summary:
    'Whether this installation still needs its first account, and whether that takes the code shown in the terminal.',
  reply: z.object({ needed: z.boolean(), codeNeeded: z.boolean() }),
});

export const runSetup = route({
  id: 'people.setup.run',
  method: 'POST',
  path: '/api/setup',
  access: 'public',
  summary: 'Makes the first account and the first business, once. Signs in.',
  body: z.object({
    email: Email,
    password: NewPassword,
    name: z.string().trim().max(120).default(''),
    business: BusinessName,
    timezone: TimezoneName,
    currency: CurrencyCode,
    weekStart: WeekStartDay.default(1),
    /** Of the stages it begins with; left out: English. */
    language: Language.optional(),
    /** The code `footpath serve` printed; only needed from another machine. */
    code: z.string().trim().max(40).optional(),
    /** Also make an API key with the scope `admin`, for a set-up without a browser. */
    withKey: z.boolean().default(false),
  }),
  reply: z.object({ workspace: Workspace, key: z.string().nullable() }),
});

export const signIn = route({
  id: 'people.session.sign-in',
  method: 'POST',
  path: '/api/sign-in',
  access: 'public',
  summary: 'Signs in with e-mail and password; the answer carries the session cookie.',
  body: z.object({ email: Email, password: z.string().min(1).max(128) }),
  reply: Me,
});

export const signOut = route({
  id: 'people.session.sign-out',
  method: 'POST',
  path: '/api/sign-out',
  access: 'public',
  summary: 'Ends the session of the cookie, if there is one.',
  reply: z.object({ signedOut: z.literal(true) }),
});

export const getMe = route({
  id: 'people.me.get',
  method: 'GET',
  path: '/api/me',
  access: 'account',
  summary: 'Who calls, and the businesses they are a member of.',
  reply: Me,
});

export const changePassword = route({
  id: 'people.me.change-password',
  method: 'POST',
  path: '/api/me/password',
  access: 'account',
  summary: 'Changes the caller’s password and ends their other sessions.',
  body: z.object({ current: z.string().min(1).max(128), next: NewPassword }),
  reply: z.object({ changed: z.literal(true) }),
});

const tokenParams = z.object({ token: z.string().max(200) });

export const viewInvitation = route({
  id: 'people.invitations.view',
  method: 'GET',
  path: '/api/invitations/:token',
  access: 'public',
  summary: 'What an invitation link invites to.',
  params: tokenParams,
  reply: z.object({ business: z.string(), role: RoleName, expiresAt: z.number().int() }),
});

export const joinByInvitation = route({
  id: 'people.invitations.join',
  method: 'POST',
  path: '/api/invitations/:token/join',
  access: 'public',
  summary: 'Makes an account, joins with it and signs in.',
  params: tokenParams,
  body: z.object({ email: Email, password: NewPassword, name: z.string().trim().max(120).default('') }),
  reply: Me,
});

export const acceptInvitation = route({
  id: 'people.invitations.accept',
  method: 'POST',
  path: '/api/invitations/:token/accept',
  access: 'account',
  summary: 'Joins with the account that is signed in.',
  params: tokenParams,
  reply: Me,
});

/** Businesses kept apart in one installation, their settings, members, invitations and API keys. */
import { z } from 'zod';
import { Language } from '../../kernel/language.ts';
import { currencyCode, timezoneName } from '../../kernel/region.ts';
import { route } from '../../kernel/route.ts';

export const RoleName = z.enum(['viewer', 'editor', 'owner']);

export const BusinessName = z.string().trim().min(1).max(120);

/** IANA name; the usual spelling is kept whatever the case. */
export const TimezoneName = z.string().transform((text, context) => {
  const name = timezoneName(text);
  if (name) return name;
  context.addIssue({ code: 'custom', message: 'is no time zone; give one like Europe/Berlin' });
  return z.NEVER;
});

export const CurrencyCode = z.string().transform((text, context) => {
  const code = currencyCode(text);
  if (code) return code;
  context.addIssue({ code: 'custom', message: 'is no currency; give a code like EUR' });
  return z.NEVER;
});

/** 0 Sunday, 1 Monday, 6 Saturday. */
export const WeekStartDay = z.union([z.literal(0), z.literal(1), z.literal(6)]);

export const Workspace = z.object({
  id: z.string(),
  number: z.number().int(),
  name: z.string(),
  timezone: z.string(),
  currency: z.string(),
  weekStart: WeekStartDay,
  /** Whether imported files are kept in the data folder after the import. */
  keepImportFiles: z.boolean(),
  createdAt: z.number().int(),
  /** The caller's role in it. */
  role: RoleName,
});
export type Workspace = z.output<typeof Workspace>;

const workspaceParams = z.object({ workspace: z.string() });

export const listWorkspaces = route({
  id: 'people.workspaces.list',
  method: 'GET',
  path: '/api/workspaces',
  access: 'account',
  summary: 'The businesses the caller is a member of, by name.',
  reply: z.object({ items: z.array(Workspace) }),
});

export const createWorkspace = route({
  id: 'people.workspaces.create',
  method: 'POST',
  path: '/api/workspaces',
  access: 'account',
  summary: 'Adds a business, owned by the caller. Only who owns one already may add another.',
  body: z.object({
    name: BusinessName,
    timezone: TimezoneName,
    currency: CurrencyCode,
    weekStart: WeekStartDay.default(1),
    /** Of the stages it begins with; left out: English. */
    language: Language.optional(),
  }),
  reply: Workspace,
});

export const getWorkspace = route({
  id: 'people.workspaces.get',
  method: 'GET',
  path: '/api/workspaces/:workspace',
  access: 'viewer',
  summary: 'One business with its settings.',
  params: workspaceParams,
  reply: Workspace,
});

export const updateWorkspace = route({
  id: 'people.workspaces.update',
  method: 'PATCH',
  path: '/api/workspaces/:workspace',
  access: 'owner',
  summary: 'Changes name or settings; what is left out stays.',
  params: workspaceParams,
  body: z.object({
    name: BusinessName.optional(),
    timezone: TimezoneName.optional(),
    currency: CurrencyCode.optional(),
    weekStart: WeekStartDay.optional(),
    keepImportFiles: z.boolean().optional(),
  }),
  reply: Workspace,
});

export const Member = z.object({
  account: z.string(),
  email: z.string(),
  name: z.string(),
  role: RoleName,
  joinedAt: z.number().int(),
});
export type Member = z.output<typeof Member>;

const memberParams = z.object({ workspace: z.string(), account: z.string() });

export const listMembers = route({
  id: 'people.members.list',
  method: 'GET',
  path: '/api/workspaces/:workspace/members',
  access: 'viewer',
  summary: 'Who works here and in which role.',
  params: workspaceParams,
  reply: z.object({ items: z.array(Member) }),
});

export const changeMemberRole = route({
  id: 'people.members.change-role',
  method: 'PATCH',
  path: '/api/workspaces/:workspace/members/:account',
  access: 'owner',
  summary: 'Gives a member another role. The last owner stays owner.',
  params: memberParams,
  body: z.object({ role: RoleName }),
  reply: Member,
});

export const removeMember = route({
  id: 'people.members.remove',
  method: 'DELETE',
  path: '/api/workspaces/:workspace/members/:account',
  access: 'owner',
  summary: 'Takes a member out. The last owner stays.',
  params: memberParams,
  reply: z.object({ removed: z.literal(true) }),
});

export const Invitation = z.object({
  id: z.string(),
  role: RoleName,
  /** For whom it is meant; only a note, nothing is sent. */
  note: z.string(),
  createdAt: z.number().int(),
  expiresAt: z.number().int(),
});
export type Invitation = z.output<typeof Invitation>;

export const listInvitations = route({
  id: 'people.invitations.list',
  method: 'GET',
  path: '/api/workspaces/:workspace/invitations',
  access: 'owner',
  summary: 'Invitations that are open: not accepted, not withdrawn, not past their time.',
  params: workspaceParams,
  reply: z.object({ items: z.array(Invitation) }),
});

export const createInvitation = route({
  id: 'people.invitations.create',
  method: 'POST',
  path: '/api/workspaces/:workspace/invitations',
  access: 'owner',
  summary: 'Makes a link that lets one person join, once. The link is shown only now.',
  params: workspaceParams,
  body: z.object({
    role: RoleName,
    note: z.string().trim().max(200).default(''),
    validDays: z.number().int().min(1).max(30).default(7),
  }),
  reply: Invitation.extend({ link: z.string() }),
});

export const withdrawInvitation = route({
  id: 'people.invitations.withdraw',
  method: 'DELETE',
  path: '/api/workspaces/:workspace/invitations/:invitation',
  access: 'owner',
  summary: 'Makes an invitation link useless.',
  params: z.object({ workspace: z.string(), invitation: z.string() }),
  reply: z.object({ withdrawn: z.literal(true) }),
});

export const ApiKey = z.object({
  id: z.string(),
  name: z.string(),
  /** `read` looks, `write` works, `admin` decides: the rights of viewer, editor, owner. */
  scope: z.enum(['read', 'write', 'admin']),
  /** The first letters, to tell keys apart. */
  start: z.string(),
  createdAt: z.number().int(),
  lastUsedAt: z.number().int().nullable(),
});
export type ApiKey = z.output<typeof ApiKey>;

export const listApiKeys = route({
  id: 'people.keys.list',
  method: 'GET',
  path: '/api/workspaces/:workspace/keys',
  access: 'owner',
  summary: 'The API keys of this business, without the keys themselves.',
  params: workspaceParams,
  reply: z.object({ items: z.array(ApiKey) }),
});

export const createApiKey = route({
  id: 'people.keys.create',
  method: 'POST',
  path: '/api/workspaces/:workspace/keys',
  access: 'owner',
  summary: 'Makes an API key. It is shown only now.',
  params: workspaceParams,
  body: z.object({ name: z.string().trim().min(1).max(80), scope: ApiKey.shape.scope }),
  reply: ApiKey.extend({ key: z.string() }),
});

export const revokeApiKey = route({
  id: 'people.keys.revoke',
  method: 'DELETE',
  path: '/api/workspaces/:workspace/keys/:key',
  access: 'owner',
  summary: 'Makes an API key useless at once.',
  params: z.object({ workspace: z.string(), key: z.string() }),
  reply: z.object({ revoked: z.literal(true) }),
});

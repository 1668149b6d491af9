/** Builds the slices of people/. */
import { accountsFeature } from '../people/accounts/feature.ts';
import { AccountStore, Accounts, Sessions } from '../people/accounts/public.ts';
import { Customers } from '../people/customers/public.ts';
import { Personas } from '../people/personas/public.ts';
import { workspacesFeature } from '../people/workspaces/feature.ts';
import { ApiKeys, Invitations, Members, WorkspaceStore, Workspaces } from '../people/workspaces/public.ts';
import { keepCliKey } from '../platform/files/cli-key.ts';
import type { Feature } from '../platform/http/feature.ts';
import type { Base } from './base.ts';

export interface People {
  readonly features: readonly Feature[];
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly keys: ApiKeys;
  readonly workspaces: Workspaces;
  readonly customers: Customers;
  readonly members: Members;
  readonly personas: Personas;
}

export function wirePeople(base: Base): People {
  const { state, clock, newId, config } = base;
  const { publicUrl } = config;
  const store = new WorkspaceStore(state);
  const workspaces = new Workspaces({ store, clock, newId, events: base.domainEvents });
  const invitations = new Invitations({ state, store, clock, newId });
  const keys = new ApiKeys({ state, clock, newId });
  const accountStore = new AccountStore(state, newId);
  const sessions = new Sessions({ state, passwords: base.passwords, secret: base.secret, publicUrl });
  const accounts = new Accounts({
    state,
    store: accountStore,
    sessions,
    workspaces,
    invitations,
    keys,
    passwords: base.passwords,
    clock,
    keepKey: (key) => keepCliKey(base.folder, key),
    rateLimits: config.rateLimits,
  });
  const members = new Members(store, (ids) => accountStore.names(ids));
  const customers = new Customers(state);
  return {
    accounts,
    sessions,
    keys,
    workspaces,
    customers,
    members,
    personas: new Personas({ state, clock, newId }),
    features: [
      accountsFeature({ accounts, sessions, workspaces, invitations, setupCode: base.setupCode }),
      workspacesFeature({ workspaces, members, invitations, keys, publicUrl }),
    ],
  };
}

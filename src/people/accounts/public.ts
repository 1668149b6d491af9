/** Accounts: what other slices and the server may call. */
export { accountGuard } from './account-guard.ts';
export { AccountStore } from './account-store.ts';
export { Accounts, type SetUpWanted } from './accounts.ts';
export { Sessions } from './sessions.ts';

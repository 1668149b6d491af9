/** Workspaces: what other slices may call. */
export { ApiKeys, roleOfKey } from './api-keys.ts';
export { Invitations } from './invitations.ts';
export { type AccountNames, Members } from './members.ts';
export { type Connection, WorkspaceStore } from './workspace-store.ts';
export {
  type NewWorkspace,
  Workspaces,
  workspaceChanged,
  workspaceCreated,
  workspaceOf,
} from './workspaces.ts';

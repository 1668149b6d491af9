-- Businesses kept apart in one installation. The number is what the event engine knows them by; it is never used again.
CREATE TABLE workspaces (
  id TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  name TEXT NOT NULL,
  timezone TEXT NOT NULL,
  currency TEXT NOT NULL,
  week_start INTEGER NOT NULL,
  keep_import_files INTEGER NOT NULL,
  created_at $bigint NOT NULL
);

CREATE TABLE members (
  workspace TEXT NOT NULL REFERENCES workspaces (id),
  account TEXT NOT NULL,
  role TEXT NOT NULL,
  joined_at $bigint NOT NULL,
  PRIMARY KEY (workspace, account)
);
CREATE INDEX members_by_account ON members (account);

-- Links that let one person join, once. The link itself is not kept, only its hash.
CREATE TABLE invitations (
  id TEXT NOT NULL PRIMARY KEY,
  workspace TEXT NOT NULL REFERENCES workspaces (id),
  role TEXT NOT NULL,
  note TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  created_at $bigint NOT NULL,
  expires_at $bigint NOT NULL,
  closed_at $bigint
);
CREATE INDEX invitations_by_workspace ON invitations (workspace);

CREATE TABLE api_keys (
  id TEXT NOT NULL PRIMARY KEY,
  workspace TEXT NOT NULL REFERENCES workspaces (id),
  name TEXT NOT NULL,
  scope TEXT NOT NULL,
  start TEXT NOT NULL,
  key_hash TEXT NOT NULL UNIQUE,
  created_at $bigint NOT NULL,
  last_used_at $bigint
);
CREATE INDEX api_keys_by_workspace ON api_keys (workspace);

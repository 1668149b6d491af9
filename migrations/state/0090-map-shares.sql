-- Links to maps for people without an account. Of the link itself and of its password only hashes are kept.
CREATE TABLE map_shares (
  id text NOT NULL PRIMARY KEY,
  workspace text NOT NULL,
  map text NOT NULL,
  name text NOT NULL,
  token_hash text NOT NULL,
  password_hash text,
  expires_at $bigint,
  numbers_hidden integer NOT NULL,
  made_by text NOT NULL,
  made_at $bigint NOT NULL,
  views integer NOT NULL,
  viewed_at $bigint
);
CREATE UNIQUE INDEX map_shares_by_token ON map_shares (token_hash);
CREATE INDEX map_shares_by_map ON map_shares (workspace, map);

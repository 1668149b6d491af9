-- Saved rules that select people.
CREATE TABLE segments (
  id text NOT NULL PRIMARY KEY,
  workspace text NOT NULL,
  name text NOT NULL,
  rule $json NOT NULL,
  changed_at $bigint NOT NULL
);
CREATE INDEX segments_by_workspace ON segments (workspace, name);

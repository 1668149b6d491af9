-- Whom a business compares itself with, visits as a customer (its own with `competitor` null), and which touchpoints are the same by hand.
-- Deleted ones are kept a while so that deleting can be undone.
CREATE TABLE competitors (
  id text NOT NULL PRIMARY KEY,
  workspace text NOT NULL,
  name text NOT NULL,
  link text,
  notes text NOT NULL,
  changed_at $bigint NOT NULL,
  deleted_at $bigint
);
CREATE INDEX competitors_by_workspace ON competitors (workspace, name);

CREATE TABLE visits (
  id text NOT NULL PRIMARY KEY,
  workspace text NOT NULL,
  competitor text,
  visited_on text NOT NULL,
  visitor text NOT NULL,
  items $json NOT NULL,
  done_at $bigint,
  made_by text NOT NULL,
  made_at $bigint NOT NULL,
  changed_at $bigint NOT NULL,
  deleted_at $bigint
);
CREATE INDEX visits_by_workspace ON visits (workspace, visited_on);

CREATE TABLE same_touchpoints (
  workspace text NOT NULL,
  touchpoint text NOT NULL,
  same_as text NOT NULL,
  PRIMARY KEY (workspace, touchpoint)
);

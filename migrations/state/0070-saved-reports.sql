-- Reports kept under a name with their choices; some on Home, some at a place of the map. A deleted one can be brought back for a while.
CREATE TABLE saved_reports (
  id text NOT NULL PRIMARY KEY,
  workspace text NOT NULL,
  name text NOT NULL,
  report text NOT NULL,
  period text NOT NULL,
  question $json NOT NULL,
  choices $json NOT NULL,
  made_by text NOT NULL,
  changed_at $bigint NOT NULL,
  home_position integer,
  place_kind text,
  place_id text,
  place_title text,
  deleted_at $bigint
);
CREATE INDEX saved_reports_by_workspace ON saved_reports (workspace, name);

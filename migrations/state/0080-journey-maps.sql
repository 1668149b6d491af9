-- Journey maps: an append-only log of operations per map, a snapshot of the document up to one of them, and versions to go back to.
-- Title and the like stand in the document; here they are for the list.
CREATE TABLE maps (
  id text NOT NULL PRIMARY KEY,
  workspace text NOT NULL,
  title text NOT NULL,
  kind text NOT NULL,
  persona text,
  owner text,
  review_on text,
  stages integer NOT NULL,
  cards integer NOT NULL,
  sequence integer NOT NULL,
  snapshot_sequence integer NOT NULL,
  version_sequence integer NOT NULL,
  snapshot $json NOT NULL,
  made_by text NOT NULL,
  made_at $bigint NOT NULL,
  changed_by text NOT NULL,
  changed_at $bigint NOT NULL,
  deleted_at $bigint
);
CREATE INDEX maps_by_workspace ON maps (workspace, title);

CREATE TABLE map_operations (
  map text NOT NULL,
  sequence integer NOT NULL,
  operation_id text NOT NULL,
  operation $json NOT NULL,
  made_by text NOT NULL,
  made_at $bigint NOT NULL,
  PRIMARY KEY (map, sequence)
);
CREATE UNIQUE INDEX map_operations_once ON map_operations (map, operation_id);

CREATE TABLE map_versions (
  id text NOT NULL PRIMARY KEY,
  map text NOT NULL,
  sequence integer NOT NULL,
  name text,
  document $json NOT NULL,
  made_by text NOT NULL,
  made_at $bigint NOT NULL
);
CREATE INDEX map_versions_by_map ON map_versions (map, made_at);

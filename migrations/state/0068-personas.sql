-- Described kinds of customers. Deleted ones are kept a while so that deleting can be undone.
CREATE TABLE personas (
  id text NOT NULL PRIMARY KEY,
  workspace text NOT NULL,
  place integer NOT NULL,
  description $json NOT NULL,
  changed_at $bigint NOT NULL,
  deleted_at $bigint NULL
);
CREATE INDEX personas_by_workspace ON personas (workspace, place);

-- Uploaded pictures of personas.
CREATE TABLE persona_pictures (
  persona text NOT NULL PRIMARY KEY,
  workspace text NOT NULL,
  type text NOT NULL,
  bytes $blob NOT NULL,
  changed_at $bigint NOT NULL
);

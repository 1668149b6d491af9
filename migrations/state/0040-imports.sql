-- Imports: what was uploaded, what it was taken for, how far it is. The files themselves lie in the data folder.
CREATE TABLE imports (
  id text NOT NULL PRIMARY KEY,
  workspace text NOT NULL,
  name text NOT NULL,
  status text NOT NULL,
  created_at $bigint NOT NULL,
  started_at $bigint,
  finished_at $bigint,
  format text,
  chosen_format text,
  mapping $json,
  answers $json NOT NULL,
  preview $json,
  plan $json,
  progress $json,
  problem $json,
  files_kept integer NOT NULL,
  job text
);
CREATE INDEX imports_by_workspace ON imports (workspace, id);

CREATE TABLE import_files (
  import_id text NOT NULL,
  name text NOT NULL,
  bytes $bigint NOT NULL,
  uploaded_at $bigint NOT NULL,
  PRIMARY KEY (import_id, name)
);

-- What the columns of an unknown table were said to mean, by its header, for next time.
CREATE TABLE import_mappings (
  workspace text NOT NULL,
  fingerprint text NOT NULL,
  mapping $json NOT NULL,
  updated_at $bigint NOT NULL,
  PRIMARY KEY (workspace, fingerprint)
);

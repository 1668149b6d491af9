-- Pictures people upload for maps and visits. They lie here and not in a folder, so that every server process has them.
-- `place` is what one was uploaded for; others of the business may name it too. `unnamed_since`: nothing names it any more.
CREATE TABLE pictures (
  id text NOT NULL PRIMARY KEY,
  workspace text NOT NULL,
  place text NOT NULL,
  type text NOT NULL,
  width integer NOT NULL,
  height integer NOT NULL,
  size integer NOT NULL,
  hash text NOT NULL,
  bytes $blob NOT NULL,
  made_by text NOT NULL,
  made_at $bigint NOT NULL,
  unnamed_since $bigint
);
CREATE UNIQUE INDEX pictures_once ON pictures (workspace, hash);
CREATE INDEX pictures_by_place ON pictures (workspace, place);

-- What the databases would not take: kept as it was accepted, with the reason, to be tried again or dropped.
CREATE TABLE put_aside (
  id text NOT NULL PRIMARY KEY,
  workspace text NOT NULL,
  workspace_number $bigint NOT NULL,
  origin text NOT NULL,
  hour $bigint NOT NULL,
  events $bigint NOT NULL,
  event_rows text NOT NULL,
  people text NOT NULL,
  reason text NOT NULL,
  put_aside_at $bigint NOT NULL
);
CREATE INDEX put_aside_by_origin ON put_aside (workspace, origin);

-- An undo that has begun: the number under which what other origins brought too comes back, so that it is counted once.
CREATE TABLE undos_under_way (
  workspace text NOT NULL,
  origin text NOT NULL,
  batch $bigint NOT NULL,
  PRIMARY KEY (workspace, origin)
);

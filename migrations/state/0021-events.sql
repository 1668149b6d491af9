-- Accepted events on their way to the event engine. Rows are tab-separated, ready to be inserted.
CREATE TABLE inbox (
  id text NOT NULL PRIMARY KEY,
  workspace text NOT NULL,
  workspace_number $bigint NOT NULL,
  origin text NOT NULL,
  events $bigint NOT NULL,
  bytes $bigint NOT NULL,
  event_rows text NOT NULL,
  people text NOT NULL,
  batch $bigint
);
CREATE INDEX inbox_by_batch ON inbox (batch, id);
CREATE INDEX inbox_by_origin ON inbox (workspace, origin);

-- What came in and what became of it: accepted = stored + duplicate + rejected + still waiting.
CREATE TABLE ledger (
  workspace text NOT NULL,
  origin text NOT NULL,
  hour $bigint NOT NULL,
  outcome text NOT NULL,
  reason text NOT NULL,
  events $bigint NOT NULL,
  PRIMARY KEY (workspace, origin, hour, outcome, reason)
);

-- One process at a time moves events to the engine; the number of the last batch that is there.
CREATE TABLE drain_state (
  name text NOT NULL PRIMARY KEY,
  holder text NOT NULL,
  held_until $bigint NOT NULL,
  last_batch $bigint NOT NULL
);

-- Sources of live events with the key that lets events in.
CREATE TABLE sources (
  id text NOT NULL PRIMARY KEY,
  workspace text NOT NULL,
  name text NOT NULL,
  write_key text NOT NULL UNIQUE,
  created_at $bigint NOT NULL,
  closed_at $bigint
);
CREATE INDEX sources_by_workspace ON sources (workspace);

-- What people say about a map: threads on a card, a stage or step, a lane, or the map; who read how far; who was mentioned and still gets a mail.
CREATE TABLE map_threads (
  id text NOT NULL PRIMARY KEY,
  workspace text NOT NULL,
  map text NOT NULL,
  about text NOT NULL,
  entity text NOT NULL,
  made_at $bigint NOT NULL,
  resolved_by text,
  resolved_at $bigint
);
CREATE INDEX map_threads_by_map ON map_threads (workspace, map);
CREATE TABLE map_comments (
  id text NOT NULL PRIMARY KEY,
  workspace text NOT NULL,
  map text NOT NULL,
  thread text NOT NULL,
  text text NOT NULL,
  made_by text NOT NULL,
  made_at $bigint NOT NULL,
  edited_at $bigint,
  deleted_at $bigint
);
CREATE INDEX map_comments_by_map ON map_comments (workspace, map);
CREATE TABLE map_thread_reads (
  account text NOT NULL,
  thread text NOT NULL,
  workspace text NOT NULL,
  read_to text NOT NULL,
  PRIMARY KEY (account, thread)
);
CREATE TABLE map_mentions (
  comment text NOT NULL,
  account text NOT NULL,
  workspace text NOT NULL,
  map text NOT NULL,
  thread text NOT NULL,
  made_at $bigint NOT NULL,
  mail text NOT NULL,
  PRIMARY KEY (comment, account)
);
CREATE INDEX map_mentions_by_account ON map_mentions (workspace, account);
CREATE INDEX map_mentions_by_mail ON map_mentions (mail, made_at);

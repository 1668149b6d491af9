-- Work that outlives a request. A running job holds a lease; when the lease runs out, anybody may take the job again.
CREATE TABLE jobs (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  workspace TEXT,
  job_key TEXT,
  payload $json NOT NULL,
  status TEXT NOT NULL,
  run_at $bigint NOT NULL,
  attempt INTEGER NOT NULL,
  holder TEXT,
  lease_until $bigint,
  cancel_wanted INTEGER NOT NULL,
  done $bigint NOT NULL,
  total $bigint,
  note TEXT,
  problem TEXT,
  created_at $bigint NOT NULL,
  finished_at $bigint
);
CREATE INDEX jobs_by_status ON jobs (status, run_at);
CREATE UNIQUE INDEX jobs_open_by_key ON jobs (kind, job_key) WHERE finished_at IS NULL;

-- Stages of the journey, in order.
CREATE TABLE stages (
  id text NOT NULL PRIMARY KEY,
  workspace text NOT NULL,
  position integer NOT NULL,
  name text NOT NULL
);
CREATE INDEX stages_by_workspace ON stages (workspace, position);

-- Touchpoints with the rule that binds them to events. The code is what journeys carry; it is never given twice.
CREATE TABLE touchpoints (
  id text NOT NULL PRIMARY KEY,
  workspace text NOT NULL,
  code integer NOT NULL,
  stage text NOT NULL,
  position integer NOT NULL,
  title text NOT NULL,
  channel text,
  rule $json NOT NULL,
  deleted_at $bigint
);
CREATE UNIQUE INDEX touchpoints_by_code ON touchpoints (workspace, code);

-- Up to where a workspace's journeys are built, and from which rules.
CREATE TABLE journey_builds (
  workspace text NOT NULL PRIMARY KEY,
  built_batch $bigint NOT NULL,
  base_version $bigint NOT NULL,
  last_version $bigint NOT NULL,
  recipe text NOT NULL,
  built_at $bigint NOT NULL
);

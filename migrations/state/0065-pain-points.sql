-- The newest search for pain points of a workspace with its result, and what the owner said of single ones.
CREATE TABLE friction_searches (
  workspace text NOT NULL PRIMARY KEY,
  job text NULL,
  ran_at $bigint NULL,
  result $json NULL
);

CREATE TABLE friction_marks (
  workspace text NOT NULL,
  friction text NOT NULL,
  mark text NOT NULL,
  marked_at $bigint NOT NULL,
  PRIMARY KEY (workspace, friction)
);

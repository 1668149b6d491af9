-- Everybody concerned by a pain point of the newest search, as a list of ids; the search itself keeps only the latest of them.
CREATE TABLE friction_people (
  workspace text NOT NULL,
  friction text NOT NULL,
  people $json NOT NULL,
  PRIMARY KEY (workspace, friction)
);

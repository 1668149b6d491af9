-- The demo business in a workspace: how far it is told, and what has to go with it.
CREATE TABLE demos (
  workspace text NOT NULL PRIMARY KEY,
  state text NOT NULL,
  seed $bigint NOT NULL,
  people $bigint NOT NULL,
  done $bigint NOT NULL,
  planted integer NOT NULL,
  until $bigint NOT NULL,
  touchpoints $json NOT NULL
);

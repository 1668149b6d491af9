-- Workshops on a map: who takes part, what they wrote before it is on the map, their dots. The code that lets people in is kept as it is
-- while it opens anything, for every facilitator's screen shows it; of a participant's own key only a hash is kept.
CREATE TABLE map_workshops (
  id text NOT NULL PRIMARY KEY,
  workspace text NOT NULL,
  map text NOT NULL,
  title text NOT NULL,
  step text NOT NULL,
  revision $bigint NOT NULL,
  settings text NOT NULL,
  code text,
  timer_ends_at $bigint,
  timer_left_ms $bigint,
  begun_by text NOT NULL,
  begun_at $bigint NOT NULL,
  ended_at $bigint
);
CREATE UNIQUE INDEX map_workshops_by_code ON map_workshops (code);
CREATE INDEX map_workshops_by_map ON map_workshops (workspace, map);
CREATE TABLE map_workshop_participants (
  id text NOT NULL PRIMARY KEY,
  workshop text NOT NULL,
  name text NOT NULL,
  account text,
  joined_at $bigint NOT NULL,
  removed_at $bigint
);
CREATE INDEX map_workshop_participants_by_workshop ON map_workshop_participants (workshop);
CREATE TABLE map_workshop_keys (
  hash text NOT NULL PRIMARY KEY,
  workshop text NOT NULL,
  participant text NOT NULL
);
CREATE INDEX map_workshop_keys_by_participant ON map_workshop_keys (participant);
CREATE TABLE map_workshop_cards (
  id text NOT NULL PRIMARY KEY,
  workshop text NOT NULL,
  participant text,
  lane text NOT NULL,
  stage text NOT NULL,
  text text NOT NULL,
  colour text NOT NULL,
  made_at $bigint NOT NULL,
  revealed_at $bigint,
  removed_at $bigint,
  merged_into text,
  outcome text,
  owner_account text,
  owner_name text,
  note text NOT NULL,
  map_card text,
  is_from_map integer NOT NULL,
  placings integer NOT NULL
);
CREATE INDEX map_workshop_cards_by_workshop ON map_workshop_cards (workshop);
CREATE TABLE map_workshop_dots (
  workshop text NOT NULL,
  card text NOT NULL,
  participant text NOT NULL,
  count integer NOT NULL,
  PRIMARY KEY (card, participant)
);
CREATE INDEX map_workshop_dots_by_workshop ON map_workshop_dots (workshop);

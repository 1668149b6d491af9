-- Keys that name somebody (customer id, e-mail, phone), the person each belongs to, and why.
CREATE TABLE person_keys (
  workspace text NOT NULL,
  key_text text NOT NULL,
  kind text NOT NULL,
  value text NOT NULL,
  person text NOT NULL,
  first_seen_at $bigint NOT NULL,
  PRIMARY KEY (workspace, key_text)
);
CREATE INDEX person_keys_by_person ON person_keys (workspace, person);

-- Which origins (an import, a source) have used a key: when the last one is undone, the key goes too.
CREATE TABLE person_sightings (
  workspace text NOT NULL,
  key_text text NOT NULL,
  origin text NOT NULL,
  PRIMARY KEY (workspace, origin, key_text)
);
CREATE INDEX person_sightings_by_key ON person_sightings (workspace, key_text);

-- Evidence that two keys are one person. Taking a row back restores what was before.
CREATE TABLE person_links (
  workspace text NOT NULL,
  key_a text NOT NULL,
  key_b text NOT NULL,
  origin text NOT NULL,
  at $bigint NOT NULL,
  PRIMARY KEY (workspace, key_a, key_b, origin)
);
CREATE INDEX person_links_by_b ON person_links (workspace, key_b);
CREATE INDEX person_links_by_origin ON person_links (workspace, origin);

-- What origins said about the holder of a key; the latest said wins.
CREATE TABLE person_traits (
  workspace text NOT NULL,
  key_text text NOT NULL,
  name text NOT NULL,
  origin text NOT NULL,
  value text NOT NULL,
  at $bigint NOT NULL,
  PRIMARY KEY (workspace, key_text, name, origin)
);
CREATE INDEX person_traits_by_origin ON person_traits (workspace, origin);

-- Journeys are made from events, so another shape of them is made anew: now with what touches are filtered by, as numbers of
-- journey_labels, with the first meeting of each stage, and with orders apart, so that whole journeys are not looked into for them.
DROP TABLE journeys;

-- One row per person: the whole path as arrays in time order, and the keys the events came in under (at most fifty). No events:
-- the person is gone (undone, merged into another). Of each stage the first meeting (0: never): the instant, and the last
-- instant it may have been when only its day is known. Of each order and refund its time, amount, kind and stage once more.
-- shard by cityHash64(person)
CREATE TABLE journeys (
  workspace UInt32,
  person String,
  version Int64,
  keys Array(String),
  times Array(Int64),
  precisions Array(UInt8),
  touchpoints Array(UInt16),
  stages Array(UInt8),
  channels Array(UInt8),
  kinds Array(UInt8),
  amounts Array(Int64),
  names Array(UInt16),
  devices Array(UInt16),
  campaigns Array(UInt16),
  pages Array(UInt16),
  stage_firsts Array(Int64),
  stage_lasts Array(Int64),
  paid_times Array(Int64),
  paid_amounts Array(Int64),
  paid_kinds Array(UInt8),
  paid_stages Array(UInt8),
  events UInt32,
  off_map UInt32,
  first_time Int64,
  last_time Int64,
  orders UInt32,
  revenue Int64,
  foreign_amounts UInt32
) ENGINE = ReplacingMergeTree(version)
PARTITION BY workspace
ORDER BY (workspace, person);

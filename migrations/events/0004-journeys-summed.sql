-- Another shape of journeys, made anew from events: what most reports ask stands in each row, so that they need not look into paths.
DROP TABLE journeys;

-- One row per person: the whole path as arrays in time order, and the keys the events came in under (at most fifty). No events:
-- the person is gone (undone, merged into another). Summed up beside the path: the furthest stage and which stages were met (bit
-- k - 1 for stage k); for each stage but the last how long it took from its first meeting to that of any later one (ms, -1: none); each
-- touchpoint once, in the order of first meetings (0: what is not on the map), with how often and when first and last; and each order
-- and refund once more.
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
  furthest UInt8,
  met_stages UInt16,
  stage_waits Array(Int64),
  met Array(UInt16),
  met_events Array(UInt32),
  met_firsts Array(Int64),
  met_lasts Array(Int64),
  paid_times Array(Int64),
  paid_amounts Array(Int64),
  paid_kinds Array(UInt8),
  paid_stages Array(UInt8),
  paid_touchpoints Array(UInt16),
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

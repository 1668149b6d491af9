-- Events as received. The same event twice (same person key, time and message) is one event, for ever.
-- shard by cityHash64(visitor)
CREATE TABLE events (
  workspace UInt32,
  visitor String,
  person String,
  time Int64,
  message UInt64,
  batch Int64,
  received Int64,
  seq UInt32,
  origin String,
  precision UInt8,
  name String,
  channel UInt8,
  source String,
  medium String,
  campaign String,
  page String,
  device String,
  country String,
  session String,
  amount Int64,
  currency String,
  property_names Array(String),
  property_values Array(String)
) ENGINE = ReplacingMergeTree()
PARTITION BY intDiv(time, 31557600000)
ORDER BY (workspace, visitor, time, message);

-- Where a batch lands before duplicates are set aside; emptied before each batch. Same columns as events, in the same order.
-- first host only
CREATE TABLE incoming (
  workspace UInt32,
  visitor String,
  person String,
  time Int64,
  message UInt64,
  received Int64,
  seq UInt32,
  origin String,
  precision UInt8,
  name String,
  channel UInt8,
  source String,
  medium String,
  campaign String,
  page String,
  device String,
  country String,
  session String,
  amount Int64,
  currency String,
  property_names Array(String),
  property_values Array(String)
) ENGINE = MergeTree()
ORDER BY (workspace, visitor, time, message);

-- Person keys whose person is not the one the event was stored with, because keys were linked. Empty person: link taken back.
-- shard by cityHash64(visitor)
CREATE TABLE links (
  workspace UInt32,
  visitor String,
  person String,
  version Int64
) ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace, visitor);

-- One row per person: the whole path as arrays in time order, and the keys the events came in under (at most fifty). No events: the person is gone (undone, merged into another).
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
  events UInt32,
  first_time Int64,
  last_time Int64,
  orders UInt32,
  revenue Int64,
  foreign_amounts UInt32
) ENGINE = ReplacingMergeTree(version)
PARTITION BY workspace
ORDER BY (workspace, person);

-- People whose row must be rebuilt for another reason than new events: links changed, an import undone.
-- shard by cityHash64(person)
CREATE TABLE dirty (
  workspace UInt32,
  person String,
  version Int64
) ENGINE = MergeTree()
ORDER BY (workspace, version, person);

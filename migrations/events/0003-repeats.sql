-- What an origin brought that was here already, brought by another: it comes back under its own name when that other one is undone.
-- shard by cityHash64(visitor)
CREATE TABLE repeats (
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
ORDER BY (workspace, visitor, time, message, origin);

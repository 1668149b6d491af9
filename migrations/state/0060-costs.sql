-- What advertising cost, by month, channel and campaign ('' for the channel as a whole), in the workspace's currency.
CREATE TABLE ad_costs (
  workspace text NOT NULL,
  month text NOT NULL,
  channel text NOT NULL,
  campaign text NOT NULL,
  amount $bigint NOT NULL,
  updated_at $bigint NOT NULL,
  PRIMARY KEY (workspace, month, channel, campaign)
);

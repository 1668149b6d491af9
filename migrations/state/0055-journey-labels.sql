-- Short numbers for the words journeys are filtered by: event names, devices, campaigns, pages. A number is never given twice.
CREATE TABLE journey_labels (
  workspace text NOT NULL,
  dimension text NOT NULL,
  code integer NOT NULL,
  value text NOT NULL,
  PRIMARY KEY (workspace, dimension, code)
);
CREATE UNIQUE INDEX journey_labels_by_value ON journey_labels (workspace, dimension, value);

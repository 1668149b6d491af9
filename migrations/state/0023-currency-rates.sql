-- What one unit of a currency was worth in the business's own on a day, as somebody typed it in or imported it.
CREATE TABLE currency_rates (
  workspace text NOT NULL,
  base text NOT NULL,
  currency text NOT NULL,
  day text NOT NULL,
  rate double precision NOT NULL,
  PRIMARY KEY (workspace, base, currency, day)
);

-- How a map is doing, for the list of maps: pieces of advice, and cards that nothing supports. Null until its next edit.
ALTER TABLE maps ADD COLUMN advice integer;
ALTER TABLE maps ADD COLUMN guesses integer;

-- What a map is to bring about, for the list of maps. Null until it is listed or edited.
ALTER TABLE maps ADD COLUMN objective text;
ALTER TABLE maps ADD COLUMN target text;

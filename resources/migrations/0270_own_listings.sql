-- What the seller sells already, read from files that their markets and tools give them.
CREATE TABLE own_listings (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  format TEXT NOT NULL,
  market TEXT NOT NULL,
  title TEXT NOT NULL,
  -- The words of the title and nothing else, for finding what says the same.
  said TEXT NOT NULL,
  -- JSON: the whole listing as the file has it.
  listing TEXT NOT NULL,
  file TEXT NOT NULL,
  imported_at INTEGER NOT NULL
) STRICT;
CREATE INDEX own_listings_by_said ON own_listings (said);
CREATE VIRTUAL TABLE own_listings_fts USING fts5 (said, content = 'own_listings', content_rowid = 'seq', tokenize = 'unicode61');
CREATE TRIGGER own_listings_added AFTER INSERT ON own_listings
BEGIN INSERT INTO own_listings_fts (rowid, said) VALUES (new.seq, new.said); END;
CREATE TRIGGER own_listings_removed AFTER DELETE ON own_listings
BEGIN INSERT INTO own_listings_fts (own_listings_fts, rowid, said) VALUES ('delete', old.seq, old.said); END;
CREATE TRIGGER own_listings_reworded AFTER UPDATE OF said ON own_listings
BEGIN
  INSERT INTO own_listings_fts (own_listings_fts, rowid, said) VALUES ('delete', old.seq, old.said);
  INSERT INTO own_listings_fts (rowid, said) VALUES (new.seq, new.said);
END;

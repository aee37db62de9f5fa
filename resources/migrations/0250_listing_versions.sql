-- Who wrote the text that a listing has now, in which language, and what there is to say about it.
ALTER TABLE listings ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
ALTER TABLE listings ADD COLUMN text_source TEXT NOT NULL DEFAULT 'template' CHECK (text_source IN ('template', 'model', 'seller', 'fix'));
ALTER TABLE listings ADD COLUMN text_note TEXT;
ALTER TABLE listings ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
CREATE INDEX listings_by_market ON listings (market, seq);

-- Every text a listing ever had; the newest is the one in listings.
CREATE TABLE listing_versions (
  listing_id TEXT NOT NULL REFERENCES listings (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('template', 'model', 'seller', 'fix')),
  language TEXT NOT NULL,
  note TEXT,
  restored_from INTEGER,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  bullets TEXT NOT NULL CHECK (json_valid(bullets)),
  tags TEXT NOT NULL CHECK (json_valid(tags)),
  price_minor INTEGER NOT NULL CHECK (price_minor > 0),
  at INTEGER NOT NULL,
  PRIMARY KEY (listing_id, number)
) STRICT, WITHOUT ROWID;

-- What earlier programs kept is the last text only; who changed it by hand is in the log.
UPDATE listings SET text_source = 'seller' WHERE id IN (SELECT json_extract(data, '$.listingId') FROM events WHERE event_type = 'listing.edited');
INSERT INTO listing_versions (listing_id, number, source, language, title, description, bullets, tags, price_minor, at)
  SELECT id, 1, text_source, language, title, description, bullets, tags, price_minor, created_at FROM listings;

-- One master copy per design, product and language, with its writer. No design is ever removed; a copy whose design an older
-- program lost comes along all the same.
CREATE TABLE master_copies_by_language (
  design_id TEXT NOT NULL,
  product_id TEXT NOT NULL,
  language TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('template', 'model')),
  copy TEXT NOT NULL CHECK (json_valid(copy)),
  PRIMARY KEY (design_id, product_id, language)
) STRICT, WITHOUT ROWID;
INSERT INTO master_copies_by_language SELECT design_id, product_id, 'en', 'template', copy FROM master_copies;
DROP TABLE master_copies;
ALTER TABLE master_copies_by_language RENAME TO master_copies;

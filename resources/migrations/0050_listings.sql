-- Products the seller changed or added; the program's own defaults are in code.
CREATE TABLE products (id TEXT PRIMARY KEY, template TEXT NOT NULL CHECK (json_valid(template))) STRICT;

CREATE TABLE listings (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  design_id TEXT NOT NULL REFERENCES designs (id) ON DELETE CASCADE,
  product_id TEXT NOT NULL,
  market TEXT NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  bullets TEXT NOT NULL CHECK (json_valid(bullets)),
  tags TEXT NOT NULL CHECK (json_valid(tags)),
  price_minor INTEGER NOT NULL CHECK (price_minor > 0),
  currency TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('review', 'approved', 'rejected')),
  checks TEXT NOT NULL CHECK (json_valid(checks)),
  exported_at INTEGER,
  created_at INTEGER NOT NULL,
  UNIQUE (design_id, product_id, market)
) STRICT;
CREATE INDEX listings_by_status ON listings (status, seq);

-- One text per design and product, from which every market's listing is made.
CREATE TABLE master_copies (
  design_id TEXT NOT NULL REFERENCES designs (id) ON DELETE CASCADE,
  product_id TEXT NOT NULL,
  copy TEXT NOT NULL CHECK (json_valid(copy)),
  PRIMARY KEY (design_id, product_id)
) STRICT, WITHOUT ROWID;

-- Every yes and no with what it changed, so that it can be taken back.
CREATE TABLE decisions (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('approve', 'reject')),
  reason TEXT,
  at INTEGER NOT NULL,
  undone_at INTEGER,
  before TEXT NOT NULL CHECK (json_valid(before))
) STRICT;

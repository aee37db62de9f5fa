CREATE TABLE signals (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,
  source_item_id TEXT NOT NULL,
  url TEXT,
  text TEXT NOT NULL,
  tags TEXT NOT NULL CHECK (json_valid(tags)),
  language TEXT,
  community TEXT,
  category TEXT,
  published_at INTEGER,
  occurs_on TEXT,
  basis TEXT,
  region TEXT,
  first_seen_at INTEGER NOT NULL
) STRICT;
CREATE INDEX signals_by_day ON signals (occurs_on) WHERE occurs_on IS NOT NULL;

CREATE TABLE observations (
  signal_seq INTEGER NOT NULL REFERENCES signals (seq) ON DELETE CASCADE,
  metric TEXT NOT NULL,
  observed_at INTEGER NOT NULL,
  value REAL,
  PRIMARY KEY (signal_seq, metric, observed_at)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE signals_fts USING fts5 (text, content = 'signals', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2');
-- How far the full-text index has been filled; it is filled in bulk after an import, never by trigger.
CREATE TABLE signals_indexed (one INTEGER PRIMARY KEY CHECK (one = 1), up_to_seq INTEGER NOT NULL) STRICT;
INSERT INTO signals_indexed VALUES (1, 0);

-- Column mappings the seller saved, by the columns they were made for.
CREATE TABLE import_maps (columns_key TEXT PRIMARY KEY, map TEXT NOT NULL CHECK (json_valid(map))) STRICT;

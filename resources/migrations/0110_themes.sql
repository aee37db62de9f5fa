-- What is spoken of, whoever speaks of it. A theme is met before it is one: it emerges when enough voices have named it.
CREATE TABLE themes (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('topic', 'occasion', 'emergent', 'rights-risk')),
  -- What it is known by for ever: a topic, an occasion, a noun phrase or a name in its basic form.
  key TEXT NOT NULL,
  label TEXT NOT NULL,
  -- Of a name: what it is the name of.
  names TEXT,
  emerged_at INTEGER,
  -- The theme that says the same in other words; its signals count there too.
  merged_into INTEGER REFERENCES themes (seq),
  -- Signals; of these, independent voices; outlets they speak through; signals that write it small, as a common noun.
  signals INTEGER NOT NULL DEFAULT 0,
  voices INTEGER NOT NULL DEFAULT 0,
  outlets INTEGER NOT NULL DEFAULT 0,
  small INTEGER NOT NULL DEFAULT 0,
  -- How clearly the clearest signal names it: 1 is a name from a list.
  clearest REAL NOT NULL DEFAULT 0,
  -- 1: signals came in since it was counted.
  stale INTEGER NOT NULL DEFAULT 1,
  first_seen_at INTEGER NOT NULL,
  -- Decisions of the seller.
  dismissed_at INTEGER,
  accepted_at INTEGER,
  accepted_because TEXT,
  UNIQUE (kind, key)
) STRICT;
CREATE INDEX themes_to_count ON themes (seq) WHERE stale = 1;
CREATE INDEX themes_to_come ON themes (kind, voices) WHERE emerged_at IS NULL;
CREATE INDEX themes_by_key ON themes (key);

CREATE TABLE theme_signals (
  theme_seq INTEGER NOT NULL REFERENCES themes (seq) ON DELETE CASCADE,
  signal_seq INTEGER NOT NULL REFERENCES signals (seq) ON DELETE CASCADE,
  -- How clearly it names the theme, in (0, 1].
  clarity REAL NOT NULL,
  -- The theme in this signal's words.
  said TEXT NOT NULL,
  small INTEGER NOT NULL,
  -- Same voice or same echo: not independent of each other.
  voice TEXT NOT NULL,
  echo TEXT NOT NULL,
  outlet TEXT NOT NULL,
  PRIMARY KEY (theme_seq, signal_seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX theme_signals_by_signal ON theme_signals (signal_seq);

-- How far the signals have been read, and by which edition of the reader.
CREATE TABLE themes_read (one INTEGER PRIMARY KEY CHECK (one = 1), up_to_seq INTEGER NOT NULL, edition INTEGER NOT NULL) STRICT;
INSERT INTO themes_read VALUES (1, 0, 0);

-- Who wrote the concept.
ALTER TABLE ideas ADD COLUMN writer TEXT NOT NULL DEFAULT 'grammar';
-- The best open idea of a theme is the first entry of the theme and status here.
DROP INDEX ideas_by_theme;
CREATE INDEX ideas_of_theme ON ideas (theme_id, status, score DESC, seq);

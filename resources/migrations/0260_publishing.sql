-- One listing's way to its market. The listing is its market's own, so a second row for the same pair cannot be.
CREATE TABLE publications (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  listing_id TEXT NOT NULL,
  design_id TEXT NOT NULL,
  market TEXT NOT NULL,
  goal TEXT NOT NULL,
  state TEXT NOT NULL,
  remote_id TEXT,
  remote_url TEXT,
  step TEXT,
  attempt INTEGER NOT NULL,
  not_before INTEGER,
  deadline TEXT,
  reason TEXT,
  action TEXT,
  differences TEXT NOT NULL,
  fee_minor INTEGER,
  fee_currency TEXT,
  -- 1: it is to be taken off the market.
  withdrawing INTEGER NOT NULL,
  -- When it was first written down that something is sent, and which day that was where the seller lives.
  sent_at INTEGER,
  sent_day TEXT,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  UNIQUE (listing_id, market)
) STRICT;
CREATE INDEX publications_by_state ON publications (market, state);
CREATE INDEX publications_by_day ON publications (market, sent_day);
CREATE INDEX publications_by_change ON publications (changed_at);

-- What was begun and what is done, step by step; every row reaches the disk before the next request goes out.
CREATE TABLE publication_steps (
  publication_id TEXT NOT NULL,
  step TEXT NOT NULL,
  state TEXT NOT NULL,
  data TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (publication_id, step)
) STRICT;

-- Kept for good.
CREATE TABLE publication_history (
  seq INTEGER PRIMARY KEY,
  publication_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  step TEXT,
  state TEXT NOT NULL,
  says TEXT NOT NULL
) STRICT;
CREATE INDEX publication_history_by_publication ON publication_history (publication_id, seq);

-- What the seller set for a market. Secrets are named here and kept elsewhere.
CREATE TABLE market_connections (
  market TEXT PRIMARY KEY,
  enabled INTEGER NOT NULL,
  goal TEXT NOT NULL,
  field_values TEXT NOT NULL,
  secrets_set_at TEXT NOT NULL,
  daily_cap INTEGER,
  kept_for_rush INTEGER NOT NULL,
  pace_seconds REAL,
  proven_at INTEGER,
  tested_at INTEGER,
  test_ok INTEGER,
  test_sentence TEXT,
  -- Nobody asks before then, and why.
  blocked_until INTEGER,
  blocks INTEGER NOT NULL,
  trouble TEXT,
  trouble_action TEXT
) STRICT;

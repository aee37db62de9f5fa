-- Trademark offices the seller has keys for; the keys are secrets and lie elsewhere. And what the checks of listings found later on.
CREATE TABLE compliance_offices (
  office TEXT PRIMARY KEY CHECK (office IN ('euipo', 'tsdr')),
  -- JSON: when each field was set, by its name.
  keys_set_at TEXT NOT NULL,
  tested_at INTEGER,
  test_ok INTEGER CHECK (test_ok IN (0, 1)),
  test_sentence TEXT
) STRICT;

CREATE TABLE compliance_rechecks (
  listing_id TEXT PRIMARY KEY,
  -- What the words were checked against: the index, the rules and the words themselves.
  basis TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('clear', 'warn', 'block', 'not-checked')),
  -- JSON: what was found.
  findings TEXT NOT NULL,
  checked_at INTEGER NOT NULL,
  -- The seller has seen these findings and keeps the words.
  kept_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX compliance_rechecks_by_state ON compliance_rechecks (state, listing_id);

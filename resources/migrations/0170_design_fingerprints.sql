-- What each design looks like, so that one like it is noticed: 32 bytes of signs (shape, then tone) and its main colours.
CREATE TABLE design_fingerprints (
  seq INTEGER PRIMARY KEY,
  design_id TEXT NOT NULL UNIQUE REFERENCES designs (id) ON DELETE CASCADE,
  signs BLOB NOT NULL CHECK (length(signs) = 32),
  colours TEXT NOT NULL CHECK (json_valid(colours))
) STRICT;
-- Rejected designs by the time of the decision: their pictures go after a while.
CREATE INDEX designs_decided ON designs (status, decided_at);

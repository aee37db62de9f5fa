CREATE TABLE runs (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  date TEXT NOT NULL,
  seed TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  publish TEXT NOT NULL,
  full INTEGER NOT NULL,
  at INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('running', 'finished', 'stopped', 'failed')),
  phase TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  resumed INTEGER NOT NULL DEFAULT 0,
  summary TEXT CHECK (summary IS NULL OR json_valid(summary))
) STRICT;

-- The ideas a night chose, so that going on after a cut meets the same ones.
CREATE TABLE run_ideas (
  run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  idea_id TEXT NOT NULL REFERENCES ideas (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (run_id, idea_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE exports (
  id TEXT PRIMARY KEY,
  format TEXT NOT NULL,
  out TEXT NOT NULL,
  listings INTEGER NOT NULL,
  summary TEXT NOT NULL CHECK (json_valid(summary)),
  at INTEGER NOT NULL
) STRICT;

-- The store itself, the event log, the job queue, settings and costs.
CREATE TABLE assets (
  hash TEXT PRIMARY KEY,
  extension TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  width_px INTEGER,
  height_px INTEGER,
  thumb_hash TEXT,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  event_id TEXT NOT NULL UNIQUE,
  event_type TEXT NOT NULL,
  version INTEGER NOT NULL,
  timestamp INTEGER NOT NULL,
  source TEXT NOT NULL,
  correlation_id TEXT NOT NULL,
  data TEXT NOT NULL CHECK (json_valid(data))
) STRICT;
CREATE INDEX events_by_correlation ON events (correlation_id, seq);

CREATE TABLE jobs (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL CHECK (json_valid(payload)),
  unique_key TEXT,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled', 'needs-human', 'parked')),
  attempt INTEGER NOT NULL DEFAULT 0,
  crashes INTEGER NOT NULL DEFAULT 0,
  run_at INTEGER NOT NULL,
  lease_owner TEXT,
  lease_until INTEGER,
  saved_state TEXT CHECK (saved_state IS NULL OR json_valid(saved_state)),
  reason TEXT,
  action TEXT,
  correlation_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  finished_at INTEGER
) STRICT;
CREATE INDEX jobs_to_claim ON jobs (state, kind, run_at);
CREATE INDEX jobs_by_time ON jobs (created_at, id);
CREATE UNIQUE INDEX jobs_active_key ON jobs (kind, unique_key) WHERE unique_key IS NOT NULL AND state IN ('waiting', 'running');

CREATE TABLE schedules (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL CHECK (json_valid(payload)),
  cron TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  next_at INTEGER NOT NULL,
  last_at INTEGER
) STRICT;

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE costs (
  id TEXT PRIMARY KEY,
  what TEXT NOT NULL,
  estimate_minor INTEGER NOT NULL CHECK (estimate_minor >= 0),
  actual_minor INTEGER CHECK (actual_minor >= 0),
  currency TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('reserved', 'spent', 'released')),
  correlation_id TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX costs_by_time ON costs (created_at);

-- How each source is set up and how its last polls went. A source without a row is as the program ships it.
CREATE TABLE sources (
  id TEXT PRIMARY KEY,
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
  config TEXT CHECK (config IS NULL OR json_valid(config)),
  proxy TEXT NOT NULL,
  -- Names only; the values lie in the keychain.
  secrets_set TEXT NOT NULL CHECK (json_valid(secrets_set)),
  memory TEXT CHECK (memory IS NULL OR json_valid(memory)),
  signals INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  next_poll_at INTEGER,
  last_success_at INTEGER,
  last_found TEXT,
  last_error_at INTEGER,
  last_error TEXT,
  last_error_action TEXT
) STRICT, WITHOUT ROWID;

-- ETag and Last-Modified of each request, committed with what its answer held.
CREATE TABLE source_validators (
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  etag TEXT,
  last_modified TEXT,
  PRIMARY KEY (source, key)
) STRICT, WITHOUT ROWID;

-- How many requests a domain may be asked now, so that a restart asks no faster.
CREATE TABLE http_domains (
  domain TEXT PRIMARY KEY,
  tokens REAL NOT NULL,
  at INTEGER NOT NULL,
  blocked_until INTEGER
) STRICT, WITHOUT ROWID;

-- What search boxes suggested for a keyword, kept for days.
CREATE TABLE suggestions (
  source TEXT NOT NULL,
  keyword TEXT NOT NULL,
  country TEXT NOT NULL,
  phrases TEXT NOT NULL CHECK (json_valid(phrases)),
  asked_at INTEGER NOT NULL,
  PRIMARY KEY (source, keyword, country)
) STRICT, WITHOUT ROWID;

-- Files of the drop folder that were taken, and how they were then.
CREATE TABLE dropped_files (file TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- What is known of image engines. Their keys are secrets and lie elsewhere; this says that there is one.
CREATE TABLE image_engines (
  engine TEXT PRIMARY KEY,
  key_set_at INTEGER,
  tested_at INTEGER,
  test_ok INTEGER CHECK (test_ok IN (0, 1)),
  test_sentence TEXT,
  model TEXT,
  models TEXT,
  -- When it made its first real picture here.
  proven_at INTEGER
) STRICT;

-- Every picture that was asked of an engine, by the name of its wish: what stands of it is never asked for twice.
CREATE TABLE picture_orders (
  key TEXT PRIMARY KEY,
  wish TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('intended', 'submitted', 'made', 'failed', 'unknown')),
  engine TEXT,
  -- What the engine needs to find it again.
  task TEXT,
  -- The reservation that is open, and its amount.
  cost_id TEXT,
  reserved_minor INTEGER NOT NULL,
  -- What was booked for it, over all engines that were asked.
  spent_minor INTEGER NOT NULL,
  -- The picture as the service gave it, until it is cleaned.
  raw TEXT,
  -- The kept picture, and what is known of it.
  hash TEXT,
  made TEXT,
  reason TEXT,
  -- Whose cap it counts for.
  design TEXT NOT NULL,
  run_id TEXT,
  correlation_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX picture_orders_design ON picture_orders (design);
CREATE INDEX picture_orders_run ON picture_orders (run_id) WHERE run_id IS NOT NULL;
CREATE INDEX picture_orders_newest_run ON picture_orders (updated_at) WHERE run_id IS NOT NULL;
CREATE INDEX picture_orders_open ON picture_orders (state) WHERE state IN ('intended', 'submitted');
CREATE INDEX picture_orders_raw ON picture_orders (raw) WHERE raw IS NOT NULL;

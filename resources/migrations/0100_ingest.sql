-- What a signal says, without what people change when they post it again, and the signals of one source that say the same.
CREATE TABLE signal_prints (
  signal_seq INTEGER PRIMARY KEY REFERENCES signals (seq) ON DELETE CASCADE,
  content INTEGER NOT NULL,
  group_seq INTEGER NOT NULL
) STRICT;
CREATE INDEX signal_prints_by_content ON signal_prints (content);
-- Bands of the locality-sensitive hash: signals that share one may be nearly the same. Only the first of a group has any.
CREATE TABLE near_bands (band INTEGER NOT NULL, signal_seq INTEGER NOT NULL, PRIMARY KEY (band, signal_seq)) STRICT, WITHOUT ROWID;
-- How far signals have been compared; it is done in bulk after they came in.
CREATE TABLE signals_compared (one INTEGER PRIMARY KEY CHECK (one = 1), up_to_seq INTEGER NOT NULL) STRICT;
INSERT INTO signals_compared VALUES (1, 0);

-- What is still to be written into the raw archive: committed with the change, dropped when its file is whole.
CREATE TABLE archive_outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  segment INTEGER,
  stream TEXT NOT NULL,
  day TEXT NOT NULL,
  records INTEGER NOT NULL,
  lines TEXT NOT NULL
) STRICT;
CREATE INDEX archive_outbox_by_segment ON archive_outbox (segment, stream, day, id);
CREATE TABLE archive_segments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  stream TEXT NOT NULL,
  day TEXT NOT NULL,
  file TEXT,
  records INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX archive_segments_by_age ON archive_segments (stream, day);

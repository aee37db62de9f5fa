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
-- The highest place that a signal had which left. No other gets a place up to it: whoever goes through the signals has been there.
CREATE TABLE signals_left (one INTEGER PRIMARY KEY CHECK (one = 1), up_to_seq INTEGER NOT NULL) STRICT;
INSERT INTO signals_left VALUES (1, 0);

-- What is still to be written into the raw archive: committed with the change, dropped when its file is whole.
CREATE TABLE archive_outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  stream TEXT NOT NULL,
  day TEXT NOT NULL,
  records INTEGER NOT NULL,
  lines TEXT NOT NULL
) STRICT;
CREATE INDEX archive_outbox_by_stream ON archive_outbox (stream, day, id);
-- The files of the archive. One without a name is being written, of what stood in the outbox up to a place.
CREATE TABLE archive_segments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  stream TEXT NOT NULL,
  day TEXT NOT NULL,
  up_to INTEGER NOT NULL,
  file TEXT,
  records INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX archive_segments_by_age ON archive_segments (stream, day);
-- Signals from before there was an archive go into it as well, a thousand to a piece; json_patch leaves out what is not given.
INSERT INTO archive_outbox (stream, day, records, lines)
SELECT source, strftime('%Y-%m-%d', first_seen_at / 1000, 'unixepoch') AS day, count(*), group_concat(line, char(10)) || char(10)
FROM (
  SELECT seq, source, first_seen_at, json_patch('{}', json_object(
    't', 'signal', 'after', 0, 'seq', seq, 'id', id, 'seenAt', first_seen_at, 'source', source, 'sourceItemId', source_item_id, 'url', url, 'text', text,
    'tags', json(tags), 'language', language, 'community', community, 'category', category,
    'publishedAt', strftime('%Y-%m-%dT%H:%M:%fZ', published_at / 1000.0, 'unixepoch'), 'occursOn', occurs_on, 'basis', basis, 'region', region,
    'observations', json((
      SELECT json_group_array(json_object('metric', metric, 'value', value, 'observedAt', strftime('%Y-%m-%dT%H:%M:%fZ', observed_at / 1000.0, 'unixepoch')))
      FROM observations WHERE signal_seq = seq
    ))
  )) AS line FROM signals ORDER BY seq
) GROUP BY seq / 1000, source, day ORDER BY min(seq);

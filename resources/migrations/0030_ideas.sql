CREATE TABLE ideas (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  topic TEXT NOT NULL,
  concept TEXT NOT NULL CHECK (json_valid(concept)),
  score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
  freshness REAL NOT NULL,
  engagement REAL NOT NULL,
  novelty REAL NOT NULL,
  community_fit REAL NOT NULL,
  seasonality REAL NOT NULL,
  why TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('new', 'designed', 'dismissed', 'rights-risk')),
  occurs_on TEXT,
  created_at INTEGER NOT NULL,
  scored_at INTEGER NOT NULL
) STRICT;
CREATE INDEX ideas_by_score ON ideas (score DESC, seq);
CREATE INDEX ideas_by_status ON ideas (status, score DESC, seq);

CREATE TABLE idea_evidence (
  idea_seq INTEGER NOT NULL REFERENCES ideas (seq) ON DELETE CASCADE,
  signal_id TEXT NOT NULL,
  source TEXT NOT NULL,
  url TEXT,
  text TEXT NOT NULL,
  observed_at INTEGER NOT NULL,
  PRIMARY KEY (idea_seq, signal_id)
) STRICT, WITHOUT ROWID;

-- `made` marks ideas that were designed: novelty is measured against those.
CREATE VIRTUAL TABLE idea_vectors USING vec0 (model TEXT PARTITION KEY, made INTEGER, embedding FLOAT[768] distance_metric=cosine);

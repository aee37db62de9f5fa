-- What the ranked list is sorted by, in rows so narrow that all of them are read in milliseconds. No index holds a score
-- any more: every step of a scoring changed nearly all pages of each, and 100,000 ideas wrote hundreds of megabytes.
DROP INDEX ideas_by_score;
DROP INDEX ideas_by_status;
DROP INDEX ideas_of_theme;
CREATE INDEX ideas_by_status ON ideas (status, theme_id);
CREATE INDEX ideas_by_theme ON ideas (theme_id, status);
CREATE TABLE idea_ranks (
  idea_seq INTEGER PRIMARY KEY REFERENCES ideas (seq) ON DELETE CASCADE,
  status TEXT NOT NULL,
  score REAL NOT NULL
) STRICT;
INSERT INTO idea_ranks SELECT seq, status, score FROM ideas;
CREATE TRIGGER ideas_rank_added AFTER INSERT ON ideas
  BEGIN INSERT INTO idea_ranks VALUES (new.seq, new.status, new.score); END;
CREATE TRIGGER ideas_rank_changed AFTER UPDATE OF status, score ON ideas
  BEGIN UPDATE idea_ranks SET status = new.status, score = new.score WHERE idea_seq = new.seq; END;

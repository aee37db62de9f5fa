-- One index for the ranked list and one for the best of each theme: with three on the score, scoring 100,000 ideas
-- again spent most of its time on them.
DROP INDEX ideas_by_score;
DROP INDEX ideas_by_status;
DROP INDEX ideas_of_theme;
CREATE INDEX ideas_ranked ON ideas (status, score DESC, seq);
CREATE INDEX ideas_of_theme ON ideas (status, theme_id, score DESC, seq);

-- One index that holds a score instead of three: every step of a scoring changes nearly all pages of each. The best of
-- each theme and the whole ranked list are read by passing over this one, which is a few megabytes.
DROP INDEX ideas_by_score;
DROP INDEX ideas_by_status;
DROP INDEX ideas_of_theme;
CREATE INDEX ideas_ranked ON ideas (status, theme_id, score DESC, seq);
CREATE INDEX ideas_by_theme ON ideas (theme_id, status);

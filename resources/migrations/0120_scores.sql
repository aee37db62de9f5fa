-- Cosines that novelty rests on, by one model: to the nearest idea that was made, and to the newest ideas of the theme.
CREATE TABLE idea_likeness (
  idea_seq INTEGER PRIMARY KEY REFERENCES ideas (seq) ON DELETE CASCADE,
  model TEXT NOT NULL,
  to_made REAL,
  to_theme REAL
) STRICT;

-- Ideas that were made and whose likeness to the others has been worked out, by one model.
CREATE TABLE made_counted (
  idea_seq INTEGER PRIMARY KEY REFERENCES ideas (seq) ON DELETE CASCADE,
  model TEXT NOT NULL
) STRICT;

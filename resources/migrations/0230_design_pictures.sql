-- What a design shows: words with shipped motifs, a picture that a model made, or both; and, of one that was to have a
-- picture and has none, why.
ALTER TABLE designs ADD COLUMN form TEXT NOT NULL DEFAULT 'words' CHECK (form IN ('words', 'picture', 'picture-and-words'));
ALTER TABLE designs ADD COLUMN no_picture TEXT;

-- The picture of a design: as the engine gave it, cut out, and all that is needed to make it once more. A design that was
-- changed from another one may hold the same picture; it cost nothing then.
CREATE TABLE design_pictures (
  design_id TEXT PRIMARY KEY REFERENCES designs (id) ON DELETE CASCADE,
  wish_key TEXT NOT NULL,
  original TEXT NOT NULL REFERENCES assets (hash),
  cut_out TEXT NOT NULL REFERENCES assets (hash),
  cut TEXT NOT NULL CHECK (json_valid(cut)),
  engine TEXT NOT NULL,
  model TEXT,
  style TEXT NOT NULL,
  prompt TEXT NOT NULL,
  negative TEXT NOT NULL,
  seed INTEGER NOT NULL,
  params TEXT NOT NULL CHECK (json_valid(params)),
  warnings TEXT NOT NULL CHECK (json_valid(warnings)),
  cost_minor INTEGER NOT NULL,
  ai_made INTEGER NOT NULL,
  made_at INTEGER NOT NULL
) STRICT;

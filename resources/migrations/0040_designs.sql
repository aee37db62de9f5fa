CREATE TABLE designs (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  idea_id TEXT NOT NULL REFERENCES ideas (id),
  run_id TEXT,
  product_id TEXT NOT NULL,
  phrase TEXT NOT NULL,
  engine TEXT NOT NULL,
  seed TEXT NOT NULL,
  layout TEXT NOT NULL,
  variant TEXT NOT NULL,
  garment TEXT NOT NULL,
  garment_variants TEXT NOT NULL CHECK (json_valid(garment_variants)),
  inks TEXT NOT NULL CHECK (json_valid(inks)),
  fonts TEXT NOT NULL CHECK (json_valid(fonts)),
  motif TEXT,
  checks TEXT NOT NULL CHECK (json_valid(checks)),
  status TEXT NOT NULL CHECK (status IN ('review', 'approved', 'rejected')),
  reject_reason TEXT,
  score REAL NOT NULL,
  created_at INTEGER NOT NULL,
  decided_at INTEGER
) STRICT;
CREATE INDEX designs_to_review ON designs (status, score DESC, seq);
CREATE INDEX designs_by_idea ON designs (idea_id);
CREATE INDEX designs_by_run ON designs (run_id);

-- Which stored file is what of a design: its SVG, preview and print file per ink variant.
CREATE TABLE design_files (
  design_id TEXT NOT NULL REFERENCES designs (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('svg', 'preview', 'print')),
  variant TEXT NOT NULL,
  asset TEXT NOT NULL REFERENCES assets (hash),
  PRIMARY KEY (design_id, kind, variant)
) STRICT, WITHOUT ROWID;

CREATE TABLE mockups (
  id TEXT PRIMARY KEY,
  design_id TEXT NOT NULL REFERENCES designs (id) ON DELETE CASCADE,
  scene TEXT NOT NULL,
  garment TEXT NOT NULL,
  position INTEGER NOT NULL,
  asset TEXT NOT NULL REFERENCES assets (hash),
  created_at INTEGER NOT NULL,
  UNIQUE (design_id, scene, garment)
) STRICT;

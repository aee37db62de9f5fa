-- What the engine was given as seed (NULL for designs made before this), and the designs changed from a design.
ALTER TABLE designs ADD COLUMN art_seed TEXT;
CREATE INDEX designs_by_origin ON designs (origin) WHERE origin IS NOT NULL;

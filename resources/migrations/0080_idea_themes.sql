-- What an idea is about, how much each factor rests on, what each adds, and why an idea is kept from design.
ALTER TABLE ideas ADD COLUMN theme_id TEXT NOT NULL DEFAULT '';
ALTER TABLE ideas ADD COLUMN confidence TEXT NOT NULL DEFAULT '{"freshness":0,"engagement":0,"novelty":0,"communityFit":0,"seasonality":0}' CHECK (json_valid(confidence));
ALTER TABLE ideas ADD COLUMN parts TEXT NOT NULL DEFAULT '{"freshness":0,"engagement":0,"novelty":0,"communityFit":0,"seasonality":0}' CHECK (json_valid(parts));
ALTER TABLE ideas ADD COLUMN signal_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ideas ADD COLUMN source_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ideas ADD COLUMN risk TEXT;
UPDATE ideas SET theme_id = 'topic:' || topic;
CREATE INDEX ideas_by_theme ON ideas (theme_id, score DESC, seq);

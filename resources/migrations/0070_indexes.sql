-- Counts and pages that the window asks for all the time, out of the index alone.
-- By status, newest first, with the phrase that a search looks through.
CREATE INDEX designs_by_status ON designs (status, seq, phrase);
CREATE INDEX listings_to_export ON listings (status, exported_at, seq);
CREATE INDEX ideas_by_day ON ideas (occurs_on) WHERE occurs_on IS NOT NULL;

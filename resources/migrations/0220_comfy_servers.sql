-- ComfyUI servers of the seller. `attached` ones run by themselves, `started` ones are started from `folder` and get their
-- address at each start. A key stands with the secrets; here only since when.
CREATE TABLE comfy_servers (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('attached', 'started')),
  address TEXT NOT NULL,
  folder TEXT CHECK ((folder IS NOT NULL) = (kind = 'started')),
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  key_set_at INTEGER,
  added_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX comfy_servers_by_place ON comfy_servers (kind, coalesce(folder, address));

-- What the seller chose once: the workflow that designs are made with, and a further folder to look in.
CREATE TABLE comfy_choices (
  name TEXT PRIMARY KEY CHECK (name IN ('workflow', 'folder')),
  value TEXT NOT NULL
) STRICT;

/**
 * Files of channels and pictures of agents. The bytes lie on disk under their hash; whenever a row that names some goes, by
 * whatever cascade, a trigger notes the hash, so that no deletion has to know that files exist.
 */
export const sql = `
CREATE TABLE attachments (
  id TEXT PRIMARY KEY,
  message_id TEXT REFERENCES messages (id) ON DELETE CASCADE, -- NULL: in no message (yet)
  position INTEGER NOT NULL DEFAULT 0,
  kept_for_message_id TEXT REFERENCES messages (id) ON DELETE CASCADE, -- NULL: no response names it as a replacement
  channel_id TEXT NOT NULL REFERENCES agents (id) ON DELETE CASCADE,
  owner_id TEXT NOT NULL,
  filename TEXT NOT NULL,
  mime_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  storage_key TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX attachments_by_message ON attachments (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX attachments_by_kept ON attachments (kept_for_message_id) WHERE kept_for_message_id IS NOT NULL;
CREATE INDEX attachments_by_channel ON attachments (channel_id, created_at DESC, id DESC);
CREATE INDEX attachments_by_owner ON attachments (owner_id, created_at DESC, id DESC);
CREATE INDEX attachments_by_bytes ON attachments (sha256);
CREATE INDEX orphans_by_age ON attachments (created_at) WHERE message_id IS NULL AND kept_for_message_id IS NULL;

CREATE TABLE avatars (
  agent_id TEXT PRIMARY KEY REFERENCES agents (id) ON DELETE CASCADE,
  mime_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX avatars_by_bytes ON avatars (sha256);

CREATE TABLE released_bytes (
  sha256 TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TRIGGER attachment_released AFTER DELETE ON attachments BEGIN
  INSERT OR IGNORE INTO released_bytes VALUES (old.sha256);
END;
CREATE TRIGGER avatar_released AFTER DELETE ON avatars BEGIN
  INSERT OR IGNORE INTO released_bytes VALUES (old.sha256);
END;
CREATE TRIGGER avatar_replaced AFTER UPDATE OF sha256 ON avatars WHEN old.sha256 <> new.sha256 BEGIN
  INSERT OR IGNORE INTO released_bytes VALUES (old.sha256);
END;
`;

/**
 * People, keys, agents, messages with their reviews. Instants are INTEGER milliseconds since the epoch; JSON is TEXT.
 * `messages.owner_id` repeats the agent's owner, which never changes, so that lists over all channels need no join.
 */
export const sql = `
CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE users (
  id TEXT PRIMARY KEY,
  email TEXT NOT NULL UNIQUE COLLATE NOCASE,
  display_name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('owner', 'member')),
  must_change_password INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE api_keys (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  label TEXT NOT NULL,
  key_hash TEXT NOT NULL UNIQUE,
  key_prefix TEXT NOT NULL,
  last_used_at INTEGER, -- NULL: never used since it was made or rotated
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX api_keys_by_user ON api_keys (user_id, created_at);

CREATE TABLE agents (
  id TEXT PRIMARY KEY,
  owner_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  description TEXT,
  avatar_url TEXT,
  webhook_url TEXT, -- NULL: no webhook
  webhook_headers TEXT,
  webhook_auth TEXT,
  status TEXT NOT NULL DEFAULT 'offline' CHECK (status IN ('active', 'busy', 'error', 'offline')),
  status_message TEXT,
  status_since INTEGER, -- NULL: the agent has never pinged
  last_active_at INTEGER,
  commands TEXT,
  tag TEXT,
  management_url TEXT,
  management_api_key TEXT,
  is_subagent INTEGER NOT NULL DEFAULT 0,
  parent_agent_id TEXT REFERENCES agents (id) ON DELETE SET NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX agents_by_owner ON agents (owner_id, created_at, id);
CREATE INDEX agents_by_parent ON agents (parent_agent_id) WHERE parent_agent_id IS NOT NULL;

CREATE TABLE status_history (
  id TEXT PRIMARY KEY,
  agent_id TEXT NOT NULL REFERENCES agents (id) ON DELETE CASCADE,
  status TEXT NOT NULL,
  message TEXT,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX status_history_by_agent ON status_history (agent_id, created_at);

CREATE TABLE messages (
  id TEXT PRIMARY KEY,
  channel_id TEXT NOT NULL REFERENCES agents (id) ON DELETE CASCADE,
  owner_id TEXT NOT NULL,
  sender_type TEXT NOT NULL CHECK (sender_type IN ('agent', 'user')),
  sender_id TEXT NOT NULL,
  text TEXT,
  status TEXT,
  metadata TEXT,
  client_id TEXT, -- NULL: the sender gave no idempotency key
  stream_id TEXT,
  stream_state TEXT,
  delivery_status TEXT NOT NULL DEFAULT 'sent',
  iteration_group_id TEXT,
  iteration INTEGER, -- NULL: stands alone
  review_type TEXT, -- NULL: no review, and then all of review_*
  review_payload TEXT,
  review_callback TEXT,
  review_status TEXT CHECK (review_status IN ('pending', 'completed', 'expired')),
  review_expires_at INTEGER,
  review_response TEXT,
  review_feedback TEXT,
  review_modified_file_ids TEXT,
  review_completed_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CHECK ((review_type IS NULL) = (review_status IS NULL)),
  CHECK ((review_type IS NULL) = (review_expires_at IS NULL))
) STRICT;
CREATE INDEX messages_by_channel ON messages (channel_id, created_at DESC, id DESC);
CREATE INDEX messages_by_sender ON messages (channel_id, sender_type, created_at);
CREATE UNIQUE INDEX messages_by_client_id ON messages (channel_id, sender_type, client_id) WHERE client_id IS NOT NULL;
CREATE UNIQUE INDEX messages_by_stream ON messages (channel_id, stream_id) WHERE stream_id IS NOT NULL;
CREATE UNIQUE INDEX messages_by_iteration ON messages (iteration_group_id, iteration) WHERE iteration_group_id IS NOT NULL;
CREATE INDEX reviews_by_owner ON messages (owner_id, review_status, created_at DESC, id DESC) WHERE review_status IS NOT NULL;
CREATE INDEX reviews_by_expiry ON messages (review_expires_at) WHERE review_status = 'pending';

CREATE TABLE read_markers (
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  channel_id TEXT NOT NULL REFERENCES agents (id) ON DELETE CASCADE,
  read_at INTEGER NOT NULL,
  PRIMARY KEY (user_id, channel_id)
) STRICT, WITHOUT ROWID;
`;

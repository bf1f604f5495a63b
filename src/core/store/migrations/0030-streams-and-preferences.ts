/**
 * Progress steps of streams, and what people prefer. A step belongs to the stream's name and not to its message, because
 * the draft need not exist yet (contract.md 6.4).
 */
export const sql = `
CREATE TABLE status_events (
  id TEXT PRIMARY KEY,
  channel_id TEXT NOT NULL REFERENCES agents (id) ON DELETE CASCADE,
  stream_id TEXT NOT NULL,
  position INTEGER NOT NULL, -- counts from 0 in each stream
  text TEXT NOT NULL,
  tool_hint INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX status_events_by_stream ON status_events (channel_id, stream_id, position);
CREATE INDEX messages_streaming ON messages (updated_at) WHERE stream_state = 'streaming';

-- With the id, so that changes of one millisecond need no sorting.
DROP INDEX status_history_by_agent;
CREATE INDEX status_history_by_agent ON status_history (agent_id, created_at, id);

CREATE TABLE preferences (
  user_id TEXT PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  theme TEXT NOT NULL DEFAULT 'system' CHECK (theme IN ('light', 'dark', 'system')),
  management_dashboard INTEGER, -- NULL: never set
  updated_at INTEGER NOT NULL
) STRICT;
`;

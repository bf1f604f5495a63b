/**
 * Webhook deliveries and their attempts. The triggers make a delivery due in the very transaction that made its fact,
 * so that no crash between a response and its webhook loses one; whether there is a valid address is decided when it is
 * attempted. Facts from before this step get none.
 */
export const sql = `
CREATE TABLE webhook_deliveries (
  id TEXT PRIMARY KEY,
  message_id TEXT NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
  event TEXT NOT NULL CHECK (event IN ('review:responded', 'review:expired', 'message:created')),
  state TEXT NOT NULL CHECK (state IN ('due', 'started', 'delivered', 'failed')),
  body TEXT, -- NULL: no attempt has begun; else what each attempt sends
  attempt_count INTEGER NOT NULL DEFAULT 0,
  next_attempt_at INTEGER, -- NULL: none is due
  is_acknowledged INTEGER NOT NULL DEFAULT 0, -- 1: the agent took notice after the delivery became due
  created_at INTEGER NOT NULL,
  CHECK ((state = 'due') = (next_attempt_at IS NOT NULL)),
  UNIQUE (message_id, event)
) STRICT;
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (next_attempt_at) WHERE state = 'due';
CREATE INDEX webhook_deliveries_started ON webhook_deliveries (created_at) WHERE state = 'started';

CREATE TABLE webhook_attempts (
  delivery_id TEXT NOT NULL REFERENCES webhook_deliveries (id) ON DELETE CASCADE,
  number INTEGER NOT NULL, -- counts from 1 in each delivery
  url TEXT NOT NULL, -- without user name, password and query
  started_at INTEGER NOT NULL,
  duration_ms INTEGER, -- NULL: still running, or the process died
  outcome TEXT, -- NULL: as above
  status_code INTEGER, -- NULL: no answer
  reason TEXT, -- NULL: delivered
  answer TEXT, -- NULL: no answer
  PRIMARY KEY (delivery_id, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER webhook_after_review AFTER UPDATE OF review_status ON messages
WHEN old.review_status = 'pending' AND new.review_status IN ('completed', 'expired') AND (
  json_type(new.metadata, '$.webhookUrl') = 'text' OR new.review_callback IS NOT NULL
  OR EXISTS (SELECT 1 FROM agents WHERE id = new.channel_id AND webhook_url IS NOT NULL))
BEGIN
  INSERT OR IGNORE INTO webhook_deliveries (id, message_id, event, state, next_attempt_at, created_at)
    VALUES (lower(hex(randomblob(16))), new.id,
      CASE new.review_status WHEN 'completed' THEN 'review:responded' ELSE 'review:expired' END,
      'due', new.updated_at, new.updated_at);
END;
CREATE TRIGGER webhook_after_message AFTER INSERT ON messages
WHEN new.sender_type = 'user'
  AND EXISTS (SELECT 1 FROM agents WHERE id = new.channel_id AND webhook_url IS NOT NULL)
BEGIN
  INSERT OR IGNORE INTO webhook_deliveries (id, message_id, event, state, next_attempt_at, created_at)
    VALUES (lower(hex(randomblob(16))), new.id, 'message:created', 'due', new.created_at, new.created_at);
END;
`;

/**
 * What keeps lists cheap when there are a million messages: how many are unread per channel, counted as they come, and
 * an index of every three characters of a text. Triggers keep both right, whichever step writes a message.
 *
 * A document is a message in the order of its channel: the channel's number in the high bits, its place in the low 32 (so that every number is exact in JavaScript).
 * So one range of documents is one channel, and descending documents are newest first.
 */
export const sql = `
CREATE TABLE channel_unread (
  channel_id TEXT PRIMARY KEY REFERENCES agents (id) ON DELETE CASCADE,
  unread_count INTEGER NOT NULL -- messages of the agent after the owner's read marker
) STRICT, WITHOUT ROWID;

CREATE TRIGGER unread_after_message AFTER INSERT ON messages
WHEN new.sender_type = 'agent' AND new.created_at > coalesce(
  (SELECT read_at FROM read_markers WHERE user_id = new.owner_id AND channel_id = new.channel_id), -1)
BEGIN
  INSERT INTO channel_unread (channel_id, unread_count) VALUES (new.channel_id, 1)
    ON CONFLICT (channel_id) DO UPDATE SET unread_count = unread_count + 1;
END;
CREATE TRIGGER unread_after_deletion AFTER DELETE ON messages
WHEN old.sender_type = 'agent' AND old.created_at > coalesce(
  (SELECT read_at FROM read_markers WHERE user_id = old.owner_id AND channel_id = old.channel_id), -1)
BEGIN
  UPDATE channel_unread SET unread_count = unread_count - 1 WHERE channel_id = old.channel_id;
END;
CREATE TRIGGER unread_after_first_read AFTER INSERT ON read_markers
WHEN EXISTS (SELECT 1 FROM agents WHERE id = new.channel_id AND owner_id = new.user_id)
BEGIN
  UPDATE channel_unread SET unread_count = (
    SELECT count(*) FROM messages
    WHERE channel_id = new.channel_id AND sender_type = 'agent' AND created_at > new.read_at)
  WHERE channel_id = new.channel_id;
END;
CREATE TRIGGER unread_after_read AFTER UPDATE OF read_at ON read_markers
WHEN EXISTS (SELECT 1 FROM agents WHERE id = new.channel_id AND owner_id = new.user_id)
BEGIN
  UPDATE channel_unread SET unread_count = (
    SELECT count(*) FROM messages
    WHERE channel_id = new.channel_id AND sender_type = 'agent' AND created_at > new.read_at)
  WHERE channel_id = new.channel_id;
END;
INSERT INTO channel_unread (channel_id, unread_count)
  SELECT m.channel_id, count(*) FROM messages m
  LEFT JOIN read_markers r ON r.user_id = m.owner_id AND r.channel_id = m.channel_id
  WHERE m.sender_type = 'agent' AND m.created_at > coalesce(r.read_at, -1)
  GROUP BY m.channel_id;

CREATE TABLE search_channels (
  number INTEGER PRIMARY KEY,
  channel_id TEXT NOT NULL UNIQUE REFERENCES agents (id) ON DELETE CASCADE
) STRICT;
CREATE TABLE search_documents (
  doc INTEGER PRIMARY KEY,
  message_id TEXT NOT NULL UNIQUE,
  -- empty: no text; indexed: in message_search; waiting: soon will be; scanned: never will be, too long or with a NUL.
  -- The last two are read when searching. Indexing in batches costs a tenth, and no sender waits for it.
  kind TEXT NOT NULL CHECK (kind IN ('empty', 'waiting', 'indexed', 'scanned'))
) STRICT;
CREATE INDEX search_documents_scanned ON search_documents (doc) WHERE kind = 'scanned';
CREATE INDEX search_documents_waiting ON search_documents (doc) WHERE kind = 'waiting';
CREATE VIRTUAL TABLE message_search USING fts5 (
  text, content = '', contentless_delete = 1, tokenize = 'trigram', detail = 'none'
);

CREATE TRIGGER search_after_message AFTER INSERT ON messages
BEGIN
  INSERT INTO search_channels (channel_id)
    SELECT new.channel_id WHERE NOT EXISTS (SELECT 1 FROM search_channels WHERE channel_id = new.channel_id);
  INSERT INTO search_documents (doc, message_id, kind)
    SELECT 1 + coalesce(
        (SELECT max(doc) FROM search_documents WHERE doc BETWEEN c.number << 32 AND (c.number << 32) + 4294967295),
        c.number << 32),
      new.id, ${kindOf('new.text')}
    FROM search_channels c WHERE c.channel_id = new.channel_id;
END;
CREATE TRIGGER search_after_change AFTER UPDATE OF text ON messages WHEN new.text IS NOT old.text
BEGIN
  DELETE FROM message_search
    WHERE rowid = (SELECT doc FROM search_documents WHERE message_id = new.id AND kind = 'indexed');
  UPDATE search_documents SET kind = ${kindOf('new.text')} WHERE message_id = new.id;
END;
CREATE TRIGGER search_after_deletion AFTER DELETE ON messages
BEGIN
  DELETE FROM message_search
    WHERE rowid = (SELECT doc FROM search_documents WHERE message_id = old.id AND kind = 'indexed');
  DELETE FROM search_documents WHERE message_id = old.id;
END;

INSERT INTO search_channels (channel_id) SELECT id FROM agents ORDER BY created_at, id;
INSERT INTO search_documents (doc, message_id, kind)
  SELECT (c.number << 32) + row_number() OVER (PARTITION BY m.channel_id ORDER BY m.created_at, m.id), m.id, ${kindOf('m.text')}
  FROM messages m JOIN search_channels c ON c.channel_id = m.channel_id;
INSERT INTO message_search (rowid, text)
  SELECT d.doc, m.text FROM search_documents d JOIN messages m ON m.id = d.message_id WHERE d.kind = 'waiting'
  ORDER BY d.doc;
UPDATE search_documents SET kind = 'indexed' WHERE kind = 'waiting';
`;

// Indexing takes about 1 ms per 2 KiB: a longer text would hold up everybody, and there are few of them.
function kindOf(text: string): string {
  return `CASE WHEN ${text} IS NULL THEN 'empty'
    WHEN octet_length(${text}) > 16384 OR instr(${text}, char(0)) > 0 THEN 'scanned' ELSE 'waiting' END`;
}

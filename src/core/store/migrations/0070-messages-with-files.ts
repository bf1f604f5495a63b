/**
 * Which messages have files, as a column of its own: an index cannot ask another table, and without one a list of them
 * walks through the channel. Triggers keep it right, whichever step attaches or deletes a file.
 */
export const sql = `
ALTER TABLE messages ADD COLUMN has_files INTEGER NOT NULL DEFAULT 0;
UPDATE messages SET has_files = 1 WHERE id IN (SELECT message_id FROM attachments WHERE message_id IS NOT NULL);
CREATE INDEX messages_with_files ON messages (channel_id, created_at DESC, id DESC) WHERE has_files = 1;

CREATE TRIGGER files_after_upload AFTER INSERT ON attachments WHEN new.message_id IS NOT NULL BEGIN
  UPDATE messages SET has_files = 1 WHERE id = new.message_id AND has_files = 0;
END;
CREATE TRIGGER files_after_attaching AFTER UPDATE OF message_id ON attachments WHEN new.message_id IS NOT NULL BEGIN
  UPDATE messages SET has_files = 1 WHERE id = new.message_id AND has_files = 0;
END;
CREATE TRIGGER files_after_deletion AFTER DELETE ON attachments WHEN old.message_id IS NOT NULL BEGIN
  UPDATE messages SET has_files = EXISTS (SELECT 1 FROM attachments WHERE message_id = old.message_id)
    WHERE id = old.message_id;
END;
`;

import { afterEach, beforeEach, expect, it } from 'vitest';
import { openUnmigratedDatabase, type UnmigratedDatabase } from '../../../../tests/support/unmigrated-database.ts';
import { schemaVersion } from '../migrate.ts';

let file: UnmigratedDatabase;
beforeEach(async () => {
  file = await openUnmigratedDatabase();
  file.migrate((version) => version < 30);
  file.handle.exec(`
    INSERT INTO users VALUES ('u', 'u@example.com', 'U', 'none', 'owner', 0, 1);
    INSERT INTO agents (id, owner_id, name, created_at) VALUES ('c', 'u', 'C', 1);
    INSERT INTO messages (id, channel_id, owner_id, sender_type, sender_id, text, stream_id, stream_state, created_at, updated_at)
      VALUES ('m', 'c', 'u', 'agent', 'c', 'a', 's', 'streaming', 1, 1);
  `);
  file.migrate((version) => version <= 30);
});
afterEach(() => file.close());

const countOf = (table: string) => file.handle.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.count;

it('keeps the rows of the version before, and finds a draft among them by the new index', () => {
  expect(schemaVersion(file.handle)).toBe(30);
  expect(file.handle.prepare('SELECT id FROM messages').all()).toEqual([{ id: 'm' }]);
  const plan = file.handle
    .prepare(`EXPLAIN QUERY PLAN SELECT * FROM messages WHERE stream_state = 'streaming' AND updated_at < 5`)
    .all();
  expect(String(plan[0]?.detail)).toContain('messages_streaming');
});

it('lets steps go with their channel and preferences with their person', () => {
  file.handle.exec(`
    INSERT INTO status_events VALUES ('e', 'c', 's', 0, 'step', 0, 1);
    INSERT INTO preferences VALUES ('u', 'dark', NULL, 1);
  `);
  const again = () => file.handle.exec(`INSERT INTO status_events VALUES ('e2', 'c', 's', 0, 'step', 0, 1)`);
  expect(again).toThrow(/UNIQUE/);
  file.handle.exec(`DELETE FROM agents WHERE id = 'c'`);
  expect(countOf('status_events')).toBe(0);
  file.handle.exec(`DELETE FROM users WHERE id = 'u'`);
  expect(countOf('preferences')).toBe(0);
});

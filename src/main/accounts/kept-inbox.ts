import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { type AgentWithActivity, agentWithActivity } from '../../contract/agent.ts';
import { type Message, message as messageSchema } from '../../contract/message.ts';
import { type Database, loadSqliteEngine } from '../../sqlite/engine.ts';
import type { InboxChange } from '../inbox/inbox.ts';

/** What an account showed last, kept on this computer so that it is there at once, also without a network. */
export interface KeptInbox {
  /** What the person is needed for, at once: the program begins with it. */
  readWaiting(): KeptPart;
  /** The other messages, in parts, so that nothing else waits long. */
  readRest(): AsyncGenerator<readonly Message[]>;
  /** Takes changes over; they are written together, a moment later. */
  take(changes: readonly InboxChange[]): void;
  /** The inbox was known to be complete at this instant. */
  markSynced(at: string): void;
  /** Writes what is left and closes the file. */
  close(): void;
}

/** What of an account was kept that is read together. */
export interface KeptPart {
  readonly agents: readonly AgentWithActivity[];
  readonly messages: readonly Message[];
  /** Until when it was complete. */
  readonly syncedAt: string | null;
}

/** How an inbox is kept. */
export interface KeptInboxOptions {
  readonly file: string;
  /** Only what waits is kept, for a server that is here itself and has the rest in a moment. */
  readonly isOnlyWaiting?: boolean;
  /** Hears why something could not be written. */
  readonly onFault: (error: unknown) => void;
}

/** Gathers this long before it writes: a burst is one transaction. */
const WRITE_AFTER_MS = 300;
const PART_COUNT = 500;
/** Raised when the tables or the shape of a message change; a file of another version is begun anew, since the server has everything. */
const VERSION = 1;

const TABLES = `
  CREATE TABLE messages (id TEXT PRIMARY KEY, is_pending INTEGER NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE agents (id TEXT PRIMARY KEY, place INTEGER NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  PRAGMA user_version = ${VERSION};
`;

/** Opens what is kept in a file; one that cannot be read is begun anew. Raises when none can be made. */
export function openKeptInbox({ file, isOnlyWaiting = false, onFault }: KeptInboxOptions): KeptInbox {
  const database = open(file);
  const putMessage = database.prepare('INSERT OR REPLACE INTO messages (id, is_pending, body) VALUES (?, ?, ?)');
  const deleteMessage = database.prepare('DELETE FROM messages WHERE id = ?');
  const putAgent = database.prepare('INSERT OR REPLACE INTO agents (id, place, body) VALUES (?, ?, ?)');
  const putFact = database.prepare('INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)');
  /** By id; null for one that is gone. */
  let messages = new Map<string, Message | null>();
  /** What lies in the file, where most of what comes is not kept and need not be deleted either. */
  const waitingIds = isOnlyWaiting ? new Set<string>() : null;
  let agents: readonly AgentWithActivity[] | null = null;
  let syncedAt: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const write = (): void => {
    timer = undefined;
    const [changed, list, at] = [messages, agents, syncedAt];
    messages = new Map();
    agents = null;
    syncedAt = null;
    database.exec('BEGIN IMMEDIATE');
    try {
      for (const [id, message] of changed) {
        if (message === null) deleteMessage.run(id);
        else putMessage.run(id, isWaiting(message) ? 1 : 0, JSON.stringify(message));
      }
      if (list !== null) {
        database.exec('DELETE FROM agents');
        for (const [place, agent] of list.entries())
          putAgent.run(agent.id, place, JSON.stringify(withoutSecrets(agent)));
      }
      if (at !== null) putFact.run('syncedAt', at);
      database.exec('COMMIT');
    } catch (error) {
      if (database.isTransaction !== false) database.exec('ROLLBACK');
      onFault(error);
    }
  };
  const forget = (id: string): void => {
    if (waitingIds === null || waitingIds.delete(id)) messages.set(id, null);
  };
  const writeSoon = (): void => {
    if (!isClosed) timer ??= setTimeout(write, WRITE_AFTER_MS);
  };

  return {
    readWaiting() {
      const rows = database.prepare('SELECT body FROM messages WHERE is_pending = 1').all();
      // As it was written, by this version: checking it takes longer than everything else before the window is there.
      const found = rows.flatMap(({ body }) => (parseJson(body) as Message | undefined) ?? []);
      for (const { id } of found) waitingIds?.add(id);
      const kept = database.prepare('SELECT body FROM agents ORDER BY place').all();
      const fact = database.prepare("SELECT value FROM facts WHERE name = 'syncedAt'").get();
      return {
        messages: found,
        agents: kept.flatMap(({ body }) => {
          const parsed = agentWithActivity.safeParse(parseJson(body));
          return parsed.success ? [parsed.data] : [];
        }),
        syncedAt: typeof fact?.value === 'string' ? fact.value : null,
      };
    },
    async *readRest() {
      const next = database.prepare(
        'SELECT id, body FROM messages WHERE is_pending = 0 AND id > ? ORDER BY id LIMIT ?',
      );
      for (let after = ''; !isClosed; ) {
        const rows = next.all(after, PART_COUNT);
        const last = rows.at(-1);
        if (last === undefined) return;
        after = String(last.id);
        yield parseMessages(rows);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    take(changes) {
      for (const change of changes) {
        if (change.kind === 'agents') agents = change.agents;
        if (change.kind !== 'messages') continue;
        for (const id of change.remove) forget(id);
        for (const message of change.upsert) {
          if (waitingIds === null || isWaiting(message)) {
            waitingIds?.add(message.id);
            messages.set(message.id, message);
          } else forget(message.id);
        }
      }
      writeSoon();
    },
    markSynced(at) {
      syncedAt = at;
      writeSoon();
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      clearTimeout(timer);
      write();
      database.close();
    },
  };
}

function open(file: string): Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const { DatabaseSync } = loadSqliteEngine();
  const connect = (): Database => {
    const database = new DatabaseSync(file);
    try {
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 2000');
      const version = database.prepare('PRAGMA user_version').get()?.user_version;
      if (version === VERSION) return database;
      if (version === 0) {
        database.exec(TABLES);
        return database;
      }
      throw new Error(`The kept inbox has version ${String(version)}`);
    } catch (error) {
      database.close();
      throw error;
    }
  };
  try {
    return connect();
  } catch {
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    return connect();
  }
}

/** What a server says in secret of its agents is read again when it is reached; it does not lie here. */
export function withoutSecrets(agent: AgentWithActivity): AgentWithActivity {
  return { ...agent, webhookHeaders: null, webhookAuth: null, managementApiKey: null };
}

const isWaiting = ({ review }: Message): boolean => review?.status === 'pending';

function parseMessages(rows: readonly Readonly<Record<string, unknown>>[]): Message[] {
  return rows.flatMap(({ body }) => {
    const parsed = messageSchema.safeParse(parseJson(body));
    return parsed.success ? [parsed.data] : [];
  });
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

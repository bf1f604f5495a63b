import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase, type Database } from './database.ts';

let handle: DatabaseSync;
let executed: string[];
let database: Database;
beforeEach(() => {
  handle = new DatabaseSync(':memory:');
  handle.exec('CREATE TABLE notes (text TEXT NOT NULL UNIQUE)');
  executed = [];
  const exec = handle.exec.bind(handle);
  handle.exec = (sql) => {
    executed.push(sql);
    exec(sql);
  };
  database = createDatabase(handle);
});
afterEach(() => database.close());

const add = (text: string) => database.write(() => database.run('INSERT INTO notes VALUES (:text)', { text }));
const notes = () => database.all<{ text: string }>('SELECT text FROM notes ORDER BY text').map(({ text }) => text);
const transactionCount = () => executed.filter((sql) => sql.startsWith('BEGIN')).length;

describe('write', () => {
  it('lets writes of one turn share a transaction, in the order in which they came', async () => {
    const order: number[] = [];
    const writes = Array.from({ length: 500 }, (_, index) => add(String(index)).then(() => order.push(index)));
    expect(notes()).toEqual([]);
    await Promise.all(writes);
    expect(transactionCount()).toBe(1);
    expect(executed).toEqual(['BEGIN IMMEDIATE', 'COMMIT']);
    expect(notes()).toHaveLength(500);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('gives a later turn a transaction of its own', async () => {
    await add('a');
    await add('b');
    expect(transactionCount()).toBe(2);
  });

  it('undoes a step that throws, alone and whole', async () => {
    const failure = new Error('no');
    const failing = database.write(() => {
      database.run('INSERT INTO notes VALUES (:text)', { text: 'undone' });
      throw failure;
    });
    const outcomes = await Promise.allSettled([add('a'), failing, add('b'), add('a')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected']);
    expect(outcomes[1]).toMatchObject({ reason: failure });
    expect(notes()).toEqual(['a', 'b']);
    expect(transactionCount()).toBe(1);
  });

  it('lets a step see what those before it wrote', async () => {
    const seen = database.write(() => notes());
    expect(await Promise.all([add('a'), database.write(() => notes()), seen])).toEqual([1, ['a'], []]);
  });

  it('answers only after the commit', async () => {
    const committed = add('a').then(() => executed.at(-1));
    expect(await committed).toBe('COMMIT');
  });

  it('rejects every step of a transaction that cannot be committed, and goes on with the next', async () => {
    const exec = handle.exec;
    handle.exec = (sql) => {
      if (sql === 'COMMIT') throw new Error('disk full');
      exec(sql);
    };
    const outcomes = await Promise.allSettled([add('a'), add('b')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    handle.exec = exec;
    expect(notes()).toEqual([]);
    await add('c');
    expect(notes()).toEqual(['c']);
  });
});

describe('close', () => {
  it('writes what waits, then refuses', async () => {
    const written = add('last');
    await database.close();
    expect(await written).toBe(1);
    await expect(add('late')).rejects.toThrow('closed');
    await database.close();
  });
});

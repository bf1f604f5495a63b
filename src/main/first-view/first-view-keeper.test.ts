import { mkdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeTemporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { aMessage, anAgent, aReview } from '../../../tests/support/wire-builders.ts';
import type { Account } from '../../contract/account.ts';
import { firstView } from '../../contract/first-view.ts';
import type { Message } from '../../contract/message.ts';
import { DEFAULT_SETTINGS } from '../../contract/settings.ts';
import type { WaitingReview } from '../answers/waiting.ts';
import { composeFirstView, createFirstViewKeeper, type FirstViewSources } from './first-view-keeper.ts';
import { readFirstView } from './kept-first-view.ts';

const HOUR = Date.parse('2026-11-24T12:00:00.000Z');
const at = (minutes: number): string => new Date(HOUR + minutes * 60_000).toISOString();

function account(change: Partial<Account> = {}): Account {
  return {
    id: 'here',
    kind: 'this-computer',
    name: 'This computer',
    serverUrl: null,
    wsUrl: null,
    email: null,
    connection: { state: 'online', detail: null, since: at(0), syncedAt: at(0), nextTryAt: null },
    agentAccess: { url: 'http://localhost:3001', apiKey: 'hp_secret', channelId: 'c1' },
    missing: [],
    mustChangePassword: false,
    isKept: true,
    notice: 'The usual port was taken.',
    ...change,
  };
}

const asked = (id: string, createdAt: string, expiresAt: string | null, channelId = 'c1'): Message =>
  aMessage({ id, channelId, createdAt, review: aReview({ status: 'pending', expiresAt }) });
const waits = (message: Message, isAway = false, accountId = 'here'): WaitingReview => ({ accountId, message, isAway });

/** The sources of one account in which this waits. */
function sourcesOf(reviews: () => readonly WaitingReview[], info = account()): FirstViewSources {
  const agent = { ...anAgent({ id: 'c1' }), unreadCount: 0, managementApiKey: 'hp_other', webhookHeaders: { a: 'b' } };
  return {
    accounts: () => [{ info: () => info, inbox: { agents: () => [agent] } }],
    waiting: reviews,
    rest: () => ({
      platform: 'linux',
      version: '1.0.0',
      settings: DEFAULT_SETTINGS,
      triage: { snoozes: [], held: [], waiting: [], waitingMessages: [] },
    }),
  };
}

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let file: string;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
  file = join(folder.path, 'first-view.json');
});
afterEach(() => folder.remove());

test('of many reviews it holds what a list begins with in any order, and counts the rest by agent', () => {
  const never = Array.from({ length: 300 }, (_, n) => asked(`never ${n}`, at(n), null, n % 3 === 0 ? 'c2' : 'c1'));
  const urgent = asked('urgent', at(-1_000), at(5_000));
  const snoozed = asked('snoozed', at(-2_000), null);
  const view = composeFirstView(sourcesOf(() => [...never, urgent, snoozed].map((one) => waits(one, one === snoozed))));
  const [first] = view.accounts;
  const ids = first?.messages.map(({ id }) => id) ?? [];
  expect(ids).toContain('urgent');
  expect(ids).toContain('never 299');
  expect(ids).not.toContain('never 0');
  const { c1 = 0, c2 = 0 } = first?.waitingBeyond ?? {};
  // What is put off is not counted.
  expect(ids.length + c1 + c2).toBe(301);
  expect(c2).toBeGreaterThan(0);
});

test('of few it holds all, in each account its own', () => {
  const sources = sourcesOf(() => [waits(asked('m1', at(0), null)), waits(asked('m2', at(1), null), false, 'there')]);
  expect(composeFirstView(sources).accounts).toMatchObject([{ messages: [{ id: 'm1' }], waitingBeyond: {} }]);
});

test('neither secrets nor a connection of yesterday are in it', () => {
  const text = JSON.stringify(composeFirstView(sourcesOf(() => [])));
  expect(text).not.toContain('hp_');
  expect(firstView.parse(JSON.parse(text)).accounts[0]).toMatchObject({
    connection: { state: 'starting', detail: null, syncedAt: null },
    agentAccess: null,
    notice: null,
    agents: [{ id: 'c1', webhookHeaders: null, managementApiKey: null }],
  });
  const off = account({ connection: { ...account().connection, state: 'off', detail: 'Switched off.' } });
  expect(composeFirstView(sourcesOf(() => [], off)).accounts[0]?.connection).toMatchObject({
    state: 'off',
    detail: 'Switched off.',
  });
});

test('is written some time after a change, once for many, and read by the same version only', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    let reviews: WaitingReview[] = [];
    const keeper = createFirstViewKeeper({
      ...sourcesOf(() => reviews),
      file,
      onFault: (error) => expect.fail(String(error)),
    });
    await keeper.flush();
    // Nothing had changed: what lies there is not overwritten by a program that has not yet read anything.
    expect(readFirstView(file, '1.0.0')).toBeNull();
    keeper.follow();
    reviews = [waits(asked('m1', at(0), null))];
    keeper.follow();
    vi.advanceTimersByTime(2_000);
    await keeper.flush();
    const kept = readFirstView(file, '1.0.0');
    expect(firstView.parse(JSON.parse(kept ?? '')).accounts[0]?.messages).toMatchObject([{ id: 'm1' }]);
    expect(readFirstView(file, '1.0.1')).toBeNull();
    expect(await readFile(file, 'utf8')).not.toContain('hp_secret');
  } finally {
    vi.useRealTimers();
  }
});

test('one that is not as it was written is none', async () => {
  const keeper = createFirstViewKeeper({
    ...sourcesOf(() => []),
    file,
    onFault: (error) => expect.fail(String(error)),
  });
  keeper.follow();
  await keeper.flush();
  const whole = await readFile(file, 'utf8');
  await writeFile(file, whole.replace('"accounts"', '"accountz"'));
  expect(readFirstView(file, '1.0.0')).toBeNull();
  await writeFile(file, whole.slice(0, -1));
  expect(readFirstView(file, '1.0.0')).toBeNull();
  await writeFile(file, '');
  expect(readFirstView(file, '1.0.0')).toBeNull();
  await writeFile(file, whole);
  expect(readFirstView(file, '1.0.0')).not.toBeNull();
});

test('what could not be written is told, and tried again with the next change', async () => {
  const faults: unknown[] = [];
  const keeper = createFirstViewKeeper({ ...sourcesOf(() => []), file, onFault: (error) => faults.push(error) });
  await mkdir(file);
  keeper.follow();
  await keeper.flush();
  expect(faults).toHaveLength(1);
  await rmdir(file);
  keeper.follow();
  await keeper.flush();
  expect(readFirstView(file, '1.0.0')).not.toBeNull();
});

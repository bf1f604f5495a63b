import { afterEach, beforeEach, expect, it } from 'vitest';
import { connect } from '../../src/client/node.ts';
import type { RemoteAccount } from '../../src/main/accounts/remote-account.ts';
import { type OpenedAccounts, openAccountsIn } from '../support/opened-accounts.ts';
import { personOf } from '../support/reference/reference-person.ts';
import {
  type ReferenceOptions,
  type ReferenceServer,
  startReferenceServer,
} from '../support/reference/reference-server.ts';
import type { StoredAgent } from '../support/reference/state.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

// What contract.md 16 says of a client, of the program's own modules against a server that does what upstream does.

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let server: ReferenceServer;
let opened: OpenedAccounts | undefined;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
});
afterEach(async () => {
  opened?.accounts.stop();
  opened = undefined;
  await server.stop();
  await folder.remove();
});

/** Serves, with one channel, and signs the program in. */
async function signIn(options: ReferenceOptions = {}) {
  server = await startReferenceServer(options);
  const channel = server.addChannel('deploy-bot');
  const program = openAccountsIn(folder.path);
  opened = program;
  const { email, password } = server.owner;
  const added = await program.accounts.add({ apiUrl: server.url, wsUrl: null, email, password, name: '' });
  if (added.kind !== 'signed-in') throw new Error(added.detail);
  const account = program.accounts.getRemote(added.accountId);
  await expect.poll(() => stateOf(account)).toBe('online');
  return { ...program, account, channel };
}

const stateOf = (account: RemoteAccount): string => account.info().connection.state;
const texts = (account: RemoteAccount): (string | null | undefined)[] =>
  account.inbox.messages().map(({ text }) => text);
const ask = (channel: StoredAgent, text: string, review = {}) => server.ask(channel, text, review);

it('35. (client) a 401 on change-password keeps the session; on another route it ends it, after one renewal', async () => {
  const { account } = await signIn();
  expect(await account.changePassword('wrong', 'long enough')).toMatchObject({ isChanged: false });
  expect(stateOf(account)).toBe('online');
  expect(server.requestCount('POST /api/auth/refresh')).toBe(0);
  server.changeSecret();
  await account.check();
  await expect.poll(() => stateOf(account)).toBe('signed-out');
  expect(server.requestCount('POST /api/auth/refresh')).toBe(1);
  const requestCount = server.requests.length;
  await account.check();
  expect(server.requests.length).toBe(requestCount);
});

it('36. (client) works over plain http with a server that sets Secure on the cookie', async () => {
  const { account, channel } = await signIn();
  const person = await personOf(server);
  const login = await person.post('/api/auth/login', { email: server.owner.email, password: server.owner.password });
  expect(login.cookie).toContain('; Secure');
  expect(server.url).toMatch(/^http:/);
  ask(channel, 'Heard over plain http?');
  await expect.poll(() => texts(account)).toEqual(['Heard over plain http?']);
});

it('72. (client) timeout is as pending, and a response is read from inside of the message', async () => {
  server = await startReferenceServer();
  const channel = server.addChannel('deploy-bot');
  const client = connect({ url: server.url, apiKey: server.addKey() });
  const { id: messageId } = ask(channel, 'Deploy?');
  const reference = { messageId, channelId: channel.id };
  expect(await client.wait(reference, { timeoutMs: 50 })).toEqual({ status: 'timeout', ...reference });
  expect(server.requestCount('GET /api/v1/reviews/:id/wait')).toBeGreaterThan(0);
  const waiting = client.wait(reference);
  server.answerElsewhere(messageId, { selectedOption: 'approve' });
  expect(await waiting).toMatchObject({ status: 'completed', response: { selectedOption: 'approve' } });
});

it('124. (client) after a reconnect it has a fresh ticket, follows every channel and reads everything again', async () => {
  const { account, channel } = await signIn();
  const ticketCount = server.requestCount('POST /api/auth/ws-ticket');
  await server.goDown();
  const other = server.addChannel('made-in-the-gap');
  ask(channel, 'Asked in the gap?');
  ask(other, 'Asked there too?');
  await expect.poll(() => stateOf(account)).toBe('retrying');
  await server.comeBack();
  await account.check();
  await expect.poll(() => stateOf(account)).toBe('online');
  expect(server.requestCount('POST /api/auth/ws-ticket')).toBeGreaterThan(ticketCount);
  expect(texts(account).sort()).toEqual(['Asked in the gap?', 'Asked there too?']);
  await expect.poll(() => [server.followersOf(channel), server.followersOf(other)]).toEqual([1, 1]);
});

it('125. (client) two identical message:created events show one message, which arrives once', async () => {
  // Servers before 0.10.1 tell a follower who is also the owner twice.
  const { account, arrived, channel } = await signIn({ version: '0.9.1' });
  await expect.poll(() => server.followersOf(channel)).toBe(1);
  const asked = ask(channel, 'Twice?');
  ask(channel, 'And after that?');
  await expect.poll(() => texts(account)).toHaveLength(2);
  expect(arrived.map(({ text }) => text)).toEqual(['Twice?', 'And after that?']);
  expect(account.inbox.findMessage(asked.id)?.text).toBe('Twice?');
});

it('126. (client) an unknown event, an unknown status and an unknown type of review crash nothing', async () => {
  const { account, channel } = await signIn();
  await expect.poll(() => server.followersOf(channel)).toBe(1);
  server.tell(channel, 'hologram:created', { depth: 3 });
  server.tell(channel, 'message:created', 'not a message');
  const old = ask(channel, 'Changed?');
  const vote = ask(channel, 'A vote?', { type: 'vote', payload: { seats: 3 } });
  await expect.poll(() => texts(account)).toHaveLength(2);
  expect(account.inbox.findMessage(vote.id)?.review).toMatchObject({ type: 'vote', status: 'pending' });
  server.rewriteReview(old.id, { status: 'changes_requested' });
  expect(await account.readAgain(old.id)).toBe(true);
  expect(account.inbox.findMessage(old.id)?.review?.status).toBe('changes_requested');
  await account.check();
  expect(stateOf(account)).toBe('online');
});

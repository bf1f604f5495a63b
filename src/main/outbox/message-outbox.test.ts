import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../../../tests/support/temporary-folder.ts';
import type { SendAttempt } from '../server/send-outcome.ts';
import { type MessageOutbox, openMessageOutbox } from './message-outbox.ts';

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let sent: [string, boolean][];
let ended: [string, string][];
let next: SendAttempt;
let isOnline: boolean;
let isOver: boolean;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
  sent = [];
  ended = [];
  next = { outcome: 'stored', detail: null };
  isOnline = false;
  isOver = false;
});
afterEach(async () => {
  isOver = true;
  await folder.remove();
});

function open(): MessageOutbox {
  return openMessageOutbox({
    file: join(folder.path, 'message-outbox.json'),
    isReachable: () => isOnline,
    nameOf: () => 'Acme',
    async send(_accountId, { clientId }, isAgain) {
      sent.push([clientId, isAgain]);
      return next;
    },
    onChange: () => undefined,
    onEnded: (clientId, { outcome }) => ended.push([clientId, outcome]),
    onFault: (error) => {
      // The last write of a test may find its folder gone.
      if (!isOver) throw error;
    },
  });
}

const write = (outbox: MessageOutbox, clientId: string) =>
  outbox.send('acme', { channelId: 'c', clientId, text: clientId, attachmentIds: [] });

it('keeps what is written while the server is away, and sends it in order after a restart', async () => {
  const first = open();
  expect((await write(first, 'one')).outcome).toBe('waiting');
  await write(first, 'two');
  await write(first, 'three');
  await first.takeBack('two');
  isOnline = true;
  const second = open();
  expect(second.clientIds()).toEqual(['one', 'three']);
  second.drain('acme');
  await expect.poll(() => ended.map(([clientId]) => clientId)).toEqual(['one', 'three']);
  expect(sent).toEqual([
    ['one', false],
    ['three', false],
  ]);
});

it('R14: says so when an earlier try may have arrived, and drops what the server refuses', async () => {
  isOnline = true;
  next = { outcome: 'unsent', detail: 'Lost.', isUnreached: true };
  const outbox = open();
  expect((await write(outbox, 'one')).outcome).toBe('waiting');
  next = { outcome: 'unsent', detail: 'Refused.' };
  outbox.drain('acme');
  await expect.poll(() => ended).toEqual([['one', 'unsent']]);
  expect(sent.at(-1)).toEqual(['one', true]);
  expect(outbox.clientIds()).toEqual([]);
});

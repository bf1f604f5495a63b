import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { aMessage, aReview } from '../../../tests/support/wire-builders.ts';
import type { Message } from '../../contract/message.ts';
import type { RespondAttempt } from '../answers/respond-outcome.ts';
import { type AnswerOutbox, openAnswerOutbox } from './answer-outbox.ts';

const LOST: RespondAttempt = { outcome: 'unsent', detail: 'Lost.', isUnreached: true };
const STORED: RespondAttempt = { outcome: 'stored', detail: null };

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let messages: Map<string, Message>;
let sent: [string, unknown][];
let ended: [string, string][];
let next: (messageId: string) => RespondAttempt;
let isOnline: boolean;
let hasKeychain: boolean;
let readAgain: string[];
let isOver: boolean;

const file = () => join(folder.path, 'answer-outbox.json');
const fileText = () => readFile(file(), 'utf8').catch(() => '');
const ask = (id: string, review = {}) => void messages.set(id, aMessage({ id, review: aReview(review) }));
const FORM = { type: 'form', payload: { fields: [{ name: 'pin', type: 'password', label: 'PIN' }] } };

function open(): AnswerOutbox {
  return openAnswerOutbox({
    file: file(),
    // Electron's keychain exists in Electron only.
    keychain: {
      isEncryptionAvailable: () => hasKeychain,
      encryptString: (text) => Buffer.from(text).reverse(),
      decryptString: (encrypted) => Buffer.from(encrypted).reverse().toString(),
    },
    now: Date.now,
    find: ({ messageId }) => messages.get(messageId) ?? null,
    isReachable: () => isOnline,
    nameOf: () => 'Acme',
    async send({ messageId }, { response }) {
      sent.push([messageId, response]);
      return next(messageId);
    },
    readAgain: async ({ messageId }) => {
      readAgain.push(messageId);
      return true;
    },
    onChange: () => undefined,
    onEnded: ({ messageId }, _label, outcome) => ended.push([messageId, outcome.outcome]),
    onFault: (error) => {
      // The last write of a test may find its folder gone.
      if (!isOver) throw error;
    },
  });
}

const reference = (messageId: string) => ({ accountId: 'acme', messageId });
const send = (outbox: AnswerOutbox, id: string, response: Record<string, unknown> = { selectedOption: id }) =>
  outbox.send(reference(id), 'Yes', { response });

beforeEach(async () => {
  folder = await makeTemporaryFolder();
  messages = new Map();
  sent = [];
  ended = [];
  readAgain = [];
  isOver = false;
  next = () => STORED;
  isOnline = false;
  hasKeychain = true;
  for (const id of ['a', 'b', 'c']) ask(id);
});
afterEach(async () => {
  isOver = true;
  await folder.remove();
});

it('keeps answers while the server is away, over a restart, and sends them in their order when it is back', async () => {
  const first = open();
  expect(await send(first, 'b')).toMatchObject({ outcome: 'waiting', detail: expect.stringContaining('Acme') });
  await send(first, 'a');
  expect(first.list().map(({ messageId }) => messageId)).toEqual(['b', 'a']);
  const second = open();
  second.drain('acme');
  expect(sent).toEqual([]);
  isOnline = true;
  second.drain('another');
  second.drain('acme');
  await expect
    .poll(() => ended)
    .toEqual([
      ['b', 'stored'],
      ['a', 'stored'],
    ]);
  expect(sent.map(([id]) => id)).toEqual(['b', 'a']);
  await expect.poll(fileText).toBe('[]');
});

it('one that is lost on the way keeps its place, and what is answered meanwhile comes behind it', async () => {
  isOnline = true;
  const outbox = open();
  next = () => LOST;
  expect((await send(outbox, 'a')).outcome).toBe('waiting');
  next = () => STORED;
  expect((await send(outbox, 'b')).outcome).toBe('waiting');
  // Nobody asks for it: what was lost on an open line is tried again after a moment.
  await expect.poll(() => ended.map(([id]) => id)).toEqual(['a', 'b']);
  expect(readAgain).toEqual(['a']);
});

it('is not sent twice when the lost try had arrived, nor when it can be taken back', async () => {
  const outbox = open();
  await send(outbox, 'a');
  await send(outbox, 'b');
  expect(await outbox.takeBack([reference('b'), reference('c')])).toEqual([reference('b')]);
  ask('a', { status: 'completed', response: { selectedOption: 'a' } });
  isOnline = true;
  outbox.drain('acme');
  await expect.poll(() => ended).toEqual([['a', 'stored']]);
  expect(sent).toEqual([]);
});

it('promise 10: does not answer a question that changed meanwhile', async () => {
  const outbox = open();
  await send(outbox, 'a');
  ask('a', { payload: { options: [{ id: 'a', label: 'Delete everything' }] } });
  isOnline = true;
  outbox.drain('acme');
  await expect.poll(() => ended).toEqual([['a', 'unsent']]);
  expect(sent).toEqual([]);
});

it('tells honestly when somebody else was first', async () => {
  const outbox = open();
  await send(outbox, 'a');
  next = () => ({ outcome: 'closed', detail: 'Someone else answered.' });
  isOnline = true;
  outbox.drain('acme');
  await expect.poll(() => ended).toEqual([['a', 'closed']]);
});

it('a password is on the disk only when the keychain has sealed it', async () => {
  ask('form', FORM);
  const outbox = open();
  await send(outbox, 'form', { pin: 'hunter2' });
  expect(await fileText()).not.toContain('hunter2');
  isOnline = true;
  const restarted = open();
  restarted.drain('acme');
  await expect.poll(() => sent).toEqual([['form', { pin: 'hunter2' }]]);
  await expect.poll(fileText).toBe('[]');

  isOnline = false;
  hasKeychain = false;
  const without = open();
  await send(without, 'form', { pin: 'hunter3' });
  expect(await fileText()).toBe('[]');
  isOnline = true;
  without.drain('acme');
  await expect.poll(() => sent.at(-1)).toEqual(['form', { pin: 'hunter3' }]);
});

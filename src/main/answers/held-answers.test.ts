import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeTemporaryFolder } from '../../../tests/support/temporary-folder.ts';
import type { SentOutcome } from '../../contract/desktop.ts';
import type { Message } from '../../contract/message.ts';
import { type HeldAnswers, openHeldAnswers, sendInstant } from './held-answers.ts';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');
const HERE = 'this-computer';

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let messages: Map<string, Message>;
let sent: [string, unknown][];
let ended: [string, string][];
let outcome: SentOutcome;
let undoMs: number;
let held: HeldAnswers;

const fileText = () => readFile(join(folder.path, 'held-answers.json'), 'utf8');

function asked(id: string, review: Record<string, unknown> = {}): void {
  messages.set(id, {
    id,
    channelId: 'agent',
    senderType: 'agent',
    createdAt: new Date(NOW).toISOString(),
    attachments: [],
    review: { type: 'approval', status: 'pending', ...review },
  });
}

function open(): HeldAnswers {
  return openHeldAnswers({
    file: join(folder.path, 'held-answers.json'),
    now: Date.now,
    undoMs: () => undoMs,
    find: ({ messageId }) => messages.get(messageId) ?? null,
    async send({ messageId }, _label, { response }) {
      sent.push([messageId, response]);
      return outcome;
    },
    onChange: () => undefined,
    onEnded: ({ messageId }, _label, end) => ended.push([messageId, end.outcome]),
    onFault: (error) => {
      throw error;
    },
  });
}

const answer = (messageId: string, response: Record<string, unknown> = { selectedOption: 'ok' }) =>
  held.answer({ accountId: HERE, messageId, label: 'OK', group: null, answer: { response } });

beforeEach(async () => {
  folder = await makeTemporaryFolder();
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  messages = new Map();
  sent = [];
  ended = [];
  outcome = { outcome: 'stored', detail: null };
  undoMs = 5_000;
  asked('a');
  asked('b');
  held = open();
});
afterEach(async () => {
  vi.useRealTimers();
  await folder.remove();
});

describe('promise 15: undo for some seconds', () => {
  it('sends at once when it is off, or when the review would expire first', async () => {
    undoMs = 0;
    expect(await answer('a')).toEqual({ outcome: 'stored', detail: null });
    undoMs = 5_000;
    asked('short', { expiresAt: new Date(NOW + 2_000).toISOString() });
    expect((await answer('short')).outcome).toBe('stored');
    expect(sendInstant(NOW, 10_000, new Date(NOW + 8_000).toISOString())).toBe(NOW + 5_000);
    expect(sendInstant(NOW, 10_000, null)).toBe(NOW + 10_000);
  });

  it('holds, tells without the answer itself, and sends when the time is over', async () => {
    expect((await answer('a')).outcome).toBe('held');
    expect(held.list()).toEqual([
      {
        accountId: HERE,
        messageId: 'a',
        label: 'OK',
        group: null,
        heldAt: expect.any(String),
        sendAt: expect.any(String),
      },
    ]);
    await vi.advanceTimersByTimeAsync(4_999);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    await held.flush();
    expect(sent).toEqual([['a', { selectedOption: 'ok' }]]);
    expect(ended).toEqual([['a', 'stored']]);
    expect(await fileText()).toBe('[]');
  });

  it('takes back what was not sent yet, and nothing else', async () => {
    await answer('a');
    await answer('b');
    const reference = { accountId: HERE, messageId: 'a' };
    expect(await held.undo([reference, { accountId: HERE, messageId: 'other' }])).toEqual([reference]);
    expect(await held.undo([reference])).toEqual([]);
    await held.flush();
    expect(sent.map(([id]) => id)).toEqual(['b']);
  });

  it('is sent by the next start when the program was killed, and says so', async () => {
    await answer('a', { selectedOption: 'ok', comment: 'checked' });
    held = open();
    expect(held.list()).toEqual([]);
    held.resume('another account');
    held.resume(HERE);
    await held.flush();
    expect(sent).toEqual([['a', { selectedOption: 'ok', comment: 'checked' }]]);
    expect(ended).toEqual([['a', 'stored']]);
    expect(await fileText()).toBe('[]');
  });

  it('is not sent twice when it was stored just before the program was killed', async () => {
    await answer('a');
    asked('a', { status: 'completed', response: { selectedOption: 'ok' } });
    held = open();
    held.resume(HERE);
    await held.flush();
    expect([sent, ended]).toEqual([[], [['a', 'stored']]]);
  });

  it('waits for the next start when it cannot be sent at the end of this one', async () => {
    await answer('a');
    outcome = { outcome: 'unsent', detail: 'Not reached.' };
    await held.flush();
    expect(ended).toEqual([]);
    outcome = { outcome: 'stored', detail: null };
    held = open();
    held.resume(HERE);
    await held.flush();
    expect(ended).toEqual([['a', 'stored']]);
  });

  it('promise 10: is not sent, now or later, when the question changed while it was held', async () => {
    await answer('a');
    asked('a', { payload: { options: [{ id: 'ok', label: 'Delete everything' }] } });
    await held.flush();
    expect([sent, ended]).toEqual([[], [['a', 'unsent']]]);
    expect(await fileText()).toBe('[]');
  });

  it('never puts a password on the disk', async () => {
    asked('form', {
      type: 'form',
      payload: {
        fields: [
          { name: 'pin', type: 'password' },
          { name: 'city', type: 'text' },
        ],
      },
    });
    await answer('form', { pin: 'hunter2', city: 'Ulm' });
    await answer('unknown', { pin: 'hunter2' });
    messages.delete('form');
    await answer('a');
    expect(await fileText()).not.toContain('hunter2');
    await held.flush();
    expect(sent.map(([id]) => id).sort()).toEqual(['a', 'form', 'unknown']);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Attachment, Message } from '../../contract/message.ts';
import type { RespondRequest } from '../../contract/review.ts';
import { openEditKeeper } from '../files/edit-keeper.ts';
import type { FileForm } from '../files/multipart-body.ts';
import { ServerUnreachable } from '../server/server-client.ts';
import { respondWithEdits } from './respond-with-edits.ts';

const root = mkdtempSync(join(tmpdir(), 'placet-responding-'));
afterAll(() => rmSync(root, { recursive: true }));

const reference = { accountId: 'here', messageId: 'm', attachmentId: 'a' };
const given = { messageId: 'm', response: { selectedOption: 'ok' } };

async function scene(storeFile: (file: FileForm) => Promise<Attachment>) {
  const edits = openEditKeeper(mkdtempSync(join(root, 'x')));
  const bytes = new TextEncoder().encode('edited');
  await edits.keep({ ...reference, filename: 'a.txt', mimeType: 'text/plain', steps: null, bytes });
  const answered: RespondRequest[] = [];
  const account = {
    findMessage: () => ({ channelId: 'c' }) as Message,
    storeFile,
    respond: async (_id: string, request: RespondRequest) => {
      answered.push(request);
      return { outcome: 'stored', detail: null } as const;
    },
  };
  const respond = (editedFileIds?: string[]) => respondWithEdits(account, edits, 'here', { ...given, editedFileIds });
  return { respond, answered, edits };
}

const stored = async (file: FileForm) => {
  expect(file).toMatchObject({ fields: { channelId: 'c' }, filename: 'a.txt', mimeType: 'text/plain' });
  return { id: 'new', channelId: 'c', filename: 'a.txt', mimeType: 'text/plain', size: 6 };
};

it('stores the edits first, names them in the answer, and lets them go', async () => {
  const { respond, answered, edits } = await scene(stored);
  expect(await respond(['a'])).toEqual({ outcome: 'stored', detail: null });
  expect(answered).toEqual([{ response: given.response, modifiedFileIds: { a: 'new' } }]);
  expect(await edits.list()).toEqual([]);
});

it('answers nothing when an edit cannot be uploaded, and keeps the edit', async () => {
  const { respond, answered, edits } = await scene(async () => {
    throw new ServerUnreachable('The server cannot be reached');
  });
  const outcome = await respond(['a']);
  expect(outcome.outcome).toBe('unsent');
  expect(outcome.detail).toContain('“a.txt” could not be uploaded. The server cannot be reached.');
  expect(answered).toEqual([]);
  expect(await edits.list()).toHaveLength(1);
});

it('answers nothing when an edit that the person saw is gone', async () => {
  const { respond, answered } = await scene(stored);
  expect((await respond(['a', 'lost'])).outcome).toBe('unsent');
  expect(answered).toEqual([]);
});

it('leaves kept edits alone that the person did not send', async () => {
  const { respond, answered, edits } = await scene(stored);
  await respond();
  expect(answered).toEqual([{ response: given.response }]);
  expect(await edits.list()).toHaveLength(1);
});

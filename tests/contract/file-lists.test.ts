import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiClient } from '../support/api-client.ts';
import { APPROVED } from '../support/builders.ts';
import type { PersonClient } from '../support/clients.ts';
import { fileForm } from '../support/file-form.ts';
import { fileScene } from '../support/file-scene.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let person: PersonClient;
beforeAll(async () => {
  core = await startTestCore();
  person = await core.person();
});
afterAll(() => core.stop());

const { inChannel, stored, created, placeOf } = fileScene(() => core);

describe('lists', () => {
  it('47. has_attachments=true lists only messages with files, also within a search', async () => {
    const agent = await core.newAgent();
    await agent.tell('report without');
    const { id } = await stored({}, agent.channelId);
    const withFile = await created({ text: 'report with', attachmentIds: [id] }, agent.channelId);
    for (const search of [{}, { search: 'report' }]) {
      const query = { channel: agent.channelId, has_attachments: 'true', ...search };
      const { data } = await agent.call('agentListMessages', { query });
      expect(data.map((message) => message.id)).toEqual([withFile.id]);
      expect(data[0]?.attachments.map((attachment) => attachment.id)).toEqual([id]);
    }
  });

  it('109. the agents’ list is a plain array, newest first; limit is honoured when given (R44)', async () => {
    const agent = await core.newAgent();
    const ids: string[] = [];
    for (const name of ['a', 'b', 'c']) ids.unshift((await stored({ filename: name }, agent.channelId)).id);
    const list = async (query: Record<string, string>) =>
      (await core.agent.call('agentListFiles', { query })).map(({ id }) => id);
    expect(await list({ channel: agent.channelId })).toEqual(ids);
    expect(await list({ channel: agent.channelId, limit: '2' })).toEqual(ids.slice(0, 2));
    expect(await list({ channel: agent.channelId, limit: 'junk' })).toEqual(ids);
    expect((await list({})).slice(0, 3)).toEqual(ids);
    const refused = await core.agent.refusal('agentListFiles', { query: { channel: core.second.channelId } });
    expect(refused.statusCode).toBe(403);
  });

  it('109. the person’s list is pages of 30, and its cursor is null exactly at the end', async () => {
    const agent = await core.newAgent();
    const COUNT = 60;
    const uploads = Array.from({ length: COUNT }, (_, at) => stored({ filename: `f${at}` }, agent.channelId));
    const ids = new Set((await Promise.all(uploads)).map(({ id }) => id));
    const query = { agent: agent.channelId };
    const first = await person.call('listFiles', { query });
    expect(first.data).toHaveLength(30);
    const second = await person.call('listFiles', { query: { ...query, cursor: first.nextCursor ?? '' } });
    expect(second.nextCursor).toBeNull();
    expect(new Set([...first.data, ...second.data].map(({ id }) => id))).toEqual(ids);
    expect((await person.call('listFiles', { query: { ...query, limit: '500' } })).data).toHaveLength(COUNT);
    expect(await person.call('listFiles', { query: { ...query, cursor: 'unknown' } })).toEqual({
      data: [],
      nextCursor: null,
    });
  });

  it('109. the person’s list narrows by type, agent and name, and says where each file is', async () => {
    const agent = await core.newAgent();
    const form = fileForm({ channelId: agent.channelId }, { filename: '100%_Plan.png', mimeType: 'image/png' });
    const picture = await agent.call('agentUploadFile', { form });
    const text = await stored({ filename: 'plan.txt' }, agent.channelId);
    const found = async (query: Record<string, string>) =>
      (await person.call('listFiles', { query: { agent: agent.channelId, ...query } })).data;
    expect((await found({ type: 'image/' })).map(({ id }) => id)).toEqual([picture.id]);
    expect((await found({ search: 'PLAN' })).map(({ id }) => id)).toEqual([text.id, picture.id]);
    expect((await found({ search: '%_p' })).map(({ id }) => id)).toEqual([picture.id]);
    const [orphan, attached] = await found({});
    expect(orphan?.message).toBeNull();
    const message = await agent.call('agentGetMessage', { parameters: { id: picture.messageId ?? '' } });
    expect(attached?.message).toEqual({ channelId: agent.channelId, createdAt: message.createdAt });
    expect(await found({ agent: core.second.channelId })).toEqual([]);
  });
});

describe('deleting', () => {
  it('50. a deleted message takes its files along, rows and bytes; shared bytes stay while one needs them', async () => {
    const contents = ['only in one message', 'in two messages'] as const;
    const [one, two, other] = await Promise.all([
      stored({ content: contents[0] }),
      stored({ content: contents[1] }),
      stored({ content: contents[1] }),
    ]);
    const message = await created({ attachmentIds: [one.id, two.id] });
    expect(contents.map((content) => existsSync(placeOf(content)))).toEqual([true, true]);
    await core.agent.call('agentDeleteMessage', { parameters: { id: message.id } });
    for (const { id } of [one, two]) {
      expect((await core.agent.refusal('agentDownloadFile', { parameters: { id } })).message).toBe(
        'Attachment not found',
      );
    }
    expect(contents.map((content) => existsSync(placeOf(content)))).toEqual([false, true]);
    expect((await core.agent.download('agentDownloadFile', { parameters: { id: other.id } })).status).toBe(200);
  });

  it('104. a deleted channel takes its files along, rows and bytes', async () => {
    const agent = await core.newAgent();
    const content = 'in a channel that goes';
    const orphan = await stored({ content }, agent.channelId);
    const attached = await agent.call('agentUploadFile', inChannel({ content }, agent.channelId));
    await person.call('deleteAgent', { parameters: { id: agent.channelId } });
    for (const { id } of [orphan, attached]) {
      expect((await person.refusal('downloadFile', { parameters: { id } })).statusCode).toBe(404);
    }
    expect(existsSync(placeOf(content))).toBe(false);
  });

  it('a message that loses a file is told of, and shows the others', async () => {
    const [one, two] = await Promise.all([stored(), stored()]);
    const message = await created({ attachmentIds: [one.id, two.id] });
    const socket = await core.personSocket();
    await person.call('deleteFile', { parameters: { id: one.id } });
    const event = await socket.nextEvent('message:updated', ({ id }) => id === message.id);
    expect(event).toMatchObject({ attachments: [{ id: two.id }] });
    const parameters = { id: message.id };
    expect((await core.agent.call('agentGetMessage', { parameters })).attachments.map(({ id }) => id)).toEqual([
      two.id,
    ]);
  });

  it('a person deletes one file or several; those of others stay', async () => {
    const contents = ['to delete 1', 'to delete 2', 'to delete 3'];
    const files = await Promise.all(contents.map((content) => stored({ content })));
    const { apiKey, channelId } = core.second;
    const other = createApiClient(core.url, { 'x-api-key': apiKey });
    const foreign = await other.call('agentStoreFile', { form: fileForm({ channelId }) });
    const [first, ...rest] = files.map(({ id }) => id);
    const parameters = { id: first ?? '' };
    expect(await person.call('deleteFile', { parameters })).toEqual({ message: 'Deleted' });
    expect((await person.refusal('deleteFile', { parameters })).statusCode).toBe(404);
    expect(await person.refusal('deleteFile', { parameters: { id: foreign.id } })).toMatchObject({
      statusCode: 403,
      message: 'Not your file',
    });
    expect(await person.call('deleteFiles', { body: { ids: [...rest, ...rest, foreign.id, 'unknown'] } })).toEqual({
      message: 'Deleted 2 file(s)',
    });
    expect(contents.map((content) => existsSync(placeOf(content)))).toEqual([false, false, false]);
    expect((await other.download('agentDownloadFile', { parameters: { id: foreign.id } })).status).toBe(200);
  });
});

it('64. an edited file is stored, then named in the response, and the agent reads it', async () => {
  const original = await stored({ content: 'as the agent wrote it' });
  const message = await created({ review: { type: 'freeform' }, attachmentIds: [original.id] });
  const edited = await person.call('storeFile', inChannel({ content: 'as the person mended it' }));
  const modifiedFileIds = { [original.id]: edited.id };
  await person.call('respond', { parameters: { id: message.id }, body: { response: APPROVED, modifiedFileIds } });
  const { review } = await core.agent.readReview(message.id);
  expect(review?.modifiedFileIds).toEqual(modifiedFileIds);
  const parameters = { id: review?.modifiedFileIds?.[original.id] ?? '' };
  expect((await core.agent.download('agentDownloadFile', { parameters })).bytes.toString()).toBe(
    'as the person mended it',
  );
  await core.agent.call('agentDeleteMessage', { parameters: { id: message.id } });
  expect((await core.agent.refusal('agentDownloadFile', { parameters })).statusCode).toBe(404);
  expect(existsSync(placeOf('as the person mended it'))).toBe(false);
});

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attachment } from '../../src/contract/message.ts';
import { createApiClient } from '../support/api-client.ts';
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

describe('uploading and storing', () => {
  it('105. an agent’s upload answers the attachment, and its message is announced', async () => {
    const [socket, agentSocket] = [await core.personSocket(), await core.agentSocket()];
    await agentSocket.ask('subscribe:channel', core.agent.channelId);
    const attachment = await core.agent.call('agentUploadFile', inChannel({ filename: 'a.csv', mimeType: 'text/csv' }));
    expect(attachment).toEqual({
      id: expect.stringMatching(/^[a-z0-9]{20,}$/),
      messageId: expect.stringMatching(/^[a-z0-9]{20,}$/),
      channelId: core.agent.channelId,
      pluginType: '@uax/file',
      filename: 'a.csv',
      mimeType: 'text/csv',
      size: 'some bytes'.length,
      storageKey: expect.stringMatching(/^uploads\/.+-a\.csv$/),
      pluginData: null,
      createdAt: expect.stringMatching(/Z$/),
    });
    for (const one of [socket, agentSocket]) {
      const event = await one.nextEvent('message:created', ({ id }) => id === attachment.messageId);
      expect(event).toMatchObject({ senderType: 'agent', text: null, attachments: [attachment] });
    }
    const parameters = { id: attachment.messageId ?? '' };
    expect(await core.agent.call('agentGetMessage', { parameters })).toMatchObject({ attachments: [attachment] });
  });

  it('105. a person’s upload is a message of the person with their text, announced in both rooms (R36)', async () => {
    const [socket, agentSocket] = [await core.personSocket(), await core.agentSocket()];
    await agentSocket.ask('subscribe:channel', core.agent.channelId);
    const form = fileForm({ channelId: core.agent.channelId, text: 'look' });
    const attachment = await person.call('uploadFile', { form });
    const me = await person.call('currentUser');
    for (const one of [socket, agentSocket]) {
      const event = await one.nextEvent('message:created', ({ id }) => id === attachment.messageId);
      expect(event).toMatchObject({
        senderType: 'user',
        senderId: me.user.id,
        text: 'look',
        attachments: [{ id: attachment.id }],
      });
    }
  });

  it('106. a stored file is in no message, then in the one that names it, and in no second one', async () => {
    const one = await stored();
    const two = await person.call('storeFile', inChannel({ filename: 'b.txt' }));
    expect([one.messageId, two.messageId]).toEqual([null, null]);
    const first = await created({ attachmentIds: [two.id, one.id] });
    expect(first.attachments.map(({ id, messageId }) => [id, messageId])).toEqual([
      [two.id, first.id],
      [one.id, first.id],
    ]);
    const second = await created({ text: 'again', attachmentIds: [one.id] });
    expect(second.attachments).toEqual([]);
    expect((await core.agent.readReview((await core.agent.ask()).id)).attachments).toEqual([]);
  });

  it('106. files of another channel, of another owner and unknown ones are left out silently', async () => {
    const elsewhere = await stored({}, (await core.newAgent()).channelId);
    const { apiKey, channelId } = core.second;
    const foreign = await createApiClient(core.url, { 'x-api-key': apiKey }).call('agentStoreFile', {
      form: fileForm({ channelId }),
    });
    const message = await created({ text: 'x', attachmentIds: [elsewhere.id, foreign.id, 'unknown'] });
    expect(message.attachments).toEqual([]);
  });

  it('106. a person’s message takes files too', async () => {
    const { id } = await person.call('storeFile', inChannel());
    const body = { channelId: core.agent.channelId, attachmentIds: [id] };
    const message = await person.call('createMessage', { body });
    expect(message).toMatchObject({ senderType: 'user', attachments: [{ id, messageId: message.id }] });
  });

  it('107. the file may come first or last and under any name; the first file counts', async () => {
    const { channelId } = core.agent;
    expect(await stored({ part: 'whatever', filename: 'first.txt' })).toMatchObject({
      filename: 'first.txt',
      channelId,
    });
    const last = new FormData();
    last.append('channelId', channelId);
    last.append('a', new Blob(['1']), 'one.txt');
    last.append('b', new Blob(['22']), 'two.txt');
    expect(await core.agent.call('agentStoreFile', { form: last })).toMatchObject({ filename: 'one.txt', size: 1 });
  });

  it('107. without a file or a channel it says which; a foreign channel is 403; nothing is stored', async () => {
    const withoutFile = new FormData();
    withoutFile.append('channelId', core.agent.channelId);
    for (const route of ['agentStoreFile', 'agentUploadFile'] as const) {
      for (const sending of [{ form: withoutFile }, { body: { channelId: core.agent.channelId } }, {}]) {
        expect((await core.agent.refusal(route, sending)).message).toBe('No file provided');
      }
      const content = `to be refused by ${route}`;
      const refused = await core.agent.refusal(route, { form: fileForm({}, { content }) });
      expect(refused).toMatchObject({ statusCode: 400, message: 'channelId is required' });
      const foreign = { form: fileForm({ channelId: core.second.channelId }, { content }) };
      expect(await core.agent.refusal(route, foreign)).toMatchObject({ statusCode: 403, message: 'Not your agent' });
      expect(existsSync(placeOf(content))).toBe(false);
    }
    expect(readdirSync(join(core.dataFolder, 'files')).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('8. a field that is too large, after a file that has arrived, is 413; nothing is stored', async () => {
    const content = 'arrived before the refusal';
    const form = fileForm({ channelId: core.agent.channelId, text: 'x'.repeat(1024 * 1024 + 1) }, { content });
    expect((await person.refusal('uploadFile', { form })).statusCode).toBe(413);
    expect(existsSync(placeOf(content))).toBe(false);
    expect(readdirSync(join(core.dataFolder, 'files')).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('111. an image is for the image plugin, everything else for the file plugin', async () => {
    expect((await stored({ filename: 'a.png', mimeType: 'image/png' })).pluginType).toBe('@uax/image');
    expect((await stored({ mimeType: 'text/csv' })).pluginType).toBe('@uax/file');
  });

  it('stores a text as a file, Markdown unless it says otherwise', async () => {
    const { channelId } = core.agent;
    const store = (body: object) => core.agent.call('agentStoreText', { body: { channelId, ...body } });
    expect(await store({ content: '# ünï' })).toMatchObject({
      messageId: null,
      filename: 'content.md',
      mimeType: 'text/markdown',
      size: Buffer.byteLength('# ünï'),
    });
    expect(await store({ content: 'a,b', filename: 'a.csv', mimeType: 'text/csv' })).toMatchObject({
      filename: 'a.csv',
      mimeType: 'text/csv',
    });
    expect(await store({ content: 'x', mimeType: 'text/x\r\nset-cookie: a=b' })).toMatchObject({
      mimeType: 'application/octet-stream',
    });
    expect((await core.agent.refusal('agentStoreText', { body: { channelId } })).message).toBe('content is required');
    expect((await core.agent.refusal('agentStoreText', { body: { content: 'x' } })).message).toBe(
      'channelId is required',
    );
  });
});

describe('texts inside answers', () => {
  it('52. a text attachment without a name is content.md, with its text in the answer', async () => {
    const message = await created({ textAttachments: [{ content: '# Plan' }] });
    expect(message.attachments).toMatchObject([
      { filename: 'content.md', mimeType: 'text/markdown', textContent: '# Plan', messageId: message.id },
    ]);
    const parameters = { id: message.attachments[0]?.id ?? '' };
    expect((await core.agent.download('agentDownloadFile', { parameters })).bytes.toString()).toBe('# Plan');
    const list = await core.agent.call('agentListMessages', { query: { channel: core.agent.channelId, limit: '1' } });
    expect(list.data[0]?.attachments[0]).not.toHaveProperty('textContent');
  });

  it('52. large texts and other types come without their text; a person’s upload has it in the wait', async () => {
    const large = 'x'.repeat(65_537);
    const textAttachments = [
      { content: large, filename: 'large.txt', mimeType: 'text/plain' },
      { content: large.slice(1), filename: 'just.txt', mimeType: 'text/plain; charset=utf-8' },
      { content: '{}', filename: 'a.json', mimeType: 'application/json' },
    ];
    const review = { type: 'freeform' };
    const message = await created({ textAttachments, review });
    const texts = (attachments: readonly Attachment[] = []) =>
      attachments.map((attachment) => ('textContent' in attachment ? attachment.textContent?.length : 'absent'));
    expect(texts(message.attachments)).toEqual(['absent', 65_536, 'absent']);
    await person.respond(message.id, {});
    expect(texts((await core.agent.wait(message.id)).message?.attachments)).toEqual(['absent', 65_536, 'absent']);
  });

  it('41. a message that is sent twice stores its texts once', async () => {
    const body = { textAttachments: [{ content: 'sent twice' }], clientId: 'texts' };
    const [first, second] = await Promise.all([created(body), created(body)]);
    expect(second.id).toBe(first.id);
    const files = await core.agent.call('agentListFiles', { query: { channel: core.agent.channelId } });
    expect(files.filter(({ messageId }) => messageId === first.id)).toHaveLength(1);
  });
});

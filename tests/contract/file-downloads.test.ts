import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Attachment } from '../../src/contract/message.ts';
import { createApiClient } from '../support/api-client.ts';
import type { PersonClient } from '../support/clients.ts';
import { isInProcess, NEEDS_PORTS } from '../support/contract-target.ts';
import { type FormFile, fileForm } from '../support/file-form.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { sendRaw } from '../support/raw-request.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';
import { readZip } from '../support/zip-reader.ts';

let core: TestCore;
let person: PersonClient;
beforeAll(async () => {
  core = await startTestCore();
  person = await core.person();
});
afterAll(() => core.stop());

const stored = (file?: FormFile): Promise<Attachment> =>
  core.agent.call('agentStoreFile', { form: fileForm({ channelId: core.agent.channelId }, file) });
const storedText = (text: object): Promise<Attachment> =>
  core.agent.call('agentStoreText', { body: { channelId: core.agent.channelId, content: 'x', ...text } });
const downloaded = (id: string, headers: Record<string, string> = {}) =>
  core.agent.download('agentDownloadFile', { parameters: { id }, headers });

describe('downloading', () => {
  it('108. gives the same bytes with their type, name and length, to the agent and to the person', async () => {
    const content = Uint8Array.from(randomBytes(300_000));
    const { id } = await stored({ content, filename: 'photo.png', mimeType: 'image/png' });
    const parameters = { id };
    for (const answer of [await downloaded(id), await person.download('downloadFile', { parameters })]) {
      expect(answer.status).toBe(200);
      expect(answer.bytes.equals(content)).toBe(true);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'image/png',
        'content-disposition': `inline; filename="photo.png"; filename*=UTF-8''photo.png`,
        'content-length': '300000',
        'accept-ranges': 'bytes',
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining('sandbox'),
      });
    }
  });

  it('108. HEAD gives the same headers and no bytes; so does an empty file', async () => {
    const { id } = await stored({ content: 'twelve bytes' });
    const parameters = { id };
    for (const client of [core.agent.download('agentDownloadFile', { parameters }, 'HEAD')]) {
      const { status, headers, bytes } = await client;
      expect([status, headers.get('content-length'), bytes.length]).toEqual([200, '12', 0]);
      expect(headers.get('content-type')).toBe('text/plain');
    }
    const empty = await stored({ content: '' });
    expect(empty.size).toBe(0);
    const answer = await downloaded(empty.id);
    expect([answer.status, answer.headers.get('content-length'), answer.bytes.length]).toEqual([200, '0', 0]);
  });

  it.each([
    ['a "quoted" name.txt', 'a _quoted_ name.txt'],
    ['line\r\nset-cookie: a=b', 'line__set-cookie: a=b'],
    ['100%25 back\\slash', '100_25 back_slash'],
    ['ünïcode \u{1f4a9}.md', '_n_code _.md'],
  ])('108. the name %j cannot break the header, and arrives whole', async (filename, plain) => {
    const { id } = await storedText({ filename });
    const { status, headers } = await downloaded(id);
    const disposition = headers.get('content-disposition') ?? '';
    expect(status).toBe(200);
    expect(disposition.startsWith(`inline; filename="${plain}"; filename*=UTF-8''`)).toBe(true);
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe(filename);
    expect(headers.getSetCookie()).toEqual([]);
  });

  it('108. a name without end is shortened, its ending kept, and can still be downloaded', async () => {
    const { id, filename } = await storedText({ filename: `${'ü'.repeat(100_000)}.html` });
    expect(filename).toMatch(/^ü+\.html$/);
    expect(filename.length).toBe(255);
    expect((await downloaded(id)).status).toBe(200);
  });

  it('110. another owner’s file is 403, an unknown one 404, one of another channel 404', async () => {
    const { apiKey } = core.second;
    const { id } = await stored();
    const foreign = createApiClient(core.url, { 'x-api-key': apiKey });
    expect(await foreign.refusal('agentDownloadFile', { parameters: { id } })).toMatchObject({
      statusCode: 403,
      message: 'Not your file',
    });
    const { channelId } = await core.newAgent();
    for (const sending of [{ parameters: { id: 'unknown' } }, { parameters: { id }, query: { channel: channelId } }]) {
      expect(await core.agent.refusal('agentDownloadFile', sending)).toMatchObject({
        statusCode: 404,
        message: 'Attachment not found',
      });
    }
    const query = { channel: core.agent.channelId };
    expect((await core.agent.download('agentDownloadFile', { parameters: { id }, query })).status).toBe(200);
  });

  it.each([
    ['bytes=0-3', 206, 'twel', 'bytes 0-3/12'],
    ['bytes=7-', 206, 'bytes', 'bytes 7-11/12'],
    ['bytes=-5', 206, 'bytes', 'bytes 7-11/12'],
    ['bytes=-500', 206, 'twelve bytes', 'bytes 0-11/12'],
    ['bytes=11-900', 206, 's', 'bytes 11-11/12'],
    ['bytes=0-1,3-4', 200, 'twelve bytes', null],
    ['bytes=5-2', 200, 'twelve bytes', null],
    ['lines=1-2', 200, 'twelve bytes', null],
  ])('108. the range %s answers %d and %j', async (range, status, text, contentRange) => {
    const { id } = await stored({ content: 'twelve bytes' });
    const answer = await downloaded(id, { range });
    expect([answer.status, answer.bytes.toString()]).toEqual([status, text]);
    expect(answer.headers.get('content-range')).toBe(contentRange);
    expect(answer.headers.get('content-length')).toBe(String(text.length));
  });

  it.each(['bytes=12-', 'bytes=-0'])(
    '108. the range %s, past the end, is 416 and says how long the file is',
    async (range) => {
      const { id } = await stored({ content: 'twelve bytes' });
      const answer = await core.agent.send('agentDownloadFile', { parameters: { id }, headers: { range } });
      expect([answer.status, answer.headers.get('content-range')]).toEqual([416, 'bytes */12']);
    },
  );

  it('108. a range on the condition of other bytes is the whole file', async () => {
    const { id } = await stored({ content: 'twelve bytes' });
    const tag = (await downloaded(id)).headers.get('etag') ?? '';
    expect((await downloaded(id, { range: 'bytes=0-1', 'if-range': tag })).status).toBe(206);
    expect((await downloaded(id, { range: 'bytes=0-1', 'if-range': '"other"' })).status).toBe(200);
  });
});

describe('several files at once', () => {
  it('come as one zip with unique plain names; those of others are left out', async () => {
    const { apiKey, channelId } = core.second;
    const other = createApiClient(core.url, { 'x-api-key': apiKey });
    const foreign = await other.call('agentStoreFile', { form: fileForm({ channelId }) });
    const names = ['a.txt', 'A.txt', '../../etc/passwd', '..', 'ünï.md'];
    const files = await Promise.all(names.map((filename, at) => storedText({ filename, content: `content ${at}` })));
    const picture = await stored({ content: 'x'.repeat(200_000), filename: 'p.png', mimeType: 'image/png' });
    const ids = [...files, picture, foreign].map(({ id }) => id);
    const answer = await person.download('downloadFiles', { body: { ids } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    expect(answer.headers.get('content-disposition')).toContain('attachment; filename="files.zip"');
    const entries = readZip(answer.bytes);
    expect([...entries.keys()]).toEqual(['a.txt', 'A (2).txt', '.._.._etc_passwd', 'file', 'ünï.md', 'p.png']);
    expect([...entries.values()].slice(0, 5).map(String)).toEqual(files.map((_, at) => `content ${at}`));
    expect(entries.get('p.png')?.length).toBe(200_000);
    expect((await person.refusal('downloadFiles', { body: { ids: [foreign.id] } })).statusCode).toBe(404);
  });
});

describe('share links', () => {
  it('open one file without a session, to be saved, until they expire', async () => {
    const { id } = await stored({ content: 'shared', mimeType: 'text/html', filename: 'page.html' });
    const { url, expiresIn } = await person.call('shareFile', { parameters: { id } });
    expect(expiresIn).toBe(3600);
    expect(url.startsWith(`${core.url}/api/share/`)).toBe(true);
    const answer = await fetch(url);
    expect([answer.status, await answer.text()]).toEqual([200, 'shared']);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="page\.html"/);
    const part = await fetch(url, { headers: { range: 'bytes=0-2' } });
    expect([part.status, await part.text()]).toEqual([206, 'sha']);
    await person.call('deleteFile', { parameters: { id } });
    expect(((await (await fetch(url)).json()) as { message: string }).message).toBe('Invalid or expired share link');
  });

  it('are refused when forged, and are no session; a session is no link', async () => {
    const { id } = await stored();
    const { url } = await person.call('shareFile', { parameters: { id } });
    const token = url.split('/').at(-1) ?? '';
    const signed = Buffer.from(token, 'base64url').toString();
    const wrapped = (text: string) => Buffer.from(text).toString('base64url');
    const [header, , signature] = signed.split('.');
    const claims = wrapped(JSON.stringify({ attachmentId: id, purpose: 'file-share', exp: 9_999_999_999 }));
    for (const forged of ['x', wrapped(`${header}.${claims}.${signature}`), wrapped(person.token), signed]) {
      const refused = await person.refusal('openSharedFile', { parameters: { token: forged } });
      expect(refused).toMatchObject({ statusCode: 404, message: 'Invalid or expired share link' });
    }
    const thief = createApiClient(core.url, { authorization: `Bearer ${signed}` });
    expect((await thief.refusal('currentUser')).statusCode).toBe(401);
    expect((await person.refusal('shareFile', { parameters: { id: 'unknown' } })).statusCode).toBe(404);
  });

  it.skipIf(!isInProcess)(`end after an hour${NEEDS_PORTS}`, async () => {
    const clock = createManualClock(Date.now());
    const timed = await startTestCore({ ports: { clock } });
    try {
      const form = fileForm({ channelId: timed.agent.channelId });
      const { id } = await timed.agent.call('agentStoreFile', { form });
      const { url } = await (await timed.person()).call('shareFile', { parameters: { id } });
      clock.jump(3_598_000);
      expect((await fetch(url)).status).toBe(200);
      clock.jump(3_000);
      expect((await fetch(url)).status).toBe(404);
    } finally {
      await timed.stop();
    }
  });
});

describe('pictures of agents', () => {
  it('are set, replaced, shown and taken away; avatarUrl is a storage key', async () => {
    const { channelId: id } = await core.newAgent();
    const parameters = { id };
    const set = (content: string) =>
      person.call('setAvatar', { parameters, form: fileForm({}, { content, mimeType: 'image/png', part: 'avatar' }) });
    const show = () => person.download('getAvatar', { parameters });
    expect((await set('one')).avatarUrl).toMatch(/^uploads\//);
    const shown = await show();
    expect([shown.status, shown.bytes.toString()]).toEqual([200, 'one']);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=3600',
    });
    await set('two');
    expect((await show()).bytes.toString()).toBe('two');
    expect(await person.call('deleteAvatar', { parameters })).toMatchObject({ id, avatarUrl: null });
    expect((await person.refusal('getAvatar', { parameters })).statusCode).toBe(404);
  });

  it('are images of one’s own agents', async () => {
    const form = fileForm({}, { mimeType: 'text/html' });
    const wrong = await person.refusal('setAvatar', { parameters: { id: core.agent.channelId }, form });
    expect(wrong.statusCode).toBe(400);
    const foreign = { parameters: { id: core.second.channelId } };
    expect(
      (await person.refusal('setAvatar', { ...foreign, form: fileForm({}, { mimeType: 'image/png' }) })).statusCode,
    ).toBe(404);
    for (const route of ['getAvatar', 'deleteAvatar'] as const) {
      expect(await person.refusal(route, foreign)).toMatchObject({ statusCode: 404, message: 'Agent not found' });
    }
  });
});

it('a multipart body where none belongs is 415, an empty one is nothing', async () => {
  const form = { form: fileForm() };
  expect((await core.agent.refusal('agentCreateMessage', form)).statusCode).toBe(415);
  const { id } = await core.agent.tell('x');
  const answer = await sendRaw(core.url, {
    method: 'POST',
    path: `/api/v1/messages/${id}/ack`,
    headers: { 'x-api-key': core.agent.key, 'content-type': 'multipart/form-data; boundary=x', 'content-length': '0' },
  });
  expect(answer.status).toBe(200);
});

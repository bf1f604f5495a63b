import { expect, it } from 'vitest';
import { serving } from '../../../tests/support/scripted-server.ts';
import { callServer } from '../server/server-client.ts';
import { createUploads } from './uploads.ts';

/** A server that reads one form by the platform's own parser and answers it as an attachment, or refuses. */
async function startServer(refusal?: number): Promise<{ url: string; texts: string[] }> {
  const texts: string[] = [];
  const url = await serving(async (request, response) => {
    if (refusal !== undefined) {
      response.statusCode = refusal;
      response.end(JSON.stringify({ statusCode: refusal, message: 'Too large' }));
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const headers = { 'content-type': request.headers['content-type'] ?? '' };
    const form = await new Response(Buffer.concat(chunks), { headers }).formData();
    const file = form.get('file') as File;
    texts.push(await file.text());
    const stored = { id: 'a1', channelId: form.get('channelId'), filename: file.name, mimeType: file.type };
    response.statusCode = 201;
    response.end(JSON.stringify({ ...stored, size: file.size }));
  });
  return { url, texts };
}

const uploadsTo = (url: string) =>
  createUploads(
    async (_accountId, form) => (await callServer(url, { sessionToken: 't' }, 'storeFile', { form })).value,
  );
const START = { accountId: 'here', channelId: 'c1', uploadId: 'u1', filename: 'a "b"\n.txt', mimeType: 'text/plain' };

it('sends a file piece by piece as one form, whatever its name', async () => {
  const { url, texts } = await startServer();
  const uploads = uploadsTo(url);
  const piece = new Uint8Array(300_000).fill(97);
  uploads.start({ ...START, sizeBytes: 600_000 });
  await uploads.append('u1', piece);
  await uploads.append('u1', piece);
  expect(await uploads.finish('u1')).toMatchObject({
    id: 'a1',
    channelId: 'c1',
    mimeType: 'text/plain',
    size: 600_000,
  });
  expect(texts).toEqual(['a'.repeat(600_000)]);
});

it('tells why the server refuses, and that an unknown or overlong upload is cut off', async () => {
  const { url } = await startServer(413);
  const uploads = uploadsTo(url);
  uploads.start({ ...START, sizeBytes: 5 });
  await expect(uploads.append('u1', new Uint8Array(4)).then(() => uploads.finish('u1'))).rejects.toThrow('Too large');
  await expect(uploads.append('u2', new Uint8Array(1))).rejects.toThrow('cut off');
  uploads.start({ ...START, sizeBytes: 5 });
  await expect(uploads.append('u1', new Uint8Array(6))).rejects.toThrow('cut off');
});

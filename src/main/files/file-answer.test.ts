import { expect, it } from 'vitest';
import { AppError } from '../../contract/errors.ts';
import { fileAddress } from '../../contract/file-address.ts';
import { ServerRefusal } from '../server/server-client.ts';
import { answerFile, fileHeaders } from './file-answer.ts';

const address = fileAddress({ accountId: 'a', fileId: 'f' });

it.each([
  ['image/svg+xml', 'image/svg+xml'],
  ['video/mp4; codecs="avc1"', 'video/mp4'],
  ['text/html; charset=utf-8', 'text/html; charset=utf-8'],
  ['text/javascript', 'application/octet-stream'],
  ['application/xhtml+xml', 'application/octet-stream'],
  ['application/pdf', 'application/octet-stream'],
  ['', 'application/octet-stream'],
])('gives %s to the window as %s, and never as a page that runs', (given, shown) => {
  const headers = fileHeaders(new Headers({ 'content-type': given, 'set-cookie': 'x=1', 'content-length': '5' }));
  expect(headers.get('content-type')).toBe(shown);
  expect(headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-length')).toBe('5');
  expect(headers.has('set-cookie')).toBe(false);
});

it('passes one range through and nothing else that a page could say', async () => {
  const seen: (string | null)[] = [];
  const source = {
    openFile: async (_id: string, range: string | null) => {
      seen.push(range);
      return new Response('x', { status: range === null ? 200 : 206 });
    },
  };
  for (const range of ['bytes=5-', 'bytes=0-1,4-5', 'bytes=-9', 'lines=1-2']) {
    await answerFile(new Request(address, { headers: { range } }), () => source);
  }
  expect(seen).toEqual(['bytes=5-', null, 'bytes=-9', null]);
});

it('answers what the server answered, and 502 when there is none', async () => {
  const failing = (error: unknown) => () => ({ openFile: () => Promise.reject(error) });
  const statusOf = async (request: Request, source: Parameters<typeof answerFile>[1]) =>
    (await answerFile(request, source)).status;
  expect(await statusOf(new Request(address), failing(new ServerRefusal(404, null)))).toBe(404);
  expect(await statusOf(new Request(address), failing(new AppError('core_not_running')))).toBe(502);
  expect(await statusOf(new Request(address), () => null)).toBe(404);
  expect(await statusOf(new Request(address, { method: 'POST' }), failing(null))).toBe(405);
});

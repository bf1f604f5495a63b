import { expect, it } from 'vitest';
import { readPiece } from './file-pieces.ts';

const file = new TextEncoder().encode('0123456789');
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** A server as ours is. */
const ranged = async (range: string): Promise<Response> => {
  const [start = 0, end = 0] = range.replace('bytes=', '').split('-').map(Number);
  if (start >= file.length) return new Response(null, { status: 416, headers: { 'content-range': 'bytes */10' } });
  const part = file.slice(start, end + 1);
  const last = start + part.length - 1;
  return new Response(part, { status: 206, headers: { 'content-range': `bytes ${start}-${last}/10` } });
};

/** A server that knows no ranges, in chunks of three bytes. */
const whole = async (): Promise<Response> => {
  const chunks = [file.slice(0, 3), file.slice(3, 6), file.slice(6, 9), file.slice(9)];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = chunks.shift();
      if (chunk) controller.enqueue(chunk);
      else controller.close();
    },
  });
  return new Response(body, { headers: { 'content-length': '10' } });
};

for (const [name, open] of [
  ['with ranges', ranged],
  ['without ranges', whole],
] as const) {
  it.each([
    [0, 4, '0123'],
    [2, 5, '23456'],
    [8, 8, '89'],
    [12, 4, ''],
  ])(`reads from a server ${name}: %i, %i`, async (start, length, text) => {
    const { bytes, sizeBytes } = await readPiece(open, start, length);
    expect([textOf(bytes), sizeBytes]).toEqual([text, 10]);
  });
}

it('says so when the server breaks off', async () => {
  const broken = async () =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(file);
          controller.error(new Error('gone'));
        },
      }),
    );
  await expect(readPiece(broken, 0, 20)).rejects.toThrow('broke off');
});

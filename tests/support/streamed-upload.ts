import { type ClientRequest, request as openRequest } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const BOUNDARY = 'streamed-upload';
const CHUNK = Buffer.alloc(64 * 1024, 'placet ');

/** A file form that is made while it is sent, so that its size costs the test no memory. */
export interface StreamedUpload {
  readonly url: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly channelId: string;
  readonly sizeBytes: number;
}

/** The bytes of the file in a streamed upload, from its beginning. */
export function* streamedContent(sizeBytes: number): Generator<Buffer> {
  for (let left = sizeBytes; left > 0; left -= CHUNK.length)
    yield left < CHUNK.length ? CHUNK.subarray(0, left) : CHUNK;
}

/** Begins a streamed upload, the file first; the caller sees to its end. */
export function openUpload({ url, path, headers }: Omit<StreamedUpload, 'sizeBytes' | 'channelId'>): ClientRequest {
  return openRequest(url + path, {
    method: 'POST',
    agent: false,
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  });
}

/** What comes before the file. */
export const UPLOAD_HEAD = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="large.bin"\r\ncontent-type: application/octet-stream\r\n\r\n`;

/** Sends a streamed upload and answers what came back, also when that came before all was sent. */
export async function sendUpload(upload: StreamedUpload): Promise<{ status: number; text: string }> {
  const request = openUpload(upload);
  const answered = new Promise<{ status: number; text: string }>((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      response.on('error', reject);
    });
  });
  const parts = function* () {
    yield Buffer.from(UPLOAD_HEAD);
    yield* streamedContent(upload.sizeBytes);
    yield Buffer.from(
      `\r\n--${BOUNDARY}\r\ncontent-disposition: form-data; name="channelId"\r\n\r\n${upload.channelId}\r\n--${BOUNDARY}--\r\n`,
    );
  };
  // A server that has seen enough may close before the rest is sent; its answer is what counts.
  await pipeline(Readable.from(parts()), request).catch(() => undefined);
  return answered;
}

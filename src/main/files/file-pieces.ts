import { AppError } from '../../contract/errors.ts';
import { t } from '../../words/words.ts';
import { ServerUnreachable } from '../server/server-client.ts';

/** A part of a file, and how large the whole is. */
export interface FilePiece {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sizeBytes: number;
}

/**
 * Reads `length` bytes from `start` on, fewer where the file ends. Servers that know no ranges (contract.md 6.8) send the
 * whole: then what lies before is skipped, and what follows is not waited for.
 */
export async function readPiece(
  open: (range: string) => Promise<Response>,
  start: number,
  length: number,
): Promise<FilePiece> {
  const response = await open(`bytes=${start}-${start + length - 1}`);
  const total = /\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1];
  if (response.status === 416) {
    await response.body?.cancel();
    return { bytes: new Uint8Array(), sizeBytes: Number(total ?? 0) };
  }
  const isPart = response.status === 206;
  if (isPart && total === undefined) throw new AppError('internal', 'The server did not say which part it sent.');
  const { bytes, readBytes } = await collect(response, isPart ? 0 : start, length);
  const said = isPart ? total : (response.headers.get('content-length') ?? undefined);
  return { bytes, sizeBytes: said === undefined ? readBytes : Number(said) };
}

async function collect(response: Response, skip: number, length: number) {
  const chunks: Uint8Array[] = [];
  let readBytes = 0;
  let kept = 0;
  const reader = response.body?.getReader();
  try {
    while (reader !== undefined && kept < length) {
      const { value, done } = await reader.read();
      if (done) break;
      const wanted = value.subarray(Math.max(0, skip - readBytes)).subarray(0, length - kept);
      readBytes += value.byteLength;
      kept += wanted.byteLength;
      if (wanted.byteLength > 0) chunks.push(wanted);
    }
  } catch (cause) {
    throw new ServerUnreachable(t('main.serverBrokeOffFile'), { cause });
  }
  await reader?.cancel().catch(() => undefined);
  const bytes = new Uint8Array(kept);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return { bytes, readBytes };
}

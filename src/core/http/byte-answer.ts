import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../contract/errors.ts';
import { type ByteRange, readRange } from '../domain/byte-range.ts';

/** An answer that is not JSON: a file, an image, a page. */
export interface ByteAnswer {
  readonly mimeType: string;
  /** Null when it is not known beforehand; then there are no ranges. */
  readonly sizeBytes: number | null;
  /** Names exactly these bytes, e.g. their hash. */
  readonly tag?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Begins to read them, or the part that was asked for; not called for HEAD. */
  open(range?: ByteRange): Promise<Readable>;
}

/** An answer whose bytes are in memory already. */
export function bytesInMemory(
  content: Buffer | string,
  mimeType: string,
  headers: Readonly<Record<string, string>> = {},
): ByteAnswer {
  const bytes = Buffer.from(content);
  return {
    mimeType,
    sizeBytes: bytes.byteLength,
    headers,
    open: async (range) => Readable.from([range === undefined ? bytes : bytes.subarray(range.start, range.end + 1)]),
  };
}

/** Sends the bytes, or the one range that was asked for, or only the headers (contract.md 6.8). */
export async function sendBytes(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: ByteAnswer,
): Promise<FastifyReply> {
  const { sizeBytes, tag } = answer;
  const range = sizeBytes === null ? null : findRange(request, reply, sizeBytes, tag);
  // Opened before any header is set: a file that cannot be read is answered as an error.
  const stream = request.method === 'HEAD' ? null : await answer.open(range ?? undefined);
  reply.headers({ 'content-type': answer.mimeType, 'x-content-type-options': 'nosniff', ...answer.headers });
  if (tag !== undefined) reply.header('etag', `"${tag}"`);
  if (sizeBytes !== null) {
    reply.header('accept-ranges', 'bytes');
    reply.header('content-length', range === null ? sizeBytes : range.end - range.start + 1);
  }
  if (range !== null) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${sizeBytes}`);
  return stream === null ? reply.send() : reply.send(stream);
}

function findRange(request: FastifyRequest, reply: FastifyReply, sizeBytes: number, tag?: string): ByteRange | null {
  const { range: header, 'if-range': condition } = request.headers;
  // A range of other bytes than the caller has seen is of no use to it.
  if (condition !== undefined && condition !== `"${tag}"`) return null;
  const range = readRange(header, sizeBytes);
  if (range !== 'unsatisfiable') return range;
  reply.header('content-range', `bytes */${sizeBytes}`);
  throw new AppError('range_unsatisfiable');
}

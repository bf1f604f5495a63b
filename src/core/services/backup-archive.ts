import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const BLOCK_BYTES = 512;
const NAME_BYTES = 100;

/** One entry of a tar archive: a file on disk, or a text. */
export type ArchiveEntry =
  | { readonly name: string; readonly file: string }
  | { readonly name: string; readonly text: () => string };

/** Yields a tar archive (ustar, with PAX records for long names) piece by piece; `onBytes` hears what each entry holds. */
export async function* tarOf(
  entries: Iterable<ArchiveEntry>,
  onBytes: (name: string, piece: Buffer) => void,
): AsyncGenerator<Buffer> {
  for (const entry of entries) {
    const text = 'text' in entry ? Buffer.from(entry.text()) : null;
    const size = text?.length ?? ('file' in entry ? await sizeOf(entry.file) : 0);
    // Deleted since it was listed, as a person may do at any time.
    if (size === null) continue;
    if (Buffer.byteLength(entry.name) > NAME_BYTES) yield longName(entry.name);
    yield header(entry.name.slice(-NAME_BYTES), size, '0');
    let written = 0;
    const pieces =
      text === null && 'file' in entry && size > 0 ? createReadStream(entry.file, { end: size - 1 }) : [text];
    for await (const piece of pieces) {
      if (piece === null) continue;
      written += piece.length;
      onBytes(entry.name, piece);
      yield piece;
    }
    if (written !== size) throw new Error(`${entry.name} became shorter while it was read.`);
    yield padding(size);
  }
  yield Buffer.alloc(BLOCK_BYTES * 2);
}

/** Writes the files of a tar stream into a folder; `onBytes` hears what each holds. Raises for anything but plain files. */
export async function extractTar(
  archive: AsyncIterable<Buffer>,
  folder: string,
  onBytes: (name: string, piece: Buffer) => void,
): Promise<void> {
  const reader = createBlockReader(archive);
  let longerName: string | null = null;
  for (;;) {
    const block = await reader.take(BLOCK_BYTES);
    if (block.every((byte) => byte === 0)) return;
    const { name: shortName, size, type } = readHeader(block);
    if (type === 'x') {
      longerName = readLongName(await reader.take(size));
      await reader.take(paddingBytes(size));
      continue;
    }
    const name: string = longerName ?? shortName;
    longerName = null;
    if (type !== '0' || !isInside(name)) throw new Error(`The archive has an entry that does not belong: ${name}`);
    const target = join(folder, name);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const pieces = async function* () {
      for await (const piece of reader.pieces(size)) {
        onBytes(name, piece);
        yield piece;
      }
    };
    await pipeline(Readable.from(pieces()), createWriteStream(target, { mode: 0o600, flags: 'wx', flush: true }));
    await reader.take(paddingBytes(size));
  }
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch {
    return null;
  }
}

function isInside(name: string): boolean {
  return name !== '' && !name.includes('\\') && !posix.isAbsolute(name) && !name.split('/').includes('..');
}

function header(name: string, size: number, type: string): Buffer {
  const block = Buffer.alloc(BLOCK_BYTES);
  block.write(name, 0, NAME_BYTES);
  block.write('0000600\0', 100);
  block.write('0000000\0', 108);
  block.write('0000000\0', 116);
  // Octal holds 8 GiB; beyond, the size is binary with the first bit set, as GNU and BSD tar read it.
  if (size < 8 ** 11) block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  else {
    block[124] = 0x80;
    block.writeBigUInt64BE(BigInt(size), 128);
  }
  block.write('00000000000\0', 136);
  block.write('        ', 148);
  block.write(type, 156);
  block.write('ustar\x0000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

function readHeader(block: Buffer): { name: string; size: number; type: string } {
  const textAt = (start: number, length: number) => block.toString('utf8', start, start + length).split('\0')[0] ?? '';
  const sum = block.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  if (sum !== Number.parseInt(textAt(148, 8), 8)) throw new Error('The archive is damaged: a header does not add up.');
  const size = block[124] === 0x80 ? Number(block.readBigUInt64BE(128)) : Number.parseInt(textAt(124, 12), 8);
  return { name: textAt(0, NAME_BYTES), size, type: textAt(156, 1) };
}

function longName(name: string): Buffer {
  const record = ` path=${name}\n`;
  let length = Buffer.byteLength(record);
  while (String(length).length + Buffer.byteLength(record) !== length) {
    length = String(length).length + Buffer.byteLength(record);
  }
  const content = Buffer.from(`${length}${record}`);
  return Buffer.concat([header('long-name', content.length, 'x'), content, padding(content.length)]);
}

function readLongName(content: Buffer): string | null {
  return /^\d+ path=(.*)\n$/s.exec(content.toString('utf8'))?.[1] ?? null;
}

const paddingBytes = (size: number): number => (BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES;
const padding = (size: number): Buffer => Buffer.alloc(paddingBytes(size));

/** Gives a stream out in pieces of wanted lengths. */
function createBlockReader(stream: AsyncIterable<Buffer>) {
  const source = stream[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  const some = async (most: number): Promise<Buffer> => {
    if (rest.length === 0) {
      const next = await source.next();
      if (next.done === true) throw new Error('The archive is damaged: it ends too early.');
      rest = next.value;
    }
    const piece = rest.subarray(0, most);
    rest = rest.subarray(piece.length);
    return piece;
  };
  const pieces = async function* (length: number): AsyncGenerator<Buffer> {
    let left = length;
    while (left > 0) {
      const piece = await some(left);
      left -= piece.length;
      yield piece;
    }
  };
  return {
    pieces,
    async take(length: number): Promise<Buffer> {
      const taken: Buffer[] = [];
      for await (const piece of pieces(length)) taken.push(piece);
      return Buffer.concat(taken);
    },
  };
}

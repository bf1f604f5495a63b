// Reads a zip archive with what Node has: a bare Debian has neither unzip nor Python.
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

const END_RECORD = 0x06054b50;
const CENTRAL_RECORD = 0x02014b50;
const END_RECORD_SIZE = 22;
const MAX_COMMENT = 0xffff;

/**
 * Unpacks the entries for which `place` names a relative path.
 * @param {string} archive
 * @param {string} folder
 * @param {(name: string) => string | undefined} place
 */
export async function unzip(archive, folder, place) {
  const file = await open(archive);
  try {
    for (const entry of await centralDirectory(file)) {
      const to = place(entry.name);
      if (to === undefined || entry.name.endsWith('/')) continue;
      const target = resolve(folder, to);
      if (!target.startsWith(resolve(folder) + sep))
        throw new Error(`${archive} holds a path outside itself: ${entry.name}`);
      await mkdir(dirname(target), { recursive: true });
      await extract(archive, file, entry, target);
    }
  } finally {
    await file.close();
  }
}

async function extract(archive, file, entry, target) {
  // The local header repeats name and extra field, and their lengths may differ from the central ones.
  const local = await read(file, entry.offset, 30);
  const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const out = createWriteStream(target, { mode: entry.mode });
  if (entry.compressedSize === 0) return void (await pipeline([], out));
  const raw = createReadStream(archive, { start, end: start + entry.compressedSize - 1 });
  if (entry.method === 0) await pipeline(raw, out);
  else if (entry.method === 8) await pipeline(raw, createInflateRaw(), out);
  else throw new Error(`${archive} uses compression method ${entry.method} for ${entry.name}, which is not supported`);
  if (out.bytesWritten !== entry.size) throw new Error(`${archive} is damaged at ${entry.name}`);
}

async function centralDirectory(file) {
  const { size } = await file.stat();
  const tailSize = Math.min(size, END_RECORD_SIZE + MAX_COMMENT);
  const tail = await read(file, size - tailSize, tailSize);
  let end = tail.length - END_RECORD_SIZE;
  while (end >= 0 && tail.readUInt32LE(end) !== END_RECORD) end -= 1;
  if (end < 0) throw new Error('this is not a whole zip archive');
  const directory = await read(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries = [];
  for (let at = 0; at < directory.length; ) {
    if (directory.readUInt32LE(at) !== CENTRAL_RECORD) throw new Error("the zip archive's directory is damaged");
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      compressedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777 || 0o644,
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function read(file, position, length) {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead !== length) throw new Error('the zip archive ends too early');
  return buffer;
}

import { deflateSync } from 'node:zlib';
import type { AgentFile } from './fixtures.ts';

/** A file that an agent sends. */
export interface AgentsFile {
  readonly filename: string;
  readonly mimeType: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** Stores files as an agent would, for the `attachmentIds` of a message; answers their ids in the same order. */
export async function storeFiles(access: AgentFile, files: readonly AgentsFile[]): Promise<string[]> {
  const ids: string[] = [];
  for (const { filename, mimeType, content } of files) {
    const form = new FormData();
    form.append('file', new Blob([content], { type: mimeType }), filename);
    form.append('channelId', access.channelId);
    const headers = { 'x-api-key': access.apiKey };
    const response = await fetch(`${access.url}/api/v1/files/store`, { method: 'POST', headers, body: form });
    if (!response.ok) throw new Error(`Storing ${filename} answered ${response.status}: ${await response.text()}`);
    ids.push(((await response.json()) as { id: string }).id);
  }
  return ids;
}

/** The bytes of a stored file, as an agent reads them. */
export async function readStored(access: AgentFile, id: string): Promise<Uint8Array> {
  const response = await fetch(`${access.url}/api/v1/files/${id}/download`, {
    headers: { 'x-api-key': access.apiKey },
  });
  if (!response.ok) throw new Error(`Reading ${id} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** A picture: bars that grow from left to right. */
export function pngOfBars(width: number, height: number): Uint8Array<ArrayBuffer> {
  const rows = Buffer.alloc((width * 3 + 1) * height, 0xff);
  for (let y = 0; y < height; y++) {
    rows[y * (width * 3 + 1)] = 0;
    for (let x = 0; x < width; x++) {
      const bar = Math.floor((x / width) * 8);
      const isBar = x % (width / 8) > width / 40 && height - y < ((bar + 1) / 9) * height;
      if (isBar) rows.set([92, 84, 190], y * (width * 3 + 1) + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new Uint8Array(
    Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]),
  );
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(8 + body.length);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), 4 + body.length);
  return framed;
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** A PDF whose pages say these words in a font that it does not bring along. */
export function pdfOf(pages: readonly string[]): string {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '', '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'];
  const kids = pages.map((words) => {
    const text = `BT /F1 36 Tf 60 700 Td (${words}) Tj ET 0.36 0.33 0.75 rg 60 660 240 8 re f`;
    objects.push(`<< /Length ${text.length} >>\nstream\n${text}\nendstream`);
    const content = `${objects.length} 0 R`;
    const font = '<< /Font << /F1 3 0 R >> >>';
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} /Resources ${font} >>`);
    return `${objects.length} 0 R`;
  });
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`;
  let out = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = out.length;
    out += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const start = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  return `${out}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
}

/** Seconds of a quiet tone, uncompressed: every Chromium plays it. */
export function wavOf(seconds: number): Uint8Array<ArrayBuffer> {
  const rate = 8_000;
  const samples = Buffer.alloc(seconds * rate, 128);
  for (let at = 0; at < samples.length; at++) samples[at] = 128 + Math.round(20 * Math.sin(at / 3));
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length, 40);
  return new Uint8Array(Buffer.concat([header, samples]));
}

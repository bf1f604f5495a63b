import { PDFDataRangeTransport } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Bridge } from '../../state/bridge.ts';
import type { ShownFile } from './shown-file.ts';
import { readRange } from './use-file-bytes.ts';

/** Smaller files are read at once. */
const WHOLE_BYTES = 4_000_000;

/** Where pdf.js gets a file from: main, piece by piece, so that of a long file only the pages that are seen are read. */
class FileTransport extends PDFDataRangeTransport {
  readonly #read: (start: number, end: number) => Promise<Uint8Array | null>;

  constructor(sizeBytes: number, read: (start: number, end: number) => Promise<Uint8Array | null>) {
    super(sizeBytes, null);
    this.#read = read;
  }

  override requestDataRange(begin: number, end: number): void {
    void this.#read(begin, end).then((bytes) => {
      if (bytes !== null) this.onDataRange(begin, bytes);
    });
  }
}

/**
 * A PDF file as pdf.js opens it; raises a sentence when it cannot be read. `onBroken` hears when a piece of it cannot be
 * read later: pdf.js would wait for it without end.
 */
export async function openPdfSource(bridge: Bridge, file: ShownFile, onBroken: (words: string) => void) {
  const first = await readRange(bridge, file, 0, WHOLE_BYTES);
  if (first.state === 'failed') throw new Error(first.words);
  if (first.bytes.byteLength === first.sizeBytes) return { data: first.bytes };
  const range = new FileTransport(first.sizeBytes, async (start, end) => {
    const read = await readRange(bridge, file, start, end);
    if (read.state === 'read') return read.bytes;
    onBroken(read.words);
    return null;
  });
  return { range, rangeChunkSize: 1_000_000, disableAutoFetch: true, disableStream: true };
}

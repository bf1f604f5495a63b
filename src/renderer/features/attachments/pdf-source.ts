import { PDFDataRangeTransport } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Bridge } from '../../state/bridge.ts';
import type { ShownFile } from './shown-file.ts';

/** Smaller files are read at once. */
const WHOLE_BYTES = 4_000_000;

/** Where pdf.js gets a file from: main, piece by piece, so that of a long file only the pages that are seen are read. */
class FileTransport extends PDFDataRangeTransport {
  readonly #read: (start: number, length: number) => Promise<Uint8Array | null>;

  constructor(sizeBytes: number, read: (start: number, length: number) => Promise<Uint8Array | null>) {
    super(sizeBytes, null);
    this.#read = read;
  }

  override requestDataRange(begin: number, end: number): void {
    void this.#read(begin, end - begin).then((bytes) => this.onDataRange(begin, bytes));
  }
}

/** A PDF file as pdf.js opens it; raises a sentence when it cannot be read. */
export async function openPdfSource(bridge: Bridge, { accountId, attachment }: ShownFile) {
  const read = async (start: number, length: number) => {
    const outcome = await bridge.call('file:read', { accountId, fileId: attachment.id, start, length });
    if (!outcome.ok) throw new Error(outcome.error.message);
    return outcome.value;
  };
  const { bytes, sizeBytes } = await read(0, WHOLE_BYTES);
  if (bytes.byteLength === sizeBytes) return { data: bytes };
  const range = new FileTransport(sizeBytes, (start, length) =>
    read(start, length).then(
      (piece) => piece.bytes,
      () => null,
    ),
  );
  return { range, rangeChunkSize: 1_000_000, disableAutoFetch: true, disableStream: true };
}

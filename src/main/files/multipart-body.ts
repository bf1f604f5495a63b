import { randomUUID } from 'node:crypto';

/** A file whose bytes come in pieces, and the fields that go with it. */
export interface FileForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly filename: string;
  readonly mimeType: string;
  readonly bytes: ReadableStream<Uint8Array>;
}

/** A form as HTTP sends it, without ever holding the whole file. */
export function multipartBody(form: FileForm): { contentType: string; body: ReadableStream<Uint8Array> } {
  const boundary = `placet-${randomUUID()}`;
  const encoder = new TextEncoder();
  const fields = Object.entries(form.fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`,
  );
  const head = [
    ...fields,
    `--${boundary}\r\n`,
    `content-disposition: form-data; name="file"; filename="${quoted(form.filename)}"\r\n`,
    `content-type: ${form.mimeType.replace(/[^\x20-\x7e]/g, '')}\r\n\r\n`,
  ].join('');
  const framing = new TransformStream<Uint8Array, Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(head)),
    flush: (controller) => controller.enqueue(encoder.encode(`\r\n--${boundary}--\r\n`)),
  });
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: form.bytes.pipeThrough(framing),
  };
}

/** A name inside quotes, as browsers write it: nothing in it can end the quotes or the line. */
function quoted(name: string): string {
  return name.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
}

/** A file as a form carries it. */
export interface FormFile {
  readonly content?: string | Uint8Array<ArrayBuffer>;
  readonly filename?: string;
  readonly mimeType?: string;
  /** Name of the part. @default file */
  readonly part?: string;
}

/** A multipart form with a small text file before its fields, as documented calls send it (R27). */
export function fileForm(fields: Readonly<Record<string, string>> = {}, file: FormFile = {}): FormData {
  const { content = 'some bytes', filename = 'notes.txt', mimeType = 'text/plain', part = 'file' } = file;
  const form = new FormData();
  form.append(part, new Blob([content], { type: mimeType }), filename);
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

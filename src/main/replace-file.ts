import { rename, writeFile } from 'node:fs/promises';

/** Replaces a file as a whole: a crash leaves the old one or the new one. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const temporary = `${file}.new`;
  await writeFile(temporary, text, { mode: 0o600 });
  await rename(temporary, file);
}

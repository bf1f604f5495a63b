import { basename, join } from 'node:path';
import { app, dialog } from 'electron';
import { savableName } from './file-names.ts';
import { type SavedBody, writeWhole } from './file-writing.ts';

/** Asks where to, then writes there; `filename` is null when the person chose not to. Raises `file_not_saved`. */
export async function saveAs(
  filename: string,
  begin: () => Promise<SavedBody>,
): Promise<{ readonly filename: string | null }> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: join(app.getPath('downloads'), savableName(filename)),
  });
  if (canceled || !filePath) return { filename: null };
  await writeWhole(filePath, await begin());
  return { filename: basename(filePath) };
}

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MARK = join('resources', 'plugins');
const LEVELS_MAX = 5;

/**
 * The folder that holds `resources` and `out`: the checkout, or the packaged program. The code runs from `src/core/…`
 * in the one and from `out/main/…` in the other, so it is looked for upwards. Null when there is none.
 */
export function findProgramFolder(startUrl: string = import.meta.url): string | null {
  let folder = dirname(fileURLToPath(startUrl));
  for (let level = 0; level < LEVELS_MAX; level += 1) {
    if (existsSync(join(folder, MARK))) return folder;
    folder = dirname(folder);
  }
  return null;
}

/** The plugins that come with the program; null when they are not there. */
export function findBundledPluginsFolder(): string | null {
  const programFolder = findProgramFolder();
  return programFolder === null ? null : join(programFolder, MARK);
}

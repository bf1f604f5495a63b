import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Raised when the shape of what is kept changes between two releases. */
const FORMAT = 1;

/** Where the first view is kept. */
export function firstViewFile(programFolder: string): string {
  return join(programFolder, 'first-view.json');
}

/** Writes before a first view which program understands it. */
export function markFirstView(text: string, version: string): string {
  return `${FORMAT} ${version}\n${text}`;
}

/**
 * Reads the first view as text; null when there is none for this version of the program. The window parses it: this runs
 * before anything else of the program is loaded.
 */
export function readFirstView(file: string, version: string): string | null {
  try {
    const kept = readFileSync(file, 'utf8');
    const mark = markFirstView('', version);
    return kept.startsWith(mark) ? kept.slice(mark.length) : null;
  } catch {
    return null;
  }
}

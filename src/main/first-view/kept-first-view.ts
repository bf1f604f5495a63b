import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Raised when the shape of what is kept changes between two releases. */
const FORMAT = 2;

/** Where the first view is kept. */
export function firstViewFile(programFolder: string): string {
  return join(programFolder, 'first-view.json');
}

/** Writes before a first view which program understands it, and a sum over it: nobody checks its shape any more. */
export function markFirstView(text: string, version: string): string {
  return `${markOf(version)}${sumOf(text)}\n${text}`;
}

/**
 * Reads the first view as text; null when there is none for this version of the program, or when it is not as it was
 * written. The window parses it: this runs before anything else of the program is loaded.
 */
export function readFirstView(file: string, version: string): string | null {
  try {
    const kept = readFileSync(file, 'utf8');
    const end = kept.indexOf('\n');
    const text = kept.slice(end + 1);
    return kept.slice(0, end) === `${markOf(version)}${sumOf(text)}` ? text : null;
  } catch {
    return null;
  }
}

const markOf = (version: string): string => `${FORMAT} ${version} `;

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

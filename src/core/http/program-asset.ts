import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgramFolder } from '../services/program-folder.ts';

/** Files of libraries that the core serves as they are; the build copies them to `out/main/assets` (electron.vite.config.ts). */
export const PROGRAM_ASSETS = {
  'tailwind.js': '@tailwindcss/browser/dist/index.global.js',
  'swagger-ui.js': 'swagger-ui-dist/swagger-ui-bundle.js',
  'swagger-ui.css': 'swagger-ui-dist/swagger-ui.css',
} as const;

export type ProgramAsset = keyof typeof PROGRAM_ASSETS;

/** Folder of the copies, in the folder of the program. */
export const ASSETS_FOLDER = join('out', 'main', 'assets');

/** Reads an asset: the built program its own copy, a core that runs from source the library's file. */
export async function readProgramAsset(name: ProgramAsset): Promise<Buffer> {
  const programFolder = findProgramFolder();
  if (programFolder === null) throw new Error('The folder of the program was not found');
  const isBuilt = fileURLToPath(import.meta.url).startsWith(join(programFolder, 'out'));
  return readFile(join(programFolder, isBuilt ? ASSETS_FOLDER : 'node_modules', isBuilt ? name : PROGRAM_ASSETS[name]));
}

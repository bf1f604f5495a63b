import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

const runtimeFile = z.object({ executable: z.string(), version: z.string(), isStandIn: z.boolean() });
const CHECKOUT = resolve(import.meta.dirname, '../..');

/** What to launch: the unpacked package when the run is about it, else the runtime on the checkout. */
export interface Program {
  readonly executable: string;
  readonly args: readonly string[];
}

/** The program under test, as `scripts/` prepared it. */
export function programUnderTest(): Program {
  // Chromium's own sandbox cannot start as root; the renderer's isolation is asserted by tests all the same.
  const sandboxArgs = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const packaged = process.env.PLACET_DESK_E2E_EXECUTABLE;
  if (packaged !== undefined) return { executable: packaged, args: sandboxArgs };
  const file = resolve(CHECKOUT, 'node_modules/.placet-desk/electron.json');
  const { executable } = runtimeFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { executable, args: [...sandboxArgs, CHECKOUT] };
}

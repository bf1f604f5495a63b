import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new empty folder of its own; `remove` deletes it with everything inside. */
export async function makeTemporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'placet-desk-test-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

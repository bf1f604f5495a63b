import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '../measures.ts';
import { measureArrivals, measureBurst } from './arrivals.ts';
import { fillFolder } from './filled-folder.ts';
import { measureKeys, measureScrolling, measureSearch } from './hands.ts';
import { measureHostile } from './hostile.ts';
import { openPlainPage } from './plain-page.ts';
import { openWindow, rendererMegabytes } from './window.ts';

const MEMORY_MAX_MB = 250;
/** Plain elements beyond this are not a page any more; the real list has as many rows as there are messages. */
const PLAIN_ROWS = 10_000;

/** What the real window needs at so many messages, beside a plain page with as many rows in the same program. */
export async function measureRenderer(count: number): Promise<Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'placet-desk-bench-'));
  try {
    const empty = await openWindow(folder);
    const emptyMb = await rendererMegabytes(empty);
    await empty.close();
    await fillFolder(folder, count);

    const desk = await openWindow(folder);
    await desk.page.locator('.queue-row').first().waitFor({ timeout: 120_000 });
    const plain = await openPlainPage(desk, PLAIN_ROWS);
    const findings = [
      ...(await measureKeys(desk, plain)),
      ...(await measureScrolling(desk, plain)),
      ...(await measureArrivals(desk)),
      ...(await measureSearch(desk)),
      ...(await measureBurst(desk)),
      ...(await measureHostile(desk)),
    ];
    const megabytes = await rendererMegabytes(desk);
    const size = count.toLocaleString('en');
    const [ready, emptyReady] = [desk.readyMs / 1_000, empty.readyMs / 1_000];
    findings.push(
      {
        what: `from the start of the program to a window with ${size} messages`,
        measured: `${ready.toFixed(1)} s, with an empty inbox ${emptyReady.toFixed(1)} s`,
        target: 'no target',
        isMet: null,
      },
      {
        what: `memory of the window's process at ${size} messages, after all of this`,
        measured: `${megabytes.toFixed(0)} MB, with an empty inbox ${emptyMb.toFixed(0)} MB`,
        target: `under ${MEMORY_MAX_MB} MB`,
        isMet: megabytes < MEMORY_MAX_MB,
      },
    );
    await desk.close();
    return findings;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

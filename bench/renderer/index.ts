import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '../measures.ts';
import { measureArrivals, measureBurst } from './arrivals.ts';
import { fillFolder } from './filled-folder.ts';
import { measureBaseline, measureKeys, measureScrolling, measureSearch } from './hands.ts';
import { measureHostile } from './hostile.ts';
import { openPlainPage } from './plain-page.ts';
import { profiled } from './profile.ts';
import { openWindow, rendererMegabytes } from './window.ts';

const MEMORY_MAX_MB = 250;
/** Plain elements beyond this are not a page any more; the real list has as many rows as there are messages. */
const PLAIN_ROWS = 10_000;

const PROBES = {
  keys: measureKeys,
  scrolling: measureScrolling,
  arrivals: measureArrivals,
  search: measureSearch,
  burst: measureBurst,
  hostile: measureHostile,
};

/** How the window is measured. */
interface RendererOptions {
  readonly count: number;
  /** The names of the probes to run; all of them without. */
  readonly probes: readonly string[] | null;
  /** A folder that gets a profile of the processor for each probe. Profiling makes every figure a little worse. */
  readonly profileFolder: string | null;
}

/** What the real window needs at so many messages, beside a plain page with as many rows in the same program. */
export async function measureRenderer({ count, probes, profileFolder }: RendererOptions): Promise<Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'placet-desk-bench-'));
  try {
    const empty = await openWindow(folder, false);
    const emptyMb = await rendererMegabytes(empty);
    await empty.close();
    await fillFolder(folder, count);

    const desk = await openWindow(folder, true);
    const plain = await openPlainPage(desk, PLAIN_ROWS);
    const baseline = await measureBaseline(plain);
    // Two windows at once would share the processor.
    await plain.close();
    const freshMb = await rendererMegabytes(desk);
    const findings: Finding[] = [];
    for (const [name, probe] of Object.entries(PROBES)) {
      if (probes !== null && !probes.includes(name)) continue;
      const measure = (): Promise<Finding[]> => probe(desk, baseline);
      findings.push(
        ...(await (profileFolder === null ? measure() : profiled(desk.page, profileFolder, name, measure))),
      );
    }
    const megabytes = await rendererMegabytes(desk);
    const size = count.toLocaleString('en');
    const seconds = (ms: number | null): string => `${((ms ?? 0) / 1_000).toFixed(1)} s`;
    findings.push(
      {
        what: `from the start of the program to the first row, and to all of ${size} messages`,
        measured: `${seconds(desk.firstRowMs)} and ${seconds(desk.readyMs)}; an empty inbox ${seconds(empty.readyMs)}`,
        target: 'no target',
        isMet: null,
      },
      {
        what: `memory of the window's process at ${size} messages`,
        measured: `${freshMb.toFixed(0)} MB, with an empty inbox ${emptyMb.toFixed(0)} MB`,
        target: `under ${MEMORY_MAX_MB} MB`,
        isMet: freshMb < MEMORY_MAX_MB,
      },
      {
        what: 'the same after all of this, with what has not been collected as garbage yet',
        measured: `${megabytes.toFixed(0)} MB`,
        target: 'no target',
        isMet: null,
      },
    );
    await desk.close();
    return findings;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

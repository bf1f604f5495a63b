import { readdirSync, readFileSync } from 'node:fs';

/** The clock of `/proc` on Linux, in ticks a second; the same on every machine that we run on. */
const TICKS_PER_SECOND = 100;

/** A process and everything that it has started, as Linux counts them. */
export interface ProcessTree {
  /** Processor time that all of them have used, in milliseconds; what has ended meanwhile no longer counts. */
  readonly processorMs: number;
  /** Memory of all of them in megabytes; what they share counts once. */
  readonly megabytes: number;
  readonly count: number;
}

/** Reads the tree of a process from `/proc`. */
export function readProcessTree(rootPid: number): ProcessTree {
  const stats = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readStat(Number(name)) ?? []) : []));
  const tree = new Set([rootPid]);
  // Parents may come after their children: until nothing is added any more.
  for (let before = 0; before !== tree.size; ) {
    before = tree.size;
    for (const { pid, parent } of stats) if (tree.has(parent)) tree.add(pid);
  }
  const own = stats.filter(({ pid }) => tree.has(pid));
  return {
    processorMs: own.reduce((sum, { ticks }) => sum + ticks, 0) * (1_000 / TICKS_PER_SECOND),
    megabytes: own.reduce((sum, { pid }) => sum + sharedMegabytes(pid), 0),
    count: own.length,
  };
}

function readStat(pid: number): { pid: number; parent: number; ticks: number } | null {
  try {
    // The name of the program may hold spaces and brackets: what follows the last one is fields.
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { pid, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return null;
  }
}

function sharedMegabytes(pid: number): number {
  try {
    const [, kilobytes = '0'] = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
    return Number(kilobytes) / 1_000;
  } catch {
    return 0;
  }
}

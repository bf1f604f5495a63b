import { cpus, loadavg, totalmem } from 'node:os';
import { measureHeldCalls } from './core/held-calls.ts';
import { measureScale } from './core/scale.ts';
import { measureThroughput } from './core/throughput.ts';
import { measureWakeUp } from './core/wake-up.ts';
import { measureDesktop } from './desktop/index.ts';
import type { Finding } from './measures.ts';
import { measureRenderer } from './renderer/index.ts';

// `npm run bench`: what core and window can do, against baselines in the same run. `--long` adds the large forms.
const isLong = process.argv.includes('--long');
const optionOf = (option: string): string | null =>
  process.argv.find((argument) => argument.startsWith(`--${option}=`))?.slice(option.length + 3) ?? null;
const only = optionOf('only');
const probes = optionOf('probes')?.split(',') ?? null;

const PARTS: Readonly<Record<string, () => Promise<Finding[]>>> = {
  throughput: measureThroughput,
  'wake-up': measureWakeUp,
  scale: () => measureScale(isLong ? [10_000, 100_000, 1_000_000] : [10_000, 100_000]),
  held: () => measureHeldCalls(isLong ? { calls: 10_000, sockets: 2_000 } : { calls: 2_000, sockets: 400 }),
  renderer: () => measureRenderer({ count: 100_000, probes, profileFolder: optionOf('profile') }),
  desktop: () => measureDesktop({ minutes: Number(optionOf('minutes') ?? 1) }),
};

const [cpu] = cpus();
console.log(
  `${cpu?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ` +
    `load ${loadavg()[0]?.toFixed(1)}, ${process.platform} ${process.arch}, Node ${process.versions.node}\n`,
);
let missedCount = 0;
for (const [name, measure] of Object.entries(PARTS)) {
  if (only !== null && only !== name) continue;
  for (const { what, measured, target, isMet } of await measure()) {
    if (isMet === false) missedCount += 1;
    console.log(`${isMet === null ? ' ' : isMet ? '✓' : '✗'} ${what}: ${measured} (${target})`);
  }
}
console.log(missedCount === 0 ? '\nEvery target is met.' : `\n${missedCount} targets are missed.`);
process.exitCode = missedCount === 0 ? 0 : 1;

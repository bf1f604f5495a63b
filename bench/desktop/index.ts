import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type ElectronApplication, _electron as electron, type Page } from 'playwright';
import { programUnderTest } from '../../tests/e2e/electron-runtime.ts';
import { startKeyring, WITH_KEYRING } from '../../tests/e2e/keyring.ts';
import { type Finding, percentile } from '../measures.ts';
import { fillFolder } from '../renderer/filled-folder.ts';
import { type Started, startEmptyApp, writeEmptyApp } from './empty-app.ts';
import { keepRemoteInbox } from './offline-account.ts';
import { readProcessTree } from './process-tree.ts';

const MESSAGES = 10_000;
const STARTS = 9;
/** What a start leaves to do by itself: indexes, caches, what is loaded while nothing else is to be done. */
const SETTLE_MS = 15_000;
const START_RATIO_MAX = 1.4;
const MEMORY_RATIO_MAX = 1.5;
/** “As fast as”: what nobody can tell apart, and what one run differs from the next by. */
const OFFLINE_RATIO_MAX = 1.1;
const IDLE_PERCENT_MAX = 0.5;

/** The program as a guest of the person's computer: how fast it starts, how much it holds, and what it does when nothing happens. */
export async function measureDesktop({ minutes }: { readonly minutes: number }): Promise<Finding[]> {
  if (process.platform !== 'linux') {
    return [{ what: 'start, memory and idling', measured: 'not measured', target: 'Linux only', isMet: null }];
  }
  const folder = await mkdtemp(join(tmpdir(), 'placet-desk-bench-'));
  const remoteFolder = await mkdtemp(join(tmpdir(), 'placet-desk-bench-remote-'));
  const emptyFolder = await writeEmptyApp();
  const endKeyring = await startKeyring({
    homeFolder: remoteFolder,
    busAddress: process.env.DBUS_SESSION_BUS_ADDRESS ?? '',
  });
  try {
    const first = await startDesk(folder, '[data-state="online"]');
    await first.app.close();
    await fillFolder(folder, MESSAGES);
    const other = await startDesk(remoteFolder, '[data-state="online"]', WITH_KEYRING);
    await keepRemoteInbox(other.page, MESSAGES);
    await other.app.close();

    const starts: number[] = [];
    const offlineStarts: number[] = [];
    const emptyStarts: number[] = [];
    // Turn by turn, so that what else the machine does falls on all.
    for (let turn = 0; turn < STARTS; turn += 1) {
      const empty = await startEmptyApp(emptyFolder);
      emptyStarts.push(empty.startMs);
      await empty.app.close();
      const desk = await startDesk(folder, '[data-answer]');
      starts.push(desk.startMs);
      await desk.app.close();
      const offline = await startDesk(remoteFolder, '[data-answer]', WITH_KEYRING);
      offlineStarts.push(offline.startMs);
      await offline.app.close();
    }

    const empty = await startEmptyApp(emptyFolder);
    await pause(SETTLE_MS);
    const emptyTree = readProcessTree(pidOf(empty.app));
    const emptyIdle = await idlePercent(empty.app, 1 / 6);
    await empty.app.close();
    const desk = await startDesk(folder, '[data-answer]');
    await pause(SETTLE_MS);
    const tree = readProcessTree(pidOf(desk.app));
    const idle = await idlePercent(desk.app, minutes);
    await desk.app.close();

    const [start, emptyStart] = [percentile(starts, 0.5), percentile(emptyStarts, 0.5)];
    const offlineStart = percentile(offlineStarts, 0.5);
    const size = MESSAGES.toLocaleString('en');
    return [
      {
        what: `from the start to a window in which the first of ${size} messages can be answered, median of ${STARTS}`,
        measured: `${inSeconds(start)}, ${(start / emptyStart).toFixed(2)} times an empty Electron window (${inSeconds(emptyStart)})`,
        target: `at most ${START_RATIO_MAX} times`,
        isMet: start / emptyStart <= START_RATIO_MAX,
      },
      {
        what: `the same with a Placet server’s inbox of ${size} messages and nobody to reach`,
        measured: `${inSeconds(offlineStart)}, ${(offlineStart / start).toFixed(2)} times the local one`,
        target: `at most ${OFFLINE_RATIO_MAX} times`,
        isMet: offlineStart / start <= OFFLINE_RATIO_MAX,
      },
      {
        what: `memory of all ${tree.count} processes at ${size} messages`,
        measured: `${tree.megabytes.toFixed(0)} MB, ${(tree.megabytes / emptyTree.megabytes).toFixed(2)} times an empty Electron window (${emptyTree.megabytes.toFixed(0)} MB, ${emptyTree.count} processes)`,
        target: `at most ${MEMORY_RATIO_MAX} times`,
        isMet: tree.megabytes / emptyTree.megabytes <= MEMORY_RATIO_MAX,
      },
      {
        what: `processor time of all processes over ${minutes} min with nothing arriving`,
        measured: `${idle.toFixed(2)} % of one core, an empty Electron window ${emptyIdle.toFixed(2)} %`,
        target: `under ${IDLE_PERCENT_MAX} %`,
        isMet: idle < IDLE_PERCENT_MAX,
      },
    ];
  } finally {
    endKeyring();
    await rm(folder, { recursive: true, force: true });
    await rm(remoteFolder, { recursive: true, force: true });
    await rm(emptyFolder, { recursive: true, force: true });
  }
}

/** Starts the program and answers when what a person waits for is there. */
async function startDesk(
  folder: string,
  awaited: string,
  args: readonly string[] = [],
): Promise<Started & { readonly page: Page }> {
  const began = performance.now();
  const program = programUnderTest();
  const app = await electron.launch({
    executablePath: program.executable,
    args: [...args, ...program.args],
    env: { ...(process.env as Record<string, string>), PLACET_DESK_DATA: folder, PLACET_DESK_PORT: '0' },
    timeout: 120_000,
  });
  const page = await app.firstWindow();
  await page.locator(awaited).first().waitFor({ timeout: 120_000 });
  return { app, page, startMs: performance.now() - began };
}

async function idlePercent(app: ElectronApplication, minutes: number): Promise<number> {
  const before = readProcessTree(pidOf(app)).processorMs;
  await pause(minutes * 60_000);
  return ((readProcessTree(pidOf(app)).processorMs - before) / (minutes * 60_000)) * 100;
}

function pidOf(app: ElectronApplication): number {
  const { pid } = app.process();
  if (pid === undefined) throw new Error('The program has ended');
  return pid;
}

const inSeconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;

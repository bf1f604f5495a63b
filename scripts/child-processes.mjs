// Programs that we run and wait for, and services that run beside them.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const SIGNALS = process.platform === 'win32' ? ['SIGINT', 'SIGTERM'] : ['SIGINT', 'SIGTERM', 'SIGHUP'];
// Ctrl+C reaches us from the terminal and from npm; Electron takes a second signal as "die at once".
const ECHO_MS = 1_000;
// npm gives a SIGTERM to the shell between it and us, which dies and tells nobody: a new parent is all that we notice.
const PARENT = process.env.npm_lifecycle_event === undefined ? undefined : process.ppid;
const PARENT_WATCH_MS = 200;
const GROUP_WAIT_MS = 3_000;
const PDEATHSIG = process.platform === 'linux' && existsSync('/usr/bin/setpriv');

/**
 * Runs a program until it ends, and passes SIGINT, SIGTERM and SIGHUP on to it: the first politely, a second one, or ten
 * seconds without an end, for good.
 * @param {string} file
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, stdout?: 'inherit' | 'stderr', keepErrorLine?: (line: string) => boolean, graceMs?: number }} options
 * @returns {Promise<{ code: number, stoppedBy: NodeJS.Signals | undefined }>}
 */
export function runToEnd(file, args, { env, cwd, stdout = 'inherit', keepErrorLine, graceMs = 10_000 } = {}) {
  return new Promise((done, fail) => {
    const child = spawnWithUs(file, args, {
      env,
      cwd,
      stdio: ['inherit', stdout === 'stderr' ? 2 : 'inherit', keepErrorLine ? 'pipe' : 'inherit'],
    });
    if (keepErrorLine) {
      createInterface({ input: child.stderr }).on('line', (line) => {
        if (keepErrorLine(line)) process.stderr.write(`${line}\n`);
      });
    }
    let stoppedBy;
    let stoppedAt = 0;
    let deadline;
    const onSignal = (signal) => {
      if (stoppedBy && Date.now() - stoppedAt < ECHO_MS) return;
      if (stoppedBy) return killGroup(child);
      stoppedBy = signal;
      stoppedAt = Date.now();
      child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
      deadline = setTimeout(() => killGroup(child), graceMs);
    };
    for (const signal of SIGNALS) process.on(signal, onSignal);
    const parentWatch = setInterval(() => {
      if (PARENT !== undefined && process.ppid !== PARENT && !stoppedBy) onSignal('SIGTERM');
    }, PARENT_WATCH_MS);
    const finish = () => {
      clearTimeout(deadline);
      clearInterval(parentWatch);
      for (const signal of SIGNALS) process.off(signal, onSignal);
    };
    child.once('error', (error) => {
      finish();
      fail(error);
    });
    // 'exit' and not 'close': a program it opened (a browser) may hold the pipes open for hours.
    child.once('exit', async (code, signal) => {
      // What it started (electron-vite: Electron) still needs the display and the bus that our caller now ends.
      if (stoppedBy) await groupEnded(child);
      finish();
      child.stderr?.unref?.();
      done({ code: code ?? 128 + (constants.signals[signal] ?? 0), stoppedBy });
    });
  });
}

/**
 * Starts a service that ends when we end, and tells the first line it writes on file descriptor 3.
 * @param {string} file
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ line: string, stop: () => Promise<void> }>}
 */
export async function startService(file, args, env = process.env) {
  const child = spawnWithUs(file, args, { env, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors = (errors + chunk).slice(-2_000);
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const line = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdio[3] }).once('line', resolve);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${file} ended at once. It said:\n${errors.trim()}`)));
  });
  child.unref();
  for (const stream of [child.stderr, child.stdio[3]]) stream.unref();
  const killNow = () => child.kill('SIGKILL');
  process.once('exit', killNow);
  return {
    line,
    async stop() {
      process.off('exit', killNow);
      child.ref();
      child.kill('SIGTERM');
      const hurry = setTimeout(killNow, 2_000);
      await ended;
      clearTimeout(hurry);
    },
  };
}

// An own process group, so that Ctrl+C in the terminal reaches the program once, through us; and the kernel's word that it
// is told to end should we be killed without a chance to do so.
function spawnWithUs(file, args, options) {
  const own = { ...options, detached: process.platform !== 'win32' };
  return PDEATHSIG ? spawn('/usr/bin/setpriv', ['--pdeathsig', 'TERM', file, ...args], own) : spawn(file, args, own);
}

async function groupEnded(child) {
  const deadline = Date.now() + GROUP_WAIT_MS;
  while (process.platform !== 'win32' && Date.now() < deadline) {
    try {
      process.kill(-child.pid, 0);
    } catch {
      return;
    }
    await sleep(50);
  }
}

function killGroup(child) {
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended in the meantime.
  }
}

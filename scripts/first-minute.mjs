// `npm run first-minute`: measures the promise that a person's first question from an agent of theirs is in the window
// within a minute of the first start. From an empty data folder, by curl and by the command line.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { command, ROOT } from './checkout.mjs';
import { setUp } from './setup.mjs';
import { missingDesktop, withDesktop } from './virtual-display.mjs';

const MINUTE_MS = 60_000;
const LOOK_MS = 20;

/**
 * Starts the program on an empty folder, asks, and answers when each step was reached, in milliseconds after the start.
 * @param {{ executable: string, args: string[], env: NodeJS.ProcessEnv }} program
 * @returns {Promise<{ step: string, atMs: number }[]>}
 */
export async function measureFirstMinute({ executable, args, env }) {
  const folder = mkdtempSync(join(tmpdir(), 'placet-desk-first-minute-'));
  const steps = [];
  const startedAt = performance.now();
  const note = (step) => steps.push({ step, atMs: Math.round(performance.now() - startedAt) });
  const environment = { ...env, PLACET_DESK_DATA: folder };
  const asking = [];
  // Not at the top: on a fresh checkout it is there only after the set-up.
  const { _electron: electron } = await import('@playwright/test');
  const app = await electron.launch({
    executablePath: executable,
    args,
    env: { ...environment, PLACET_DESK_PORT: '0' },
  });
  try {
    const page = await app.firstWindow();
    note('the window is there');
    const access = await readWhenThere(join(folder, 'agent.json'));
    note('agent.json is there');

    const body = { channelId: access.channelId, text: 'A first question by curl?', review: { type: 'approval' } };
    const headers = ['-H', `x-api-key: ${access.apiKey}`, '-H', 'content-type: application/json'];
    const curl = ['-sS', `${access.url}/api/v1/messages`, ...headers, '-d', JSON.stringify(body)];
    asking.push(spawn('curl', curl, { stdio: ['ignore', 'ignore', 'inherit'] }));
    await answer(page, 'A first question by curl?', () => note('the question by curl is open'));

    const question = 'A first question by the command line?';
    const ask = spawn('npx', ['placet-desk', 'ask', `"${question}"`], {
      cwd: ROOT,
      env: environment,
      shell: true,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    asking.push(ask);
    const ended = once(ask, 'exit');
    await answer(page, question, () => note('the question by npx placet-desk ask is open'));
    const [code] = await ended;
    if (code !== 0) throw new Error(`placet-desk ask ended with code ${code}.`);
    note('placet-desk ask has the answer');
    return steps;
  } finally {
    for (const child of asking) child.kill();
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits until the question is open, tells, and chooses its first answer. */
async function answer(page, question, onOpen) {
  await page.getByRole('heading', { name: question }).waitFor({ timeout: MINUTE_MS });
  onOpen();
  // A key before the focus is there would be lost.
  await page.locator('button:focus', { hasText: 'Approve' }).waitFor({ timeout: MINUTE_MS });
  await page.keyboard.press('1');
}

async function readWhenThere(file) {
  const giveUpAt = performance.now() + MINUTE_MS;
  while (performance.now() < giveUpAt) {
    try {
      return JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      await sleep(LOOK_MS);
    }
  }
  throw new Error(`${file} was not there within a minute.`);
}

/**
 * What was measured, a line for each step.
 * @param {{ step: string, atMs: number }[]} steps
 */
export function firstMinuteReport(steps) {
  const lines = steps.map(({ step, atMs }) => `${(atMs / 1000).toFixed(1).padStart(6)} s  ${step}`);
  const isMet = steps.every(({ atMs }) => atMs < MINUTE_MS);
  return { isMet, text: [...lines, isMet ? 'Within the first minute.' : 'Not within the first minute.'].join('\n') };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await command(async () => {
    const missing = missingDesktop(process.env, process.platform);
    const { executable } = await setUp({ electron: true, display: missing.display });
    if (!(await build({ log: console.log }))) return 130;
    const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return withDesktop(missing, async (env) => {
      const steps = await measureFirstMinute({ executable, args: [...sandbox, ROOT], env });
      const { isMet, text } = firstMinuteReport(steps);
      console.log(text);
      return isMet ? 0 : 1;
    });
  });
}

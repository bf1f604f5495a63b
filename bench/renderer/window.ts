import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from 'playwright';
import { programUnderTest } from '../../tests/e2e/electron-runtime.ts';
import type { AgentFile } from '../../tests/e2e/fixtures.ts';
import { installProbe } from './probe.ts';

/** The real program on a folder of its own, with its window open. */
export interface BenchWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly access: AgentFile;
  /** From the start of the process to the first painted row; null where there are none. */
  readonly firstRowMs: number | null;
  /** From the start of the process to a window that is in step with its core. */
  readonly readyMs: number;
  close(): Promise<void>;
}

/** Starts the program and answers when its list is complete. */
export async function openWindow(folder: string, hasRows: boolean): Promise<BenchWindow> {
  const started = performance.now();
  const program = programUnderTest();
  const app = await electron.launch({
    executablePath: program.executable,
    args: [...program.args],
    env: { ...(process.env as Record<string, string>), PLACET_DESK_DATA: folder, PLACET_DESK_PORT: '0' },
    timeout: 120_000,
  });
  const page = await app.firstWindow();
  if (hasRows) await page.locator('.queue-row').first().waitFor({ timeout: 120_000 });
  const firstRowMs = hasRows ? performance.now() - started : null;
  await page.locator('[data-state="online"]').first().waitFor({ timeout: 120_000 });
  const readyMs = performance.now() - started;
  await page.evaluate(installProbe);
  const access = JSON.parse(readFileSync(join(folder, 'agent.json'), 'utf8')) as AgentFile;
  return { app, page, access, firstRowMs, readyMs, close: () => app.close() };
}

/** Resident memory of the window's process in megabytes, with what it shares with the program's other processes. */
export async function rendererMegabytes({ app }: BenchWindow): Promise<number> {
  return app.evaluate(async ({ app: electronApp, BrowserWindow }) => {
    const own = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().startsWith('app:'));
    const pid = own?.webContents.getOSProcessId();
    const metric = electronApp.getAppMetrics().find((candidate) => candidate.pid === pid);
    return (metric?.memory.workingSetSize ?? 0) / 1_000;
  });
}

import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, _electron as electron } from 'playwright';
import { programUnderTest } from '../../tests/e2e/electron-runtime.ts';

const MAIN = `
const { app, BrowserWindow } = require('electron');
app.setPath('userData', process.env.EMPTY_APP_DATA);
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false, webPreferences: { sandbox: true } });
  window.once('ready-to-show', () => window.show());
  window.loadFile('index.html');
});
app.on('window-all-closed', () => app.quit());
`;
const PAGE = '<!doctype html><meta charset="utf-8"><title>Empty</title><p class="ready">Ready</p>';

/** Writes the baseline: an Electron program with one window and one paragraph. */
export async function writeEmptyApp(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'placet-desk-empty-'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'empty', version: '0.0.0', main: 'main.cjs' }));
  await writeFile(join(folder, 'main.cjs'), MAIN);
  await writeFile(join(folder, 'index.html'), PAGE);
  return folder;
}

/** A running program, and how long it took until a person could use it. */
export interface Started {
  readonly app: ElectronApplication;
  readonly startMs: number;
}

/** Starts the baseline and answers when its window shows its paragraph. */
export async function startEmptyApp(folder: string): Promise<Started> {
  const began = performance.now();
  const program = programUnderTest();
  const app = await electron.launch({
    executablePath: program.executable,
    // In place of the checkout.
    args: [...program.args.slice(0, -1), folder],
    env: { ...(process.env as Record<string, string>), EMPTY_APP_DATA: join(folder, 'data') },
  });
  const page = await app.firstWindow();
  await page.locator('.ready').waitFor();
  return { app, startMs: performance.now() - began };
}

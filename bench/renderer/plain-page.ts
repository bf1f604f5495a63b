import type { Page } from 'playwright';
import { installProbe } from './probe.ts';
import type { BenchWindow } from './window.ts';

/**
 * The baseline: a page of the same program with so many plain rows in a box that scrolls, all of them elements, and a
 * title that a key press changes. What it needs for a key or a frame is what the machine and Chromium need.
 */
export async function openPlainPage({ app }: BenchWindow, rowCount: number): Promise<Page> {
  const opened = app.waitForEvent('window');
  await app.evaluate(({ BrowserWindow }) => {
    const plain = new BrowserWindow({ width: 1280, height: 800, webPreferences: { sandbox: true } });
    void plain.loadURL('data:text/html,<meta charset=utf-8><title>Baseline</title><h2>0</h2><div id=rows></div>');
  });
  const page = await opened;
  await page.waitForLoadState('domcontentloaded');
  await page.evaluate(installProbe);
  await page.evaluate((count) => {
    const box = document.getElementById('rows');
    const title = document.querySelector('h2');
    if (!box || !title) return;
    box.style.cssText = 'height: 700px; overflow-y: auto; width: 340px';
    box.append(
      ...Array.from({ length: count }, (_, at) => {
        const row = document.createElement('div');
        row.style.cssText = 'height: 56px';
        row.textContent = `May I go on with the deploy of build ${at}?`;
        return row;
      }),
    );
    window.addEventListener('keydown', () => {
      title.textContent = String(Number(title.textContent) + 1);
    });
  }, rowCount);
  return page;
}

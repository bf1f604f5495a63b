import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { makeScene } from '../screenshots/scene.ts';
import { expect, test } from './fixtures.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResults {
  readonly violations: readonly { id: string; nodes: readonly { html: string; failureSummary?: string }[] }[];
}

/** Runs axe in the page. Its builder for Playwright opens a second page, which an Electron window does not have. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const results = await page.evaluate(() => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } };
    return axe.run();
  });
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in any view, ${colorScheme}`, async ({ desk }) => {
    const { page, agentFile } = await desk.start();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.getByRole('button', { name: 'Send a test review' })).toBeVisible();
    expect(await violations(page), 'welcome').toEqual([]);

    await makeScene(agentFile());
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Deploy v2.4 to production?' })).toBeVisible();
    expect(await violations(page), 'review').toEqual([]);

    await page.keyboard.press('3');
    await expect(page.getByRole('button', { name: /again to confirm/i })).toBeVisible();
    expect(await violations(page), 'confirm').toEqual([]);

    await page.keyboard.press('1');
    await expect(page.getByRole('heading', { name: /Which headline/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.getByRole('option', { name: /Deploy v2.4/ }).click();
    expect(await violations(page), 'completed').toEqual([]);

    await page.keyboard.press('g');
    await page.keyboard.press('e');
    expect(await violations(page), 'empty expired').toEqual([]);

    await page.getByRole('button', { name: /deploy-bot/ }).click();
    await expect(page.getByRole('option', { name: /Nightly backup/ })).toBeVisible();
    expect(await violations(page), 'agent').toEqual([]);

    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    expect(await violations(page), 'keys').toEqual([]);
  });
}

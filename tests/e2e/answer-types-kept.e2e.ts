import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TYPE_QUESTIONS } from '../screenshots/type-scene.ts';
import { fastestMs } from '../support/fastest.ts';
import { ask, readReview } from './api.ts';
import { expect, test } from './fixtures.ts';

const SECRET = 'correct-horse-battery-staple';

/** All bytes under a folder, as text. */
function bytesUnder(folder: string): string {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => readFileSync(file).toString('latin1')).join('\n');
}

test('begun answers survive switching and a restart, each in its own review, and a password is not on disk', async ({
  desk,
}) => {
  const first = await desk.start();
  const access = first.agentFile();
  const { form, selection, text } = TYPE_QUESTIONS;
  await ask(access, form.text, { ...form.review, expiresInSeconds: 600 });
  await ask(access, selection.text, { ...selection.review, expiresInSeconds: 1200 });
  await ask(access, text.text, { ...text.review, expiresInSeconds: 1800 });
  await first.page.reload();
  await first.page.getByRole('textbox', { name: 'Company' }).fill('Blauhaus');
  await first.page.getByLabel('API secret').fill(SECRET);
  await first.page.getByRole('checkbox', { name: 'Terms signed' }).check();
  await first.page.keyboard.press('j');
  await first.page.keyboard.press('2');
  await first.page.keyboard.press('j');
  await expect(first.page.getByRole('textbox', { name: 'Your text' })).toHaveValue(/Faster lists/);
  await first.page.getByRole('textbox', { name: 'Your text' }).fill('Half a sentence');
  await first.page.keyboard.press('Escape');
  await first.page.keyboard.press('k');
  await first.page.keyboard.press('k');
  await first.page.keyboard.press('Enter');
  await expect(first.page.getByRole('textbox', { name: 'Company' })).toHaveValue('Blauhaus');
  await expect(first.page.getByLabel('API secret')).toHaveValue('');
  await expect(first.page.getByText('Draft', { exact: true })).toHaveCount(3);
  await first.close();
  expect(bytesUnder(join(desk.dataFolder, 'window'))).toContain('Blauhaus');
  expect(bytesUnder(desk.dataFolder)).not.toContain(SECRET);

  const second = await desk.start();
  const { page } = second;
  await expect(page.getByRole('textbox', { name: 'Company' })).toHaveValue('Blauhaus');
  await expect(page.getByRole('checkbox', { name: 'Terms signed' })).toBeChecked();
  await expect(page.getByLabel('API secret')).toHaveValue('');
  await page.getByRole('option', { name: /Which regions/ }).dblclick();
  await expect(page.getByRole('checkbox', { name: 'Dublin' })).toBeChecked();
  await expect(page.getByText('1 of 10 selected')).toBeVisible();
  await page.getByRole('option', { name: /Write the release note/ }).dblclick();
  await expect(page.getByRole('textbox', { name: 'Your text' })).toHaveValue('Half a sentence');

  await page.getByRole('option', { name: /Details for the new customer/ }).dblclick();
  await page.getByRole('textbox', { name: /E-mail/ }).fill('mia@blauhaus.example');
  await page.getByRole('combobox', { name: 'Plan' }).selectOption('Team');
  await page.getByLabel('API secret').fill(SECRET);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByTitle('Answered “Details for the new customer”')).toBeVisible();
  await second.close();
  expect(bytesUnder(join(desk.dataFolder, 'window'))).not.toContain(SECRET);
});

test('ten thousand things to choose from and five hundred fields do not hold the window up', async ({ desk }) => {
  const { page, agentFile } = await desk.start();
  const items = Array.from({ length: 10_000 }, (_, index) => ({ id: `i${index}`, label: `Item number ${index}` }));
  const choice = await ask(agentFile(), 'Which of them?', { type: 'selection', payload: { mode: 'multi', items } });
  await expect(page.getByRole('checkbox', { name: 'Item number 0', exact: true })).toBeFocused();
  expect(await page.getByRole('checkbox').count()).toBeLessThan(60);
  await page.keyboard.press('End');
  await expect(page.getByRole('checkbox', { name: 'Item number 9999' })).toBeFocused();
  await page.keyboard.press('Space');
  await page.getByRole('searchbox').fill('12 item');
  const sweptAtMs = Date.now();
  await page.getByRole('button', { name: 'All found' }).click();
  const count = items.filter(({ label }) => label.includes('12')).length + 1;
  await expect(page.getByText(`${count} of 10,000 selected`)).toBeVisible();
  expect(Date.now() - sweptAtMs).toBeLessThan(2_000);
  await page.keyboard.press('ControlOrMeta+Enter');
  const selected = async () =>
    (await readReview(agentFile(), choice)).response as { selectedIds: string[] } | undefined;
  await expect.poll(async () => (await selected())?.selectedIds.length).toBe(count);

  const fields = Array.from({ length: 500 }, (_, index) => ({
    name: `f${index}`,
    label: `Field ${index}`,
    type: 'text',
  }));
  const form = await ask(agentFile(), 'All of it?', { type: 'form', payload: { fields } });
  const field = page.getByLabel('Field 0', { exact: true });
  await expect(field).toBeFocused();
  const LIMIT_MS = 2_000;
  const fastest = await fastestMs(LIMIT_MS, async () => {
    await field.fill('');
    const typedAtMs = Date.now();
    await page.keyboard.type('twenty characters ok');
    return Date.now() - typedAtMs;
  });
  expect(fastest).toBeLessThan(LIMIT_MS);
  await page.getByLabel('Field 499').fill('last');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect
    .poll(async () => (await readReview(agentFile(), form)).response)
    .toEqual({ f0: 'twenty characters ok', f499: 'last' });
});

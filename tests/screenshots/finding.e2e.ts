import { expect, test } from '../e2e/fixtures.ts';
import { look, picture } from './picture.ts';
import { makeScene } from './scene.ts';

test('finding: search, palette and keys', async ({ desk }) => {
  const running = await desk.start();
  const { page } = running;
  await makeScene(running.agentFile());
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Deploy v2.4 to production?' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(page.getByRole('textbox', { name: /Search questions/ })).toBeFocused();
  await look(running, 'search-help');
  await page.keyboard.type('migration');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Deploy v2.4 to production?' })).toBeVisible();
  await picture(running, 'search');

  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox')).toBeFocused();
  await page.keyboard.type('inv');
  await picture(running, 'palette', { parts: [page.getByRole('dialog', { name: 'Commands' })], isTight: true });
  await page.keyboard.press('Escape');

  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+/');
  await expect(page.getByRole('dialog')).toBeVisible();
  await picture(running, 'keys', { parts: [page.getByRole('dialog')], isTight: true });
  await page.keyboard.press('Escape');

  await page.keyboard.press('ControlOrMeta+,');
  const shortcuts = page.getByRole('region', { name: 'Shortcuts', exact: true });
  await page.getByRole('link', { name: 'Shortcuts' }).click();
  await shortcuts.getByRole('button', { name: 'Comment: C. Change' }).click();
  await page.keyboard.press('j');
  await expect(shortcuts.getByRole('alert')).toBeVisible();
  await picture(running, 'shortcuts', { parts: [page.locator('.page')] });
});

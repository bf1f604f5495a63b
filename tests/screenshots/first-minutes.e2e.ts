import { expect, test } from '../e2e/fixtures.ts';
import { picture } from './picture.ts';
import { makeScene } from './scene.ts';

test('welcome: the empty inbox teaches', async ({ desk }) => {
  const running = await desk.start({ PLACET_DESK_PORT: '3001' });
  await expect(running.page.getByRole('button', { name: 'Send a test review' })).toBeVisible();
  await picture(running, 'welcome');
});

test('review: the next question is already open', async ({ desk }) => {
  const running = await desk.start();
  const { page } = running;
  await makeScene(running.agentFile());
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Deploy v2.4 to production?' })).toBeVisible();
  await picture(running, 'review');

  await page.keyboard.press('1');
  await expect(page.getByRole('heading', { name: /Which headline/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.getByRole('option', { name: /Deploy v2.4/ }).click();
  const outcome = page.getByRole('region', { name: 'Outcome' });
  await outcome.scrollIntoViewIfNeeded();
  await picture(running, 'completed', { parts: [page.locator('.detail-toolbar'), outcome] });
});

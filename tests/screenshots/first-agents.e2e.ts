import { expect, test } from '../e2e/fixtures.ts';
import { look, picture } from './picture.ts';

test('connect: the lines for an agent, and whether they work', async ({ desk }) => {
  const running = await desk.start({ PLACET_DESK_PORT: '3001' });
  const { page } = running;
  await page.getByRole('button', { name: 'Connect an agent' }).click();
  await page.getByRole('button', { name: 'New agent' }).click();
  await expect(page.getByRole('textbox', { name: 'Name of the new agent' })).toBeFocused();
  await page.keyboard.type('deploy-bot');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Python' }).click();
  await expect(page.locator('.code-part').first()).toBeVisible();
  await picture(running, 'connect');

  await page.getByRole('button', { name: 'Send a test review' }).click();
  const mark = page.getByRole('region', { name: 'First message' });
  await expect(mark).toContainText('It works.');
  await picture(running, 'connect-received', { parts: [mark], isTight: true });
  for (const kind of ['MCP client', 'Claude Code', 'n8n']) {
    await page.getByRole('button', { name: kind, exact: true }).click();
    await look(running, `connect-${kind.toLowerCase().replaceAll(' ', '-')}`);
  }
});

test('demo: everything that the window can do, by scripted agents', async ({ desk }) => {
  const running = await desk.start({ PLACET_DESK_DEMO_PACE: '0.2' }, ['--demo']);
  const { page } = running;
  const row = page.getByRole('option', { name: /Send the report of the week/ });
  await expect(page.getByRole('heading', { name: 'Deploy v2.4 to production?' })).toBeVisible();
  const needsReview = page.getByRole('button', { name: /Needs review/ });
  await expect(needsReview).toContainText('9');
  // The rows that came meanwhile wait until they are asked for.
  await page.getByRole('button', { name: /\d new/ }).click();
  await expect(row).toBeVisible();
  await page.getByRole('option', { name: /Is the poster ready/ }).click();
  await expect(page.getByRole('img', { name: /poster/ }).first()).toBeVisible();
  await picture(running, 'demo');
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ask } from './api.ts';
import { violations, violationsInBothThemes } from './axe.ts';
import { expect, test } from './fixtures.ts';

test('connecting an agent: the lines are filled in, what is copied works, and the first message is seen at once', async ({
  desk,
}) => {
  const { app, page, agentFile } = await desk.start();
  const access = agentFile();
  const copied = () => app.evaluate(({ clipboard }) => clipboard.readText());
  await page.getByRole('button', { name: 'Connect an agent' }).click();
  await expect(page.getByRole('heading', { name: 'Shell and curl' })).toBeVisible();
  await expect(page.locator('.connect-page')).toContainText(access.url);
  await expect(page.locator('.connect-page')).not.toContainText(access.apiKey);

  // A channel and a key of its own, as for an agent that is here to stay.
  await page.getByRole('button', { name: 'New agent' }).click();
  const name = page.getByRole('textbox', { name: 'Name of the new agent' });
  await expect(name).toBeFocused();
  await page.keyboard.type('deploy-bot');
  await page.keyboard.press('Enter');
  const channels = page.getByRole('combobox', { name: 'Channel' });
  await expect(channels.locator('option:checked')).toHaveText('deploy-bot');
  await expect(channels).toBeFocused();
  await page.getByRole('button', { name: 'A key of its own' }).click();
  await expect(page.getByText('deploy-bot (Connect)')).toBeVisible();
  await page.getByRole('button', { name: 'Copy the key' }).click();
  await expect.poll(copied).toMatch(/^hp_[0-9a-f]{48}$/);
  const key = await copied();
  expect(key).not.toBe(access.apiKey);

  const mark = page.getByRole('region', { name: 'First message' });
  await expect(mark).toContainText('Waiting for the first message');
  expect(await violations(page), 'waiting').toEqual([]);
  // Another agent's message is not the one that is waited for.
  await ask(access, 'From somebody else?');
  await expect(page.getByRole('button', { name: /Needs review/ })).toContainText('1');
  await expect(mark).toContainText('Waiting for the first message');

  await page.getByRole('button', { name: 'Copy: Save the script' }).click();
  await expect.poll(copied).toContain(key);
  const script = await copied();
  const asking = spawn('sh', ['-c', script], { stdio: 'ignore' });
  const ended = once(asking, 'exit');
  await expect(mark).toContainText('It works.');
  await expect(mark).toContainText('Deploy v2 to production?');

  await page.getByRole('button', { name: 'MCP client' }).click();
  await expect(page.getByRole('heading', { name: 'MCP client' })).toBeVisible();
  await page.getByRole('button', { name: 'Show the key' }).click();
  await expect(page.locator('.connect-page')).toContainText(key);
  expect(await violationsInBothThemes(page), 'received').toEqual([]);

  await mark.getByRole('button', { name: 'Open it' }).click();
  await expect(page.getByRole('button', { name: /Approve/ })).toBeFocused();
  await page.keyboard.press('1');
  expect(await ended).toEqual([0, null]);

  // The test review is sent as the agent would, in whichever channel is chosen.
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await channels.selectOption({ label: 'My first agent' });
  await expect(mark).toContainText('Waiting for the first message');
  await mark.getByRole('button', { name: 'Send a test review' }).click();
  await expect(mark).toContainText('Publish the release notes for 1.4?');
  await mark.getByRole('button', { name: 'Open it' }).click();
  await expect(page.getByRole('heading', { name: 'Publish the release notes for 1.4?' })).toBeVisible();
});

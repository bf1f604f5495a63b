import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { postAsAgent } from './api.ts';
import { violationsInBothThemes } from './axe.ts';
import { type AgentFile, expect, test } from './fixtures.ts';

/** An agent in the sidebar. */
const agent = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Queues and agents' }).getByRole('button', { name: new RegExp(name) });

/** Twenty times faster than for people. */
const FAST = { PLACET_DESK_DEMO_PACE: '0.05' };

async function agentNames({ url, apiKey }: AgentFile): Promise<string[]> {
  const response = await fetch(`${url}/api/v1/agents`, { headers: { 'x-api-key': apiKey } });
  return ((await response.json()) as { name: string }[]).map(({ name }) => name).sort();
}

/** Opens the first question from its conversation: at this pace any other may have come up before it. */
async function openDeploy(page: Page): Promise<void> {
  await agent(page, 'deploy-bot').click();
  await page.getByRole('article').getByRole('button', { name: /^Open/ }).first().click();
  await expect(page.getByRole('heading', { name: 'Deploy v2.4 to production?' })).toBeVisible();
}

test('the demo plays on the real API, outlives a restart in the middle, and is removed by one press', async ({
  desk,
}) => {
  // Two starts and three demos, on a machine that may be busy.
  test.setTimeout(120_000);
  const first = await desk.start(FAST, ['--demo']);
  const { page } = first;
  const access = first.agentFile();
  await postAsAgent(access, '/api/v1/messages', { channelId: access.channelId, text: 'A message of my own' });
  const banner = page.getByRole('region', { name: 'Demo', exact: true });
  await expect(banner).toContainText('The demo is running.');
  await openDeploy(page);
  expect(await violationsInBothThemes(page), 'running').toEqual([]);

  await page
    .getByRole('group', { name: 'Your answer' })
    .getByRole('button', { name: /^Deploy/ })
    .click();
  await agent(page, 'deploy-bot').click();
  await expect(page.getByRole('article').filter({ hasText: '2.4.0 is out' })).toBeVisible();
  await agent(page, 'front-desk').click();
  await expect(page.getByRole('article').filter({ hasText: 'I am a scripted agent' })).toBeVisible();
  const composer = page.getByRole('textbox', { name: /message/i });
  await composer.fill('/status');
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeEnabled();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('article').filter({ hasText: 'Everything is green' })).toBeVisible();
  await expect(agent(page, 'ops-watch')).toBeVisible();
  await first.close();

  const second = await desk.start(FAST);
  const left = second.page.getByRole('region', { name: 'Demo', exact: true });
  await expect(left).toContainText('The demo has ended.');
  expect((await agentNames(second.agentFile())).length).toBeGreaterThan(5);
  await left.getByRole('button', { name: 'Remove it' }).click();
  await expect(left).toBeHidden();
  expect(await agentNames(second.agentFile())).toEqual(['My first agent']);
  expect(existsSync(join(desk.dataFolder, 'window', 'demo.json'))).toBe(false);
  await agent(second.page, 'My first agent').click();
  await expect(second.page.getByRole('article').filter({ hasText: 'A message of my own' })).toBeVisible();
  // What was answered in it is not in the record that never forgets.
  await second.page.getByRole('button', { name: 'Activity', exact: true }).click();
  await expect(second.page.getByRole('heading', { name: 'Activity', exact: true })).toBeVisible();
  await expect(second.page.getByText('Deploy v2.4')).toHaveCount(0);
  expect(existsSync(join(desk.dataFolder, 'window', 'answers.jsonl'))).toBe(false);

  // Again from the menu; what is open then goes with it, and the empty inbox is as it was.
  await second.app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    items.find(({ label }) => label === 'Start the Demo')?.click();
  });
  await expect(left).toContainText('The demo is running.');
  await openDeploy(second.page);
  await left.getByRole('button', { name: 'Stop and remove' }).click();
  await expect(second.page.getByRole('heading', { name: 'All clear' })).toBeVisible();
  await expect(second.page.getByText('This message is gone')).toHaveCount(0);
});

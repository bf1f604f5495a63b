import type { Page } from '@playwright/test';
import { startReceiver } from '../support/webhook-receiver.ts';
import { ask } from './api.ts';
import { violations } from './axe.ts';
import { type AgentFile, expect, test } from './fixtures.ts';

/** The section of the settings under a heading. */
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

async function openSettings(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+,');
  await expect(section(page, 'Keys').getByRole('listitem').first()).toBeVisible();
}

/** What the agents' API answers to a key. */
async function statusWith(access: AgentFile, apiKey: string): Promise<number> {
  return (await fetch(`${access.url}/api/v1/agents`, { headers: { 'x-api-key': apiKey } })).status;
}

test('keys are made, rotated and deleted here, and each is worth exactly that over HTTP', async ({ desk }) => {
  const { page, agentFile } = await desk.start();
  const access = agentFile();
  await openSettings(page);
  const keys = section(page, 'Keys');
  const shownKey = async () => {
    const shown = keys.getByRole('region', { name: 'New key' });
    const key = await shown.locator('code').innerText();
    await shown.getByRole('button', { name: 'I have copied it' }).click();
    return key;
  };
  await keys.getByLabel('Name of the new key').fill('Build server');
  await keys.getByRole('button', { name: 'Create a key' }).click();
  const first = await shownKey();
  await expect(keys.getByRole('listitem').filter({ hasText: 'Build server' })).toContainText('never used');
  expect(await statusWith(access, first)).toBe(200);

  await keys.getByRole('button', { name: 'Rotate Build server' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Rotate the key' }).click();
  const second = await shownKey();
  expect([await statusWith(access, first), await statusWith(access, second)]).toEqual([401, 200]);

  await keys.getByRole('button', { name: 'Delete Build server' }).click();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  expect(await statusWith(access, second)).toBe(200);
  await keys.getByRole('button', { name: 'Delete Build server' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the key' }).click();
  await expect(keys.getByText('Build server', { exact: true })).toHaveCount(0);
  expect([await statusWith(access, second), await statusWith(access, access.apiKey)]).toEqual([401, 200]);

  const account = section(page, 'Account');
  await account.getByText('Change the password').first().click();
  await account.getByLabel('Current password', { exact: true }).fill('not the one');
  await account.getByLabel('New password', { exact: true }).fill('short');
  await account.getByRole('button', { name: 'Change the password' }).click();
  await expect(account.getByText('Use at least 8 characters.')).toBeVisible();
  await account.getByLabel('New password', { exact: true }).fill('long enough now');
  await account.getByLabel('New password, again').fill('long enough now');
  await account.getByRole('button', { name: 'Change the password' }).click();
  await expect(account.getByText('Current password is incorrect.')).toBeVisible();
  await account.getByRole('switch', { name: 'I do not know the current password' }).click();
  await account.getByRole('button', { name: 'Change the password' }).click();
  await expect(account.getByText('The password is changed.')).toBeVisible();
  const login = { email: 'admin@placet.local', password: 'long enough now' };
  const answer = await fetch(`${access.url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(login),
  });
  expect(answer.status).toBe(200);
});

test('an agent’s webhook, name and second press are set here: the next answer obeys; an agent is made and deleted', async ({
  desk,
}) => {
  const { page, agentFile } = await desk.start();
  const receiver = await startReceiver();
  await openSettings(page);
  const webhooks = section(page, 'Webhooks');
  await webhooks.getByLabel('Allowed private addresses').fill(receiver.authority);
  await webhooks.getByRole('button', { name: 'Save' }).click();
  await expect(webhooks.getByText('Saved')).toBeVisible();

  const agents = section(page, 'Agents');
  await agents.locator('summary', { hasText: 'My first agent' }).click();
  await agents.getByLabel('Address').fill('localhost:1234/hook');
  await agents.getByRole('button', { name: 'Save' }).click();
  await expect(agents.getByText('Enter a whole address that begins with')).toBeVisible();
  await agents.getByLabel('Address').fill(receiver.url);
  await agents.getByRole('button', { name: 'Add a header' }).click();
  await agents.getByLabel('Header 1', { exact: true }).fill('x-team');
  await agents.getByLabel('Value of header 1').fill('core');
  await agents.getByLabel('Name', { exact: true }).fill('deploy-bot');
  await agents.getByRole('button', { name: 'Save' }).click();
  await expect(agents.getByText('Saved')).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('button', { name: /deploy-bot/ })).toBeVisible();
  await agents.getByRole('switch', { name: 'Ask me twice' }).click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations(page), `settings, ${colorScheme}`).toEqual([]);
  }

  await agents.getByLabel('Name of the new agent').fill('passing by');
  await agents.getByRole('button', { name: 'Create an agent' }).click();
  await agents.getByRole('button', { name: /Delete passing by/ }).click();
  await expect(page.getByRole('dialog')).toContainText('cannot be taken back');
  expect(await violations(page), 'confirm').toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the agent' }).click();
  await expect(page.getByText('passing by')).toHaveCount(0);

  await ask(agentFile(), 'Deploy v2?');
  await page
    .getByRole('navigation', { name: 'Queues and agents' })
    .getByRole('button', { name: /Needs review/ })
    .click();
  await expect(page.getByRole('heading', { name: 'Deploy v2?' })).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByRole('button', { name: /again to confirm/ })).toBeVisible();
  expect(receiver.calls).toEqual([]);
  await page.keyboard.press('1');
  const call = await receiver.call();
  expect(call.body).toMatchObject({ event: 'review:responded', response: { selectedOption: 'approve' } });
  expect(call.headers['x-team']).toBe('core');
  await receiver.close();
});

test('notifications say what the settings allow and of whom they allow, and the test says whether they work', async ({
  desk,
}) => {
  const { page, agentFile, output } = await desk.start();
  const { notifications } = desk;
  await openSettings(page);
  const told = section(page, 'Notifications');
  const diagnostics = section(page, 'Diagnostics');
  await diagnostics.getByRole('button', { name: 'Send me a test notification' }).click();
  await notifications.waitForShown('Notifications work');
  await expect(diagnostics.getByText('The system says that it showed the notification.')).toBeVisible();

  const agents = section(page, 'Agents');
  await agents.locator('summary', { hasText: 'My first agent' }).click();
  const wish = agents.getByRole('group', { name: 'Notifications of My first agent' });
  await wish.getByText('Nothing').click();
  await expect(wish.getByRole('radio', { name: 'Nothing' })).toBeChecked();
  await ask(agentFile(), 'Silent question?');
  await expect.poll(output).toContain('Notification skipped: agent-off');

  await wish.getByText('Reviews only').click();
  await told.getByText('That something waits').click();
  await ask(agentFile(), 'Secret question?');
  await notifications.waitForShown('Something waits for you');
  await told.getByText('The agent only').click();
  await ask(agentFile(), 'Another secret?');
  await notifications.waitForShown('My first agent', 'asks for your review');
  await told.getByText('The question').click();
  await ask(agentFile(), 'Open question?');
  await notifications.waitForShown('My first agent', 'Open question?');
  const lines = notifications.shown().map(({ line }) => line);
  expect(lines.filter((line) => /Silent|[Ss]ecret/.test(line))).toEqual([]);
  expect(lines).toHaveLength(4);
});

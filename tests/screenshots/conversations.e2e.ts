import { ask, postAsAgent } from '../e2e/api.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { connectSocket } from '../support/socket-client.ts';
import { picture } from './picture.ts';

test('conversation: drafts grow, reviews are cards, and people write back', async ({ desk }) => {
  const running = await desk.start();
  const { page } = running;
  const access = running.agentFile();
  const { id: channelId } = (await postAsAgent(access, '/api/v1/agents', { name: 'release-writer' })) as { id: string };
  await postAsAgent(access, '/api/v1/status/ping', { agentId: channelId, status: 'busy', message: 'Writing 1.4' });
  const commands = [
    { command: 'draft', description: 'Write a note for a version', acceptsArgs: true, argHint: '<version>' },
    { command: 'status', description: 'How far the current note is' },
    { command: 'stop', description: 'Break off what is being written' },
  ];
  await postAsAgent(access, `/api/v1/agents/${channelId}/commands`, { commands }, 'PUT');
  const say = (text: string, more: object = {}) =>
    postAsAgent(access, '/api/v1/messages', { channelId, text, ...more });
  await say('The note for 1.3 is out: **1,204** readers in the first hour.', { status: 'success' });
  await ask(access, '# Mention the new search in the note for 1.4?', { expiresInSeconds: 4 * 3600 }, channelId);
  await page.getByRole('button', { name: /release-writer/ }).click();
  const editor = page.getByRole('textbox', { name: /^Message to/ });
  await editor.fill('Keep it to three sentences, please.');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article').filter({ hasText: 'three sentences' }).getByText('Stored')).toBeVisible();

  const agent = await connectSocket(access.url, { apiKey: access.apiKey });
  await agent.ask('subscribe:channel', channelId);
  await say('Search is', { streamId: 's1', streamState: 'streaming' });
  await postAsAgent(access, '/api/v1/messages/streams/s1/status', { channelId, text: 'Reading 48 commits' });
  const delta = ' faster. Results now appear while you type, and old messages';
  await agent.ask('message:delta', { channelId, delta, streamId: 's1:1' });
  await expect(page.getByText(/and old messages/)).toBeVisible();
  await picture(running, 'conversation');

  await editor.focus();
  await page.keyboard.type('/');
  await expect(page.getByRole('option')).toHaveCount(3);
  await picture(running, 'slash', { parts: [page.locator('.composer'), page.getByRole('listbox')] });
  agent.close();
});

test('delivery: a webhook that fails says why', async ({ desk }) => {
  const running = await desk.start();
  const { page } = running;
  const access = running.agentFile();
  const { id: channelId } = (await postAsAgent(access, '/api/v1/agents', { name: 'crm-sync' })) as { id: string };
  await postAsAgent(access, '/api/v1/messages', { channelId, text: 'All **312** contacts are in step again.' });
  // A private address that nobody has allowed: the server refuses to go there, and says so.
  await postAsAgent(access, '/api/v1/agents/setWebhook', { channelId, url: 'http://127.0.0.1:8080/placet' });
  await page.getByRole('button', { name: /crm-sync/ }).click();
  await page.getByRole('textbox', { name: /^Message to/ }).fill('Leave the contacts of Acme alone from now on.');
  await page.keyboard.press('Enter');
  const failed = page.getByRole('article').filter({ hasText: 'Leave the contacts' });
  await expect(failed.getByText('Not delivered')).toBeVisible();
  await picture(running, 'not-delivered', { parts: [failed], isTight: true });
  await failed.getByRole('button', { name: 'Delivery log' }).click();
  const log = page.getByRole('dialog', { name: 'Delivery log' });
  await expect(log).toContainText('127.0.0.1:8080');
  await picture(running, 'delivery-log', { parts: [log], isTight: true });
});

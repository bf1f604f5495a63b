import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { PlacetBridge } from '../../src/contract/desktop.ts';
import { connectSocket } from '../support/socket-client.ts';
import { startReceiver } from '../support/webhook-receiver.ts';
import { ask, postAsAgent } from './api.ts';
import { violations } from './axe.ts';
import { type AgentFile, expect, test } from './fixtures.ts';

const COMMANDS = [
  { command: 'deploy', description: 'Deploy a branch', acceptsArgs: true, argHint: '<branch>' },
  { command: '/status', description: 'How the last deployment went' },
];

const editor = (page: Page) => page.getByRole('textbox', { name: /^Message to/ });
const message = (page: Page, text: string | RegExp) => page.getByRole('article').filter({ hasText: text });

/** An agent of its own, so that its channel holds nothing but what the test says. */
async function makeAgent(access: AgentFile, name: string): Promise<string> {
  return ((await postAsAgent(access, '/api/v1/agents', { name })) as { id: string }).id;
}
const say = (access: AgentFile, channelId: string, text: string, more: object = {}) =>
  postAsAgent(access, '/api/v1/messages', { channelId, text, ...more });

test('a draft grows while its agent writes it, with its steps, and settles; a review opens from its card', async ({
  desk,
}) => {
  const { page, agentFile } = await desk.start();
  const access = agentFile();
  const channelId = await makeAgent(access, 'writer');
  await postAsAgent(access, `/api/v1/agents/${channelId}/commands`, { commands: COMMANDS }, 'PUT');
  await ask(access, 'Publish it?', { expiresInSeconds: 3600 }, channelId);
  await say(access, channelId, 'Older news', { status: 'success' });
  await page.getByRole('button', { name: /writer/ }).click();
  await expect(page.getByRole('heading', { name: 'writer' })).toBeVisible();

  const agent = await connectSocket(access.url, { apiKey: access.apiKey });
  await agent.ask('subscribe:channel', channelId);
  await agent.ask('message:progress', { channelId, content: 'Warming up' });
  await expect(page.getByText('Warming up')).toBeVisible();
  await say(access, channelId, 'The first', { streamId: 's1', streamState: 'streaming' });
  await postAsAgent(access, '/api/v1/messages/streams/s1/status', { channelId, text: 'Reading the diff' });
  for (const delta of [' words', ' come', ' live'])
    await agent.ask('message:delta', { channelId, delta, streamId: 's1:1' });
  const draft = message(page, 'The first words come live');
  await expect(draft).toBeVisible();
  await expect(draft.getByRole('listitem')).toHaveText(['Under way: Reading the diff']);
  await expect(page.getByText('Warming up')).toHaveCount(0);

  const end = { channelId, text: 'The first words, and the **last**.', complete: true };
  await postAsAgent(access, '/api/v1/messages/streams/s1', end, 'PATCH');
  await expect(message(page, 'The first words, and the last.')).toBeVisible();
  await expect(page.getByText('1 step')).toBeVisible();
  await say(access, channelId, 'Half a thought', { streamId: 's2', streamState: 'streaming' });
  const aborted = { channelId, text: 'Half a thought', streamState: 'aborted' };
  await postAsAgent(access, '/api/v1/messages/streams/s2', aborted, 'PATCH');
  await expect(message(page, 'Half a thought').getByText('The agent broke off here.')).toBeVisible();
  agent.close();

  await page.keyboard.press('c');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.type('/');
  await expect(page.getByRole('option')).toHaveCount(2);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations(page), colorScheme).toEqual([]);
  }
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('dep');
  await page.keyboard.press('Enter');
  await expect(editor(page)).toHaveValue('/deploy ');
  await expect(page.getByText('<branch>')).toBeVisible();
  await page.keyboard.type('main');
  await page.keyboard.press('Enter');
  await expect(message(page, '/deploy main')).toBeVisible();

  // By keyboard alone: up to an earlier message, quote it, and up to the review, open it.
  await page.keyboard.press('Escape');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('k');
  await page.keyboard.press('r');
  await expect(editor(page)).toHaveValue('> **writer:** The first words, and the last.\n\n');
  await editor(page).fill('');
  await page.keyboard.press('Escape');
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Publish it?' })).toBeVisible();
  // What was said around a question is on the same screen, and leads to more of it.
  await page.getByRole('button', { name: 'Conversation', exact: true }).click();
  const around = page.getByRole('list', { name: 'Conversation with writer' }).getByRole('listitem');
  await expect(around).toHaveText([/This question/, /Older news/, /The first words, and the last\./, /Half a thought/]);
  await page.keyboard.press('1');
  await page.getByRole('button', { name: /writer/ }).click();
  await expect(message(page, 'Publish it?').getByText('Approve')).toBeVisible();
});

test('promise 17: a message and its file reach the agent’s webhook; a failure says why, and Retry and an ack mend it', async ({
  desk,
}) => {
  const { page, agentFile } = await desk.start();
  const access = agentFile();
  const channelId = await makeAgent(access, 'hooked');
  await say(access, channelId, 'Here I am');
  let status = 200;
  const receiver = await startReceiver((response) => {
    response.statusCode = status;
    response.end(status === 200 ? 'thanks' : 'The queue is full');
  });
  await postAsAgent(access, '/api/v1/agents/setWebhook', { channelId, url: receiver.url });
  await page.evaluate(
    async (allowlist) => {
      const call = { accountId: 'this-computer', route: 'changeWebhookSettings', body: { allowlist } };
      const { placet } = globalThis as unknown as { placet: PlacetBridge };
      await placet.call('server:call', call);
    },
    [receiver.authority],
  );
  await page.getByRole('button', { name: /hooked/ }).click();
  await expect(message(page, 'Here I am')).toBeVisible();

  await page.keyboard.press('c');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.type('See the log.');
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add files' }).click();
  const content = Buffer.alloc(2_500_000, 'x');
  await (await chosen).setFiles({ name: 'run.log', mimeType: 'text/plain', buffer: content });
  await expect(page.getByRole('list', { name: 'Files of this message' })).toContainText('2.5 MB');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(message(page, 'See the log.').getByText('Delivered')).toBeVisible();
  const { message: received } = (await receiver.call()).body as { message: { text: string; attachments: object[] } };
  expect(received).toMatchObject({
    text: 'See the log.',
    attachments: [{ filename: 'run.log', size: content.length }],
  });

  status = 500;
  await page.evaluate(dropAndPaste);
  const files = page.getByRole('list', { name: 'Files of this message' });
  await expect(files).toContainText('dropped.txt');
  await expect(files).toContainText('pasted.txt');
  for (const name of ['dropped.txt', 'pasted.txt']) await page.getByRole('button', { name: `Remove ${name}` }).click();
  await expect(files).toHaveCount(0);
  await editor(page).focus();
  await page.keyboard.type('And now?');
  await page.keyboard.press('Enter');
  const failed = message(page, 'And now?');
  await expect(failed.getByText('Not delivered')).toBeVisible();
  await expect(failed.getByText(/500/)).toBeVisible();
  await failed.getByRole('button', { name: 'Delivery log' }).click();
  const log = page.getByRole('dialog', { name: 'Delivery log' });
  await expect(log.getByText('The queue is full')).toBeVisible();
  await expect(log).toContainText(receiver.url);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations(page), colorScheme).toEqual([]);
  }
  await page.keyboard.press('Escape');
  status = 200;
  await failed.getByRole('button', { name: 'Retry' }).click();
  await expect(failed.getByText('Delivered')).toBeVisible();
  const page1 = (await (
    await fetch(`${access.url}/api/v1/messages?channel=${channelId}`, { headers: { 'x-api-key': access.apiKey } })
  ).json()) as { data: { id: string; text: string }[] };
  expect(page1.data.map(({ text }) => text)).toEqual(['And now?', 'See the log.', 'Here I am']);
  await postAsAgent(access, `/api/v1/messages/${page1.data[0]?.id}/ack`, {});
  await expect(failed.getByText('The agent has it')).toBeVisible();

  status = 503;
  await ask(access, 'Drain the queue?', { expiresInSeconds: 600 }, channelId);
  await message(page, 'Drain the queue?').getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('button', { name: /Approve/ })).toBeFocused();
  await page.keyboard.press('1');
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.getByRole('option', { name: /Drain the queue/ }).click();
  const outcome = page.getByRole('region', { name: 'Outcome' });
  await expect(outcome.getByText(/503/)).toBeVisible();
  status = 200;
  await outcome.getByRole('button', { name: 'Retry' }).click();
  await expect(outcome.getByText('Delivered to the agent’s webhook')).toBeVisible();
  await receiver.close();
});

test('a long conversation opens at its end and reads back as one scrolls; what was written outlives a crash', async ({
  desk,
}) => {
  const first = await desk.start();
  const access = first.agentFile();
  const channelId = await makeAgent(access, 'talker');
  for (let batch = 0; batch < 10; batch += 1) {
    for (let index = 0; index < 12; index += 1) await say(access, channelId, `Line ${batch * 12 + index} of the log`);
  }
  const { page } = first;
  await page.getByRole('button', { name: /talker/ }).click();
  await expect(message(page, 'Line 119 of the log')).toBeInViewport();
  const thread = page.getByRole('region', { name: 'Conversation with talker' });
  await expect(async () => {
    await thread.evaluate((element) => element.scrollTo(0, 0));
    await expect(message(page, 'Line 0 of the log')).toBeInViewport({ timeout: 200 });
  }).toPass();

  await say(access, channelId, 'One more thing');
  await expect(page.getByRole('button', { name: '1 new' })).toBeVisible();
  await expect(message(page, 'Line 0 of the log')).toBeInViewport();
  await page.getByRole('button', { name: '1 new' }).click();
  await expect(message(page, 'One more thing')).toBeInViewport();

  await editor(page).fill('Do not lose this thought');
  // The browser writes what it keeps to its own files; when the words are in one of them they are safe.
  await expect.poll(() => keptOnDisk(desk.dataFolder)).toContain('Do not lose this thought');
  const ended = new Promise((resolve) => first.app.process().once('exit', resolve));
  first.app.process().kill('SIGKILL');
  await ended;
  await first.close();

  const second = await desk.start();
  await second.page.getByRole('button', { name: /talker/ }).click();
  await expect(editor(second.page)).toHaveValue('Do not lose this thought');
});

/** In the page: lets a file go over the conversation, and pastes one into the composer. */
function dropAndPaste(): void {
  const holding = (name: string): DataTransfer => {
    const held = new DataTransfer();
    held.items.add(new File(['abc'], name, { type: 'text/plain' }));
    return held;
  };
  const dataTransfer = holding('dropped.txt');
  document.querySelector('.thread')?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
  const clipboardData = holding('pasted.txt');
  document
    .querySelector('.composer textarea')
    ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
}

/** Everything that the browser's storage has on disk, as far as it can be read as text. */
function keptOnDisk(folder: string): string {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.parentPath.includes('leveldb'),
  );
  return found.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1')).join('\n');
}

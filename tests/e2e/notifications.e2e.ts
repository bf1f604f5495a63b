import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { ask, postAsAgent } from './api.ts';
import { violationsInBothThemes } from './axe.ts';
import { type Desk, expect, type RunningDesk, test } from './fixtures.ts';
import { answerFromPhone, PASSWORD } from './other-device.ts';

const CLI = resolve(import.meta.dirname, '../../out/main/cli.js');
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Nothing of the queue is on the screen then, so whatever arrives is notified. */
async function openSettings(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+,');
  await expect(section(page, 'Diagnostics').getByRole('list')).toContainText('This system');
}

/** The server goes on without a window while the program is closed. */
async function whileClosed(desk: Desk, act: () => Promise<void>): Promise<void> {
  const server = spawn(process.execPath, [CLI, 'serve', '--json', '--port', '0', '--data', desk.dataFolder], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(server.stdout, 'data');
  await act();
  const ended = once(server, 'exit');
  server.kill();
  await ended;
}

/** Ends the program as a crash would; the core's process ends with the program that holds its pipe. */
async function kill({ app }: RunningDesk): Promise<void> {
  const gone = once(app.process(), 'exit');
  app.process().kill('SIGKILL');
  await gone;
}

test('promise 1: every arrival is notified once, over a restart and a kill, and Diagnostics says what was decided and why', async ({
  desk,
}) => {
  const { notifications } = desk;
  const first = await desk.start();
  await openSettings(first.page);
  await ask(first.agentFile(), 'Before the restart?', { expiresInSeconds: 7200 });
  const before = await notifications.waitForShown('Before the restart?');
  await first.close();
  // Promise 7: what nobody could answer by a click is taken away.
  await expect.poll(notifications.closed).toContain(before.id);

  await whileClosed(desk, async () => {
    for (let at = 0; at < 6; at += 1) await ask(first.agentFile(), `While closed ${at}?`);
    const { channelId } = first.agentFile();
    await postAsAgent(first.agentFile(), '/api/v1/messages', { channelId, text: 'All six are small.' });
  });
  const second = await desk.start();
  const summary = await notifications.waitForShown('7 messages came while Placet Desk was closed, from one agent.');
  await openSettings(second.page);
  await notifications.click(summary.id);
  await expect(second.page.getByRole('heading', { name: 'Before the restart?' })).toBeVisible();
  await expect(second.page.getByRole('option')).toHaveCount(7);
  await kill(second);

  const third = await desk.start();
  const { page } = third;
  await openSettings(page);
  await ask(third.agentFile(), 'After the kill?');
  await notifications.waitForShown('After the kill?');
  const decisions = section(page, 'Diagnostics').getByRole('table').getByRole('row');
  await expect(decisions.nth(1)).toContainText(/My first agent.*New.*Notified/);
  await expect(decisions.filter({ hasText: '7 messages' })).toContainText(
    /Came while closed.*Notified together with others: many at once/,
  );
  await expect(decisions.filter({ hasText: 'Placet Desk was closed' })).toHaveCount(1);

  const agents = section(page, 'Agents');
  await agents.locator('summary', { hasText: 'My first agent' }).click();
  const wish = agents.getByRole('group', { name: 'Notifications of My first agent' });
  await wish.getByText('Nothing').click();
  await expect(wish.getByRole('radio', { name: 'Nothing' })).toBeChecked();
  await ask(third.agentFile(), 'Muted?');
  await expect(decisions.nth(1)).toContainText('Not notified: notifications of this agent are off');
  const layers = section(page, 'Diagnostics').getByRole('listitem');
  await expect(layers.filter({ hasText: 'Agents' })).toContainText('Switched off: My first agent.');

  await expect(layers.filter({ hasText: 'Do-not-disturb' })).toContainText('the system decides');
  await notifications.setInhibited(true);
  await section(page, 'Diagnostics').getByRole('button', { name: 'Send me a test notification' }).click();
  await notifications.waitForShown('Notifications work');
  await expect(layers.filter({ hasText: 'Do-not-disturb' })).toContainText('keeps notifications back');
  await expect(decisions.nth(1)).toContainText(/Placet Desk.*Test.*Notified/);
  await page.getByRole('button', { name: 'Copy the diagnosis as text' }).click();
  const copied = () => third.app.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(copied).toContain('Not notified: notifications of this agent are off');
  expect(await copied()).not.toContain('Muted?');

  // Each once, over three runs: the summary told of seven.
  expect(notifications.shown()).toHaveLength(4);
});

test('promises 7, 8 and 14: quiet hours sum up, what is urgent breaks through, a reminder comes once, and answers elsewhere withdraw', async ({
  desk,
}) => {
  const { notifications } = desk;
  const first = await desk.start({ PLACET_DESK_INITIAL_PASSWORD: PASSWORD });
  const { page } = first;
  const access = first.agentFile();
  await openSettings(page);
  const told = section(page, 'Notifications');
  const quiet = told.getByRole('switch', { name: 'Quiet hours' });
  // From and to the same time: the whole day, whenever this test runs.
  await quiet.click();
  await told.getByLabel('from').fill('00:00');
  await told.getByLabel('to', { exact: true }).fill('00:00');
  const diagnostics = section(page, 'Diagnostics');
  await expect(diagnostics.getByRole('listitem').filter({ hasText: 'Quiet hours' })).toContainText('Until');
  expect(await violationsInBothThemes(page)).toEqual([]);
  await ask(access, 'Quiet one?', { expiresInSeconds: 7200 });
  const second = await ask(access, 'Quiet two?', { expiresInSeconds: 7200 });
  await ask(access, 'Urgent?', { expiresInSeconds: 300 });
  await notifications.waitForShown('Urgent?');
  await expect(diagnostics.getByText('2 kept back.')).toBeVisible();
  await expect(diagnostics.getByText('Notified: urgent, so in the quiet hours, too')).toBeVisible();
  expect(notifications.shown()).toHaveLength(1);
  await quiet.click();
  const summary = await notifications.waitForShown('2 messages came in your quiet hours, from one agent.');

  // Ten minutes before its expiry is then some seconds ahead.
  await ask(access, 'Last call?', { expiresInSeconds: 10 * 60 + 7 });
  await notifications.waitForShown('Last call?');
  const elsewhere = await ask(access, 'Answered elsewhere?', { expiresInSeconds: 7200 });
  const { id } = await notifications.waitForShown('Answered elsewhere?');
  await answerFromPhone(access.url, elsewhere, 'approve');
  await expect.poll(notifications.closed).toContain(id);
  await expect(diagnostics.getByText('Taken away: answered, expired or withdrawn')).toBeVisible();
  // A summary stays as long as one of those that it told still waits.
  await answerFromPhone(access.url, second, 'approve');
  expect(notifications.closed()).not.toContain(summary.id);

  await notifications.waitForShown('Last call, expires in 10 minutes: Last call?');
  await expect(diagnostics.getByRole('row').filter({ hasText: 'Reminder' })).toHaveCount(1);
  expect(notifications.shown()).toHaveLength(5);

  // A pause: by the palette, seen in the window, kept over a restart, resumed from the sidebar.
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox').fill('pause until morning');
  await expect(page.getByRole('option', { name: /until tomorrow morning/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  const resume = page.getByRole('button', { name: /^Paused until tomorrow.*9:00.*Resume$/ });
  await expect(resume).toBeVisible();
  await expect(told.getByRole('status')).toHaveText(/^Paused until tomorrow/);
  await ask(access, 'In the pause?', { expiresInSeconds: 300 });
  await expect(diagnostics.getByText('Kept for later: notifications were paused')).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await first.close();
  const again = await desk.start();
  await openSettings(again.page);
  await ask(again.agentFile(), 'Still in it?', { expiresInSeconds: 300 });
  const kept = section(again.page, 'Diagnostics').getByText(/^Until tomorrow.*2 kept back\.$/);
  await expect(kept).toBeVisible();
  expect(notifications.shown()).toHaveLength(5);
  await again.page.getByRole('button', { name: /^Paused/ }).click();
  await notifications.waitForShown('2 messages came while notifications were paused, from one agent.');
  await expect(again.page.getByRole('button', { name: /^Paused/ })).toHaveCount(0);
  expect(notifications.shown()).toHaveLength(6);
});

import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startAskingAgent } from './agent-process.ts';
import { ask, postAsAgent, readReview } from './api.ts';
import { expect, type RunningDesk, test } from './fixtures.ts';

const GO = {
  options: [
    { id: 'go', label: 'Go', style: 'primary' },
    { id: 'stop', label: 'Stop', style: 'danger' },
  ],
  allowComment: true,
};
const title = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const row = (page: Page, name: string | RegExp) => page.getByRole('option', { name });

/** What the window would choose in Settings, as it is kept by main. */
async function setUndo(page: Page, seconds: number): Promise<void> {
  await page.keyboard.press('ControlOrMeta+,');
  await page.getByText(seconds === 0 ? 'Off' : `${seconds} s`, { exact: true }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('n');
}

/** Ends the program as a crash would; the core's process ends with the program that holds its pipe. */
async function kill({ app }: RunningDesk): Promise<void> {
  const gone = once(app.process(), 'exit');
  app.process().kill('SIGKILL');
  await gone;
}

test('promise 6: four waiting agents are answered together, exactly as shown, and what has fields is left out', async ({
  desk,
}) => {
  const { app, page, agentFile } = await desk.start();
  // This desktop has no badge to read back, so what the program asks the system for is written down on its way.
  await app.evaluate((electron) => {
    const ask = electron.app.setBadgeCount.bind(electron.app);
    electron.app.setBadgeCount = (count) => {
      Object.assign(globalThis, { badge: count });
      return ask(count);
    };
  });
  const badge = () => app.evaluate(() => (globalThis as { badge?: number }).badge);
  const access = agentFile();
  const agents = [];
  for (let index = 0; index < 4; index += 1) {
    const review = { type: 'approval', payload: GO, expiresInSeconds: 3600 + index * 60 };
    agents.push(await startAskingAgent(access, { text: `Move shard ${index}?`, review }));
  }
  const form = await ask(access, 'Who signs?', {
    type: 'form',
    payload: { fields: [{ name: 'who', label: 'Who', type: 'text' }] },
    expiresInSeconds: 7200,
  });
  await page.reload();
  await expect(title(page, 'Move shard 0?')).toBeVisible();
  // Promise 2: one place, one count.
  await expect(page.getByRole('option')).toHaveCount(5);
  await expect(page.getByRole('button', { name: /Needs review 5 waiting/ })).toBeVisible();
  await expect.poll(badge).toBe(5);

  await page.keyboard.press('x');
  for (let index = 0; index < 4; index += 1) await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('region', { name: 'Selected rows' })).toContainText('5 selected');
  await expect(page.getByRole('option', { checked: true })).toHaveCount(5);
  await page.keyboard.press('1');
  const dialog = page.getByRole('dialog', { name: 'Answer “Go” to 4 reviews?' });
  await expect(dialog).toContainText('Move shard 3?');
  await expect(dialog.getByRole('region', { name: 'Left out' })).toContainText('Who signs?');

  // One of them is withdrawn while the person reads: nothing is sent for it, and it is said.
  await fetch(`${access.url}/api/v1/messages/${agents[3]?.messageId}`, {
    method: 'DELETE',
    headers: { 'x-api-key': access.apiKey },
  });
  // Not by its role: behind the dialog the list is hidden from it in any case.
  await expect(page.locator('.queue-list').getByText('Move shard 3?')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Go 4' })).toBeFocused();
  await page.keyboard.press('Enter');
  const outcome = page.getByRole('dialog', { name: 'How it went' });
  await expect(outcome.getByText('Answered', { exact: true })).toHaveCount(3);
  await expect(outcome.getByText(/Skipped.*withdrawn/)).toBeVisible();
  for (const agent of agents.slice(0, 3)) {
    expect(await agent.report).toMatchObject({ status: 'completed', response: { selectedOption: 'go' } });
  }
  await page.keyboard.press('Enter');
  await expect(title(page, 'Who signs?')).toBeVisible();
  expect((await readReview(access, form)).status).toBe('pending');

  // Nothing standing came of it: the same question asked again waits again.
  await ask(access, 'Move shard 0?', { payload: GO });
  await expect(page.getByRole('button', { name: /Needs review 2 waiting/ })).toBeVisible();
  await expect.poll(badge).toBe(2);
});

test('promise 15: an answer can be undone, and one that is held is sent by closing, or by the start after a kill', async ({
  desk,
}) => {
  const first = await desk.start();
  const access = first.agentFile();
  const undone = await ask(access, 'Undo me?', { payload: GO, expiresInSeconds: 3600 });
  const quit = await ask(access, 'Sent by closing?', { payload: GO, expiresInSeconds: 3700 });
  const crash = await ask(access, 'Sent after the kill?', { payload: GO, expiresInSeconds: 3800 });
  await setUndo(first.page, 10);
  await expect(title(first.page, 'Undo me?')).toBeVisible();
  await first.page.keyboard.press('c');
  await expect(first.page.getByRole('textbox', { name: 'Comment' })).toBeFocused();
  await first.page.keyboard.type('with care');
  await first.page.keyboard.press('Escape');
  await first.page.keyboard.press('1');
  // The next one is open at once, the first has left every count, and nothing was sent.
  await expect(title(first.page, 'Sent by closing?')).toBeVisible();
  await expect(first.page.getByRole('button', { name: /Needs review 2 waiting/ })).toBeVisible();
  await expect(first.page.getByRole('button', { name: /^Undo/ })).toBeVisible();
  expect((await readReview(access, undone)).status).toBe('pending');
  await first.page.keyboard.press('ControlOrMeta+z');
  await expect(title(first.page, 'Undo me?')).toBeVisible();
  await expect(first.page.getByRole('textbox', { name: 'Comment' })).toHaveValue('with care');
  await expect(first.page.getByRole('button', { name: /Needs review 3 waiting/ })).toBeVisible();

  await row(first.page, /Sent by closing/).click();
  await first.page.keyboard.press('1');
  await expect(first.page.getByRole('button', { name: /^Undo/ })).toBeVisible();
  await first.close();

  const second = await desk.start();
  expect((await readReview(second.agentFile(), quit)).response).toEqual({ selectedOption: 'go' });
  expect((await readReview(second.agentFile(), undone)).status).toBe('pending');
  await expect(second.page.getByRole('textbox', { name: 'Comment' })).toHaveValue('with care');
  // Promise 12: what is half typed outlives a kill as well, in its own review only.
  await second.page.getByRole('textbox', { name: 'Comment' }).fill('with great care');
  const storage = join(desk.dataFolder, 'window', 'Local Storage', 'leveldb');
  const written = () => readdirSync(storage).map((file) => readFileSync(join(storage, file), 'latin1'));
  await expect.poll(() => written().some((text) => text.includes('with great care')), { timeout: 3_000 }).toBe(true);
  await row(second.page, /Sent after the kill/).click();
  await expect(second.page.getByRole('textbox', { name: 'Comment' })).toHaveValue('');
  await second.page.keyboard.press('1');
  await expect(second.page.getByRole('button', { name: /^Undo/ })).toBeVisible();
  const kept = join(desk.dataFolder, 'window', 'held-answers.json');
  await expect.poll(() => readFileSync(kept, 'utf8')).toContain(crash);
  await kill(second);

  const third = await desk.start();
  await expect(third.page.getByText('Answered “Go” to “Sent after the kill?”').first()).toBeVisible();
  expect((await readReview(third.agentFile(), crash)).response).toEqual({ selectedOption: 'go' });
  await expect(third.page.getByRole('textbox', { name: 'Comment' })).toHaveValue('with great care');
});

test('promise 15: a snoozed review leaves every count, outlives a restart, and comes back with a notification', async ({
  desk,
}) => {
  const first = await desk.start();
  const access = first.agentFile();
  // A quarter of an hour before it expires is then some seconds ahead.
  const soon = await ask(access, 'Rotate the keys?', { payload: GO, expiresInSeconds: 15 * 60 + 20 });
  await ask(access, 'Renew the domain?', { payload: GO, expiresInSeconds: 3 * 24 * 3600 });
  await first.page.reload();
  await expect(title(first.page, 'Rotate the keys?')).toBeVisible();
  // What the next window begins with is written, and has to learn of the last moment before the program is quit.
  const firstView = join(desk.dataFolder, 'window', 'first-view.json');
  await expect(() => expect(readFileSync(firstView, 'utf8')).toContain('Renew the domain?')).toPass();
  await first.page.keyboard.press('z');
  await first.page.getByRole('menuitem', { name: /15 minutes before it expires/ }).click();
  await expect(title(first.page, 'Renew the domain?')).toBeVisible();
  await expect(row(first.page, /Rotate the keys/)).toHaveCount(0);
  await expect(first.page.getByRole('button', { name: /Needs review 1 waiting/ })).toBeVisible();
  await expect(first.page.getByRole('button', { name: /Snoozed 1 snoozed/ })).toBeVisible();
  expect((await readReview(access, soon)).status).toBe('pending');
  await first.close();

  const second = await desk.start();
  await expect(title(second.page, 'Renew the domain?')).toBeVisible();
  await second.page.keyboard.press('z');
  await expect(second.page.getByRole('menuitem').first()).toBeFocused();
  await second.page.keyboard.press('Enter');
  await expect(second.page.getByText('Nothing waits for you.')).toBeVisible();
  // Once when it arrived, and once when it came back.
  const shown = () => desk.notifications.shown().filter(({ line }) => line.includes('Rotate the keys?'));
  await expect.poll(() => shown().length, { timeout: 30_000 }).toBe(2);
  await expect.poll(second.output).toContain('snooze-over');
  await expect(second.page.getByRole('button', { name: /Needs review 1 waiting/ })).toBeVisible();

  await second.page.keyboard.press('g');
  await second.page.keyboard.press('s');
  await row(second.page, /Renew the domain/).click();
  await second.page.getByRole('button', { name: 'Wake now' }).click();
  await expect(second.page.getByRole('button', { name: /Needs review 2 waiting/ })).toBeVisible();
  await expect(second.page.getByRole('button', { name: /Snoozed/ })).not.toContainText('1');
});

test('promises 7, 8 and 9: what expires soon stands at the top and gets a last call, and the list does not move', async ({
  desk,
}) => {
  const { page, agentFile } = await desk.start();
  const access = agentFile();
  await ask(access, 'Whole day left?', { payload: GO, expiresInSeconds: 24 * 3600 });
  await ask(access, 'Ten minutes left?', { payload: GO, expiresInSeconds: 600 });
  await page.reload();
  await expect(title(page, 'Ten minutes left?')).toBeVisible();
  await expect(page.locator('.queue-heading')).toHaveText(['Expiring soon', 'Later']);

  // What arrives while the person is at it waits in the pill, however urgent it is, and moves no row.
  await page.getByRole('listbox').focus();
  const brief = await ask(access, 'Twelve seconds left?', { payload: GO, expiresInSeconds: 12 });
  await expect(page.getByRole('button', { name: '1 new' })).toBeVisible();
  await expect(page.getByRole('option').first()).toContainText('Ten minutes left?');
  const lastCall = page.locator('.outcome-line', { hasText: /Last call: “Twelve seconds left\?” expires in \d s/ });
  await expect(lastCall).toBeVisible();
  await expect.poll(async () => (await readReview(access, brief)).status).toBe('expired');
  await expect(lastCall).toHaveCount(0);
  await expect(page.getByRole('button', { name: '1 new' })).toHaveCount(0);

  // Unread again, over a restart of the window.
  await expect(row(page, /Ten minutes left\?(?!.*unread)/)).toBeVisible();
  await page.keyboard.press('u');
  await page.keyboard.press('j');
  await expect(row(page, /Ten minutes left\?.*unread/)).toBeVisible();
  await page.reload();
  await expect(title(page, 'Ten minutes left?')).toBeVisible();
});

test('“ask me twice” wants a second press of every answer of that agent, of whatever type', async ({ desk }) => {
  const { page, agentFile } = await desk.start();
  const access = agentFile();
  const approval = await ask(access, 'Publish?', { payload: GO, expiresInSeconds: 600 });
  const text = (await postAsAgent(access, '/api/v1/messages', {
    channelId: access.channelId,
    text: 'What shall I write?',
    review: { type: 'text-input', payload: {}, expiresInSeconds: 1200 },
  })) as { id: string };
  await page.reload();
  await expect(title(page, 'Publish?')).toBeVisible();
  await page.getByRole('button', { name: 'Options for this agent' }).click();
  await page.getByRole('menuitemcheckbox', { name: /Ask me twice/ }).click();
  await expect(page.getByRole('menu')).toHaveCount(0);
  await page.keyboard.press('1');
  await expect(page.getByRole('button', { name: /again to confirm/i })).toBeVisible();
  expect((await readReview(access, approval)).status).toBe('pending');
  await page.keyboard.press('1');
  await expect(title(page, 'What shall I write?')).toBeVisible();
  await page.getByRole('textbox').fill('Thank you.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('button', { name: /again to confirm/i })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect.poll(async () => (await readReview(access, text.id)).response).toEqual({ text: 'Thank you.' });
});

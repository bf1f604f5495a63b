import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startChaosProxy } from '../support/chaos-proxy.ts';
import { startReferenceServer } from '../support/reference/reference-server.ts';
import { addAccount, call } from './account-calls.ts';
import { expect, test } from './fixtures.ts';
import { startKeyring, WITH_KEYRING } from './keyring.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { name });

test('offline: what was seen is there, answers and messages wait in order, and each ends honestly', async ({
  desk,
}) => {
  const endKeyring = await startKeyring({ homeFolder: desk.dataFolder, busAddress: desk.notifications.busAddress });
  const server = await startReferenceServer();
  const proxy = await startChaosProxy(server.url, 7);
  try {
    const channel = server.addChannel('writer');
    const first = server.ask(channel, 'First?');
    const second = server.ask(channel, 'Second?');
    const third = server.ask(channel, 'Third?');
    const gone = server.ask(channel, 'Gone?', {
      payload: { options: [{ id: 'approve', label: 'Approve' }], allowComment: true },
    });
    const running = await desk.start({}, WITH_KEYRING);
    let page = running.page;
    const accountId = await addAccount(page, proxy.url);
    await expect(page.getByRole('option', { name: /Second\?/ })).toBeVisible();

    await proxy.setNetwork('refused');
    proxy.cutConnections();
    await expect(page.getByText('Connection lost.')).toBeVisible();
    for (const name of ['First?', 'Second?']) {
      await page.getByRole('option', { name: new RegExp(name.replace('?', '\\?')) }).click();
      await expect(heading(page, name)).toBeVisible();
      await page.getByRole('button', { name: /^Approve/ }).click();
      await expect(page.getByTitle(`Waits for the server: “Approve” to “${name}”`)).toBeVisible();
    }
    await page.getByRole('option', { name: /Gone\?/ }).click();
    await expect(heading(page, 'Gone?')).toBeVisible();
    await page.getByRole('textbox', { name: /Comment/ }).fill('Because the tests pass');
    await page.getByRole('button', { name: /^Approve/ }).click();
    await expect(page.getByTitle('Waits for the server: “Approve” to “Gone?”')).toBeVisible();
    await page.getByRole('button', { name: /writer/ }).click();
    const editor = page.getByRole('textbox', { name: /^Message to/ });
    await editor.fill('Written without a network');
    await editor.press('ControlOrMeta+Enter');
    await expect(page.getByText('Waits until Acme can be reached.')).toBeVisible();
    await expect(page.getByText('3 answers wait to be sent.')).toBeVisible();

    // Meanwhile somebody else answers one of them, and the agent withdraws another.
    server.answerElsewhere(second.id, { selectedOption: 'reject' });
    server.deleteSilently(gone.id);
    await running.close();
    const again = await desk.start({}, WITH_KEYRING);
    page = again.page;
    // Nobody is reached, and everything is there.
    await expect(page.getByRole('option', { name: /Third\?/ })).toBeVisible();
    await expect(page.getByText('3 answers wait to be sent.')).toBeVisible();
    expect(server.requestCount('POST /api/messages/:id/respond')).toBe(0);
    // A link needs no network either: what was kept is there.
    await again.app.evaluate(
      ({ app }, link) => void app.emit('second-instance', {}, [link]),
      `placet-desk://review/${first.id}`,
    );
    await expect(heading(page, 'First?')).toBeVisible();

    await proxy.setNetwork('up');
    await call(page, 'account:refresh', { accountId });
    await expect.poll(() => server.state.messages.get(first.id)?.review?.status).toBe('completed');
    await expect(page.getByTitle(/^The agent has withdrawn this question/)).toBeVisible();
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(page.getByText('Because the tests pass')).toBeVisible();
    await page.getByRole('button', { name: 'Completed', exact: true }).click();
    await page.getByRole('option', { name: /Second\?/ }).click();
    await expect(page.getByText(/Someone else answered this review first/)).toBeVisible();
    const written = () =>
      [...server.state.messages.values()].filter(({ text }) => text === 'Written without a network');
    await expect.poll(() => written().length).toBe(1);
    expect(server.state.messages.get(second.id)?.review?.response).toEqual({ selectedOption: 'reject' });
    await expect(page.getByText(/wait to be sent/)).toHaveCount(0);
    expect(server.state.messages.get(third.id)?.review?.status).toBe('pending');

    const decisions = () => readFileSync(join(desk.dataFolder, 'window', 'notifications.jsonl'), 'utf8');
    await expect.poll(decisions).toContain(accountId);
    const folder = join(desk.dataFolder, 'window', 'accounts');
    expect(readdirSync(folder)).toContain(accountId);
    await call(page, 'account:remove', { accountId });
    await page.getByRole('button', { name: /^Needs review/ }).click();
    await expect(page.getByRole('option', { name: /Third\?/ })).toHaveCount(0);
    await expect.poll(() => existsSync(join(folder, accountId))).toBe(false);
    await expect.poll(decisions).not.toContain(accountId);
  } finally {
    await proxy.stop();
    await server.stop();
    endKeyring();
  }
});

test('an answer whose end was lost on the way is neither lost nor doubled', async ({ desk }) => {
  const server = await startReferenceServer({ version: '0.9.1' });
  const proxy = await startChaosProxy(server.url, 11);
  try {
    const channel = server.addChannel('writer');
    const asked = server.ask(channel, 'Deploy?');
    const { page } = await desk.start();
    await addAccount(page, proxy.url);
    await expect(heading(page, 'Deploy?')).toBeVisible();
    const respond = { method: 'POST', path: /\/respond$/ };
    const lost = proxy.once(respond, 'drop-answer');
    await page.getByRole('button', { name: /^Approve/ }).click();
    await lost;
    await expect
      .poll(() => server.state.messages.get(asked.id)?.review?.response)
      .toEqual({ selectedOption: 'approve' });
    await expect(page.getByTitle('Approved “Deploy?”')).toBeVisible();
    await expect(page.getByText(/wait to be sent/)).toHaveCount(0);

    // Upstream stores a message again when it is sent again: the program looks first (R14).
    await page.getByRole('button', { name: /writer/ }).click();
    const editor = page.getByRole('textbox', { name: /^Message to/ });
    const unheard = proxy.once({ method: 'POST', path: /^\/api\/messages$/ }, 'drop-answer');
    await editor.fill('Only once');
    await editor.press('ControlOrMeta+Enter');
    await unheard;
    await expect(page.getByRole('article').filter({ hasText: 'Only once' })).toHaveCount(1);
    await proxy.cutConnections();
    await expect(page.getByText(/Waits until Acme/)).toHaveCount(0);
    expect([...server.state.messages.values()].filter(({ text }) => text === 'Only once')).toHaveLength(1);
  } finally {
    await proxy.stop();
    await server.stop();
  }
});

test('promise 11: after sleep the state is right within two seconds, although the socket claims to be open', async ({
  desk,
}) => {
  const server = await startReferenceServer();
  const proxy = await startChaosProxy(server.url, 3);
  try {
    const channel = server.addChannel('sleeper');
    const { app, page } = await desk.start();
    await addAccount(page, proxy.url);
    const expectWaiting = (count: number) =>
      expect(page.getByRole('button', { name: `Needs review ${count} waiting` })).toBeVisible();
    const delays: number[] = [];
    for (let night = 0; night < 3; night += 1) {
      const before = server.ask(channel, `Before night ${night}?`);
      await expectWaiting(2 * night + 1);
      proxy.setNetwork('silent');
      server.answerElsewhere(before.id, { selectedOption: 'approve' });
      for (const when of ['Early', 'Late']) server.ask(channel, `${when} in night ${night}?`);
      proxy.setNetwork('up');
      // Nobody has noticed anything yet: what was open then is dead without a word.
      await expectWaiting(2 * night + 1);
      const wokenAt = Date.now();
      await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
      await expectWaiting(2 * night + 2);
      delays.push(Date.now() - wokenAt);
    }
    // The best of them: a busy machine delays some.
    expect(Math.min(...delays)).toBeLessThan(2_000);
  } finally {
    await proxy.stop();
    await server.stop();
  }
});

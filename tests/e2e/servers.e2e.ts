import type { Page } from '@playwright/test';
import { startForwardProxy } from '../support/forward-proxy.ts';
import { personOf } from '../support/reference/reference-person.ts';
import { type ReferenceServer, startReferenceServer } from '../support/reference/reference-server.ts';
import { markKey } from '../support/reference/rows.ts';
import type { StoredAgent } from '../support/reference/state.ts';
import { type ReferenceVersion, SUPPORTED_VERSIONS } from '../support/reference/versions.ts';
import { accountRow, addAccount, chooseFromMenu, lookForServer, signIn } from './account-steps.ts';
import { violationsInBothThemes } from './axe.ts';
import { expect, test } from './fixtures.ts';

// Against servers that do what upstream does where it differs from our core, one for each supported row of contract.md 1.

const NO_KEYCHAIN = ['--password-store=basic'];
const OWNER = { email: 'admin@placet.local', password: 'changeme' };

const RESPONDS_TWICE = `<button id="twice">Respond twice</button><script>
  document.getElementById('twice').onclick = () => {
    for (const id of ['hp_1', 'hp_2']) {
      parent.postMessage({ type: 'hp:respond', id, payload: { response: { from: 'the frame' } } }, '*');
    }
  };
</script>`;

/** A server of one version with one agent, as a person of that version has it. */
interface Row {
  readonly version: ReferenceVersion;
  readonly server: ReferenceServer;
  readonly channel: StoredAgent;
  /** The name of its account. */
  readonly name: string;
}

async function startRow(version: ReferenceVersion): Promise<Row> {
  const server = await startReferenceServer({ version });
  const channel = server.addChannel({ name: `bot ${version}`, webhookUrl: 'https://agents.example.com/hook' });
  return { version, server, channel, name: `Placet ${version}` };
}

const needsReview = (page: Page, count: number) =>
  page.getByRole('button', { name: count === 0 ? 'Needs review' : `Needs review ${count} waiting`, exact: true });

/** Lets what was asked be listed, which waits in a pill while somebody is at a list. */
async function takeArrivals(page: Page): Promise<void> {
  const pill = page.getByRole('button', { name: /^\d+ new$/ });
  if (await pill.isVisible()) await pill.click();
}

test('35, 36, 124 to 126, 129, 130 and 132 (client): servers of every supported version are asked at, answered, left and re-joined', async ({
  desk,
}) => {
  test.setTimeout(180_000);
  const { page } = await desk.start({}, NO_KEYCHAIN);
  const rows: Row[] = [];
  for (const version of SUPPORTED_VERSIONS) rows.push(await startRow(version));
  const each = (step: (row: Row, index: number) => Promise<void>) => async () => {
    for (const [index, row] of rows.entries()) await step(row, index);
  };

  await test.step('36. each is added over plain http, whose cookie says Secure', async () => {
    for (const { server, name } of rows) await addAccount(page, { ...OWNER, url: server.url, name });
  });

  await test.step('125. each arrival is one row and one notification, however often it is told', async () => {
    const asked = rows.map(({ server, channel, version }, index) =>
      server.ask(channel, `Ship ${version}?`, { expiresInSeconds: 600 * (index + 1) }),
    );
    await expect(needsReview(page, rows.length)).toBeVisible();
    for (let left = rows.length; left > 0; left -= 1) {
      await expect(needsReview(page, left)).toBeVisible();
      await takeArrivals(page);
      await page.keyboard.press('g');
      await page.keyboard.press('n');
      await expect(page.getByRole('button', { name: /^Approve/ })).toBeFocused();
      await page.keyboard.press('1');
    }
    await expect(needsReview(page, 0)).toBeVisible();
    for (const [index, { version, server }] of rows.entries()) {
      await expect.poll(() => server.state.messages.get(asked[index]?.id ?? '')?.review?.status).toBe('completed');
      expect(server.requestCount('POST /api/messages/:id/respond')).toBe(1);
      const told = desk.notifications.shown().filter(({ line }) => line.includes(`Ship ${version}?`));
      // What came up at once before the person's eyes is not notified.
      expect(told.length).toBeLessThanOrEqual(1);
    }
  });

  await test.step('an expiry that names only the message, and old words and types, are taken as they are', async () => {
    const late = rows.map(({ server, channel }) => server.ask(channel, 'Too late?'));
    await expect(needsReview(page, rows.length)).toBeVisible();
    for (const [index, { server }] of rows.entries()) {
      server.rewriteReview(late[index]?.id ?? '', { expiresAt: new Date(0).toISOString() });
      server.sweepExpired();
    }
    await expect(needsReview(page, 0)).toBeVisible();
    await page.getByRole('button', { name: 'Expired', exact: true }).click();
    await expect(page.getByRole('option', { name: /Too late\?/ })).toHaveCount(rows.length);
  });

  await test.step(
    'chat: the message is stored once, ticks when it is delivered, and the channel is read',
    each(async (row) => {
      const { server, channel, name } = row;
      await page.locator('.agent-row').filter({ hasText: channel.name }).click();
      const words = `Hello from ${name}`;
      const editor = page.getByRole('textbox', { name: `Message to ${channel.name}`, exact: true });
      await editor.fill(words);
      await expect(editor).toBeFocused();
      await page.keyboard.press('ControlOrMeta+Enter');
      const message = page.getByRole('article').filter({ hasText: words });
      await expect(message.getByText('Delivered', { exact: true })).toBeVisible();
      expect([...server.state.messages.values()].filter(({ text }) => text === words)).toHaveLength(1);
      await expect.poll(() => server.state.readMarks.has(markKey(server.owner.id, channel.id))).toBe(true);
    }),
  );

  await test.step('124. after a gap each is joined again with a fresh ticket, and nothing was missed', async () => {
    await page.getByRole('button', { name: 'Needs review', exact: true }).click();
    const tickets = rows.map(({ server }) => server.requestCount('POST /api/auth/ws-ticket'));
    for (const { server } of rows) await server.goDown();
    for (const { server, channel } of rows) server.ask(channel, 'Asked in the gap?');
    await Promise.all(rows.map(({ name }) => expect(page.getByText(`${name}: connection lost.`)).toBeVisible()));
    for (const { server } of rows) await server.comeBack();
    for (const { name } of rows)
      await accountRow(page, name).locator('[data-state="online"]').waitFor({ timeout: 30_000 });
    await expect(needsReview(page, rows.length)).toBeVisible();
    for (const [index, { server, channel }] of rows.entries()) {
      expect(server.requestCount('POST /api/auth/ws-ticket')).toBeGreaterThan(tickets[index] ?? 0);
      await expect.poll(() => server.followersOf(channel)).toBe(1);
    }
  });

  await test.step('35. a token that is refused ends the session after one renewal, visibly, and what waits stays', async () => {
    const first = rows[0] as Row;
    const renewals = first.server.requestCount('POST /api/auth/refresh');
    first.server.changeSecret();
    first.server.disconnectSockets();
    await expect(page.getByText(`${first.name}: signed out.`)).toBeVisible();
    await expect(accountRow(page, first.name)).toContainText('1 waiting');
    expect(first.server.requestCount('POST /api/auth/refresh')).toBe(renewals + 1);
    const logins = first.server.requests.length;
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: `Sign in to ${first.name}` });
    // Nothing is tried with a token that was refused.
    expect(first.server.requests.length).toBe(logins);
    await dialog.getByLabel('Password').fill(OWNER.password);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(accountRow(page, first.name).locator('[data-state="online"]')).toBeVisible();
    await expect(needsReview(page, rows.length)).toBeVisible();
  });

  await test.step('126. an unknown event is passed over, an unknown status and type of review are shown, and nothing falls', async () => {
    const { server, channel, version } = rows[0] as Row;
    server.tell(channel, 'hologram:created', { depth: 3 });
    const old = server.ask(channel, 'Changed?');
    server.ask(channel, 'A vote?', { type: 'vote', payload: { seats: 3 } });
    await expect(needsReview(page, rows.length + 2)).toBeVisible();
    server.rewriteReview(old.id, { status: 'changes_requested' });
    await server.goDown();
    await server.comeBack(version);
    await expect(needsReview(page, rows.length + 1)).toBeVisible({ timeout: 30_000 });
    await takeArrivals(page);
    await page.getByRole('option', { name: /A vote\?/ }).click();
    await expect(page.getByRole('heading', { name: 'A vote?' })).toBeVisible();
    await expect(page.getByRole('textbox').first()).toBeVisible();
  });

  await test.step('129, 130 and 132. a plugin’s frame runs scripts only, responds once, and is the one that is heard', async () => {
    const { server, channel } = rows.at(-1) as Row;
    server.addPlugin({ name: 'twice', displayName: 'Twice', version: '1.0.0' }, RESPONDS_TWICE);
    const person = await personOf(server);
    const form = new FormData();
    form.set('channelId', channel.id);
    form.set('file', new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/svg+xml' }), 'dot.svg');
    const { id: fileId } = (await person.postForm('/api/files/store', form)).json;
    const text = `By a plugin?\n\n![dot](/${fileId})`;
    const asked = server.send(channel, { text, review: { type: 'freeform', payload: { plugin: 'twice' } } });
    await expect(needsReview(page, rows.length + 2)).toBeVisible();
    await takeArrivals(page);
    await page.getByRole('option', { name: /By a plugin\?/ }).click();
    await expect(page.locator('iframe.plugin-frame')).toHaveAttribute('sandbox', 'allow-scripts');
    await expect.poll(() => server.requestCount('GET /api/files/:id/download')).toBeGreaterThan(0);
    const button = page.frameLocator('iframe.plugin-frame').getByRole('button', { name: 'Respond twice' });
    await expect(button).toBeVisible();
    const answerCount = server.requestCount('POST /api/messages/:id/respond');
    await page.evaluate(() => {
      const response = { from: 'another window' };
      window.postMessage({ type: 'hp:respond', id: 'hp_0', payload: { response } }, '*');
    });
    await button.click();
    await expect.poll(() => server.state.messages.get(asked.id)?.review?.status).toBe('completed');
    await expect(needsReview(page, rows.length + 1)).toBeVisible();
    expect(server.state.messages.get(asked.id)?.review?.response).toEqual({ from: 'the frame' });
    expect(server.requestCount('POST /api/messages/:id/respond')).toBe(answerCount + 1);
  });
  await Promise.all(rows.map(({ server }) => server.stop()));
});

test('ways in: plain http is warned of, an unknown certificate refused, a given password replaced, a socket found elsewhere or typed', async ({
  desk,
}) => {
  // The system's proxy, as Chromium reads it without a desktop; it alone knows where `placet.test` is.
  const proxy = await startForwardProxy();
  const { page } = await desk.start({ http_proxy: proxy.url, XDG_CURRENT_DESKTOP: '' }, NO_KEYCHAIN);
  const signed = await startReferenceServer({ isSelfSigned: true });
  const split = await startReferenceServer({ layout: 'split', missingRoutes: ['GET /api/plugins'] });
  const silent = await startReferenceServer({ layout: 'split', hidesSocket: true });
  const user = split.addUser({ email: 'ada@example.com', password: 'given', mustChangePassword: true });
  const channel = split.addChannel('split-bot', user);

  const dialog = await lookForServer(page, signed.url);
  await expect(dialog.getByRole('alert')).toContainText('certificate');
  await expect(dialog.getByRole('button')).toHaveText(['Cancel', 'Continue']);

  await dialog.getByLabel('Address of the server').fill(split.url.replace('127.0.0.1', 'placet.test'));
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByRole('button', { name: 'Go on without encryption' })).toBeVisible();
  await expect(dialog.getByLabel('Password')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Go on without encryption' }).click();
  await signIn(dialog, { email: user.email, password: 'given', name: 'Split' });

  await expect(dialog.getByLabel('New password', { exact: true })).toBeFocused();
  await page.keyboard.type('seven 7');
  await dialog.getByRole('button', { name: 'Change the password' }).click();
  await expect(dialog.getByText('Use at least 8 characters.')).toBeVisible();
  await dialog.getByLabel('New password', { exact: true }).fill('long enough');
  await dialog.getByLabel('New password, again').fill('long enough');
  await dialog.getByRole('button', { name: 'Change the password' }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  expect(user).toMatchObject({ password: 'long enough', mustChangePassword: false });

  await expect(accountRow(page, 'Split').locator('[data-state="online"]')).toBeVisible();
  expect(split.socketCount()).toBe(1);
  split.ask(channel, 'Live over two ports?');
  await expect(page.getByRole('heading', { name: 'Live over two ports?' })).toBeVisible();

  // A page that does not say where the socket is: the person types it, and changes it later.
  const asked = await lookForServer(page, silent.url);
  const live = asked.getByLabel('Address for live updates');
  await expect(live).toBeFocused();
  await expect(live).toHaveAccessibleDescription(/Ask whoever runs the server for the WebSocket address/);
  expect(await violationsInBothThemes(page)).toEqual([]);
  await live.fill(silent.url);
  await page.keyboard.press('Enter');
  await expect(live).toHaveAccessibleDescription(/no live updates come from there/);
  const elsewhere = silent.backendUrl.replace('127.0.0.1', 'live.test');
  await live.fill(elsewhere.replace('http:', 'ws:'));
  await page.keyboard.press('Enter');
  await expect(asked.getByText(`${elsewhere} uses plain http.`)).toBeVisible();
  await asked.getByRole('button', { name: 'Go on without encryption' }).click();
  await signIn(asked, { ...OWNER, name: 'Silent' });
  await asked.getByRole('button', { name: 'Done' }).click();
  await expect(accountRow(page, 'Silent').locator('[data-state="online"]')).toBeVisible();
  await chooseFromMenu(page, 'Silent', 'Addresses…');
  const addresses = page.getByRole('dialog', { name: 'Addresses of Silent' });
  await expect(addresses.getByLabel('Address for live updates')).toHaveValue(elsewhere);
  await addresses.getByLabel('Address of the server').fill(silent.backendUrl);
  await addresses.getByLabel('Address for live updates').fill('');
  await addresses.getByRole('button', { name: 'Save' }).click();
  // Another address of the API is another server for all that the program knows.
  const again = page.getByRole('dialog', { name: 'Sign in to Silent' });
  await again.getByLabel('Password').fill(OWNER.password);
  await again.getByRole('button', { name: 'Sign in' }).click();
  await again.getByRole('button', { name: 'Done' }).click();
  await expect(accountRow(page, 'Silent').locator('[data-state="online"]')).toBeVisible();

  expect(proxy.asked).toContain(`POST ${split.url.replace('127.0.0.1', 'placet.test')}/api/auth/login`);
  expect(proxy.asked).toContain(`CONNECT ${new URL(elsewhere).host}`);
  expect(proxy.asked.filter((line) => line.includes('127.0.0.1') || line.includes('localhost'))).toEqual([]);

  // What the server has not is not offered: it has no webhook settings, and this one no plugins either.
  await page.getByRole('button', { name: /^Split/ }).click();
  await page.keyboard.press('ControlOrMeta+,');
  const sections = page.getByRole('navigation', { name: 'Sections of the settings' });
  await expect(sections.getByRole('link', { name: 'Keys' })).toBeVisible();
  await expect(sections.getByRole('link', { name: 'Webhooks' })).toHaveCount(0);
  await Promise.all([signed.stop(), split.stop(), silent.stop(), proxy.stop()]);
});

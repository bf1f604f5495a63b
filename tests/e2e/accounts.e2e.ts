import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { personClient } from '../support/clients.ts';
import { type Announcement, readAnnouncement, spawnCli } from '../support/spawned-cli.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { call } from './account-calls.ts';
import { accountRow, chooseFromMenu, lookForServer, signIn } from './account-steps.ts';
import { startAskingAgent } from './agent-process.ts';
import { ask, readReview } from './api.ts';
import { violationsInBothThemes } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { startKeyring, WITH_KEYRING } from './keyring.ts';
import { startTrayHost } from './tray-host.ts';

/** Without a keychain, whatever the machine of the test has. */
const NO_KEYCHAIN = ['--password-store=basic'];
const OPTIONS = { payload: { options: [{ id: 'yes', label: 'Ship it', style: 'primary' }] } };

/** Another core, as `placet-desk serve` on another machine. */
async function startAnotherCore(): Promise<Announcement & { stop(): Promise<void> }> {
  const folder = await makeTemporaryFolder();
  const cli = spawnCli('serve', '--json', '--port', '0', '--data', folder.path);
  return {
    ...(await readAnnouncement(cli)),
    async stop() {
      cli.signal('SIGTERM');
      await cli.end;
      await folder.remove();
    },
  };
}

test('promises 2 and 13: a second server beside this computer, from its address to its removal', async ({ desk }) => {
  const remote = await startAnotherCore();
  const dock = await startTrayHost(desk.notifications.busAddress);
  const { app, page, agentFile } = await desk.start({}, NO_KEYCHAIN);
  const who = { email: remote.email, password: remote.password ?? '', name: 'Acme' };
  await ask(agentFile(), 'Local question?', OPTIONS);
  await expect(page.getByRole('heading', { name: 'Local question?' })).toBeVisible();

  await test.step('a wrong password adds nothing, the right one does, and says that the session is not kept', async () => {
    const dialog = await lookForServer(page, remote.url);
    await signIn(dialog, { ...who, password: 'not this one' });
    await expect(dialog.getByRole('alert')).toContainText('password is wrong');
    expect(await violationsInBothThemes(page)).toEqual([]);
    await dialog.getByLabel('Password').fill(who.password);
    await dialog.getByRole('button', { name: 'Sign in and add' }).click();
    await expect(dialog.getByText(/kept in memory only/)).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(accountRow(page, 'Acme').locator('[data-state="online"]')).toBeVisible();
  });

  await test.step('an agent there asks, is counted and notified, and its held call gets the answer', async () => {
    const question = { text: 'Remote question?', review: { type: 'approval', ...OPTIONS } };
    const agent = await startAskingAgent(remote, question);
    await desk.notifications.waitForShown('Remote question?');
    await expect(accountRow(page, 'Acme')).toContainText('1 waiting');
    await expect(accountRow(page, 'This computer')).toContainText('1 waiting');
    await expect(page.getByRole('button', { name: 'All accounts 2 waiting' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Needs review 2 waiting' })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+2');
    await expect(page.getByRole('heading', { name: 'Remote question?' })).toBeVisible();
    await expect(page.getByRole('option')).toHaveCount(1);
    await expect(page.getByRole('button', { name: 'Needs review 1 waiting' })).toBeVisible();
    expect(await violationsInBothThemes(page)).toEqual([]);
    await expect(page.getByRole('button', { name: /Ship it/ })).toBeFocused();
    await page.keyboard.press('1');
    expect(await agent.report).toMatchObject({ status: 'completed', response: { selectedOption: 'yes' } });
    await expect(page.getByText(/Nothing waits for you\. Only Acme is shown/)).toBeVisible();
    await page.getByRole('button', { name: /^All accounts/ }).click();
    await expect(page.getByRole('heading', { name: 'Local question?' })).toBeVisible();
  });

  await test.step('signed out it says so, and is back with what came meanwhile after signing in', async () => {
    // Where the sidebar is folded to icons, by keyboard.
    const size = await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const before = window?.getContentSize() ?? [];
      window?.setContentSize(800, 600);
      return before;
    });
    const more = accountRow(page, 'Acme').getByRole('button', { name: 'More for Acme' });
    await expect.poll(async () => (await more.boundingBox())?.x ?? 99).toBeLessThan(60);
    expect(await violationsInBothThemes(page)).toEqual([]);
    await more.focus();
    await expect(more).toBeFocused();
    await page.keyboard.press('Enter');
    const signOut = page.getByRole('menuitem', { name: 'Sign out' });
    await expect(signOut).toBeInViewport({ ratio: 1 });
    await signOut.click();
    await app.evaluate(
      ({ BrowserWindow }, [width = 0, height = 0]) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
      size,
    );
    await expect(page.getByText(/Acme: signed out\./)).toBeVisible();
    // A dock of Linux shows no “!”; its icon asks for the person.
    await expect.poll(async () => (await dock.readBadge())?.isUrgent).toBe(true);
    await ask(remote, 'Asked meanwhile?', OPTIONS);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Sign in to Acme' });
    await expect(dialog.getByLabel('Password')).toBeFocused();
    await dialog.getByLabel('Password').fill(who.password);
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(accountRow(page, 'Acme')).toContainText('1 waiting');
    await expect(page.getByText(/signed out/)).toHaveCount(0);
    await expect.poll(dock.readBadge).toMatchObject({ count: 2, isUrgent: false });
  });

  await test.step('this computer is switched off and on again, and its question is still there', async () => {
    await chooseFromMenu(page, 'This computer', 'Switch off…');
    await expect(page.getByRole('alertdialog').or(page.getByRole('dialog'))).toContainText('1 review waits');
    await page.getByRole('button', { name: 'Switch off', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Asked meanwhile?' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Needs review 1 waiting' })).toBeVisible();
    await expect(fetch(`${agentFile().url}/health`)).rejects.toThrow();
    await page.getByRole('button', { name: /^Acme/ }).click();
    await page.getByRole('menuitem', { name: 'Switch on this computer’s server' }).click();
    await expect(accountRow(page, 'This computer')).toContainText('1 waiting');
  });

  await test.step('removing it says what is lost, and wipes its folder', async () => {
    const list = join(desk.dataFolder, 'window', 'accounts.json');
    const firstView = join(desk.dataFolder, 'window', 'first-view.json');
    expect(readFileSync(list, 'utf8')).toContain(remote.url);
    await expect.poll(() => readFileSync(firstView, 'utf8')).toContain(remote.url);
    await chooseFromMenu(page, 'Acme', 'Remove…');
    await page.getByRole('button', { name: 'Remove the account' }).click();
    await expect(page.getByRole('list', { name: 'Accounts' })).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'Local question?' })).toBeVisible();
    await expect.poll(() => readFileSync(list, 'utf8')).not.toContain(remote.url);
    await expect.poll(() => readFileSync(firstView, 'utf8')).not.toContain(remote.url);
    await expect.poll(() => remoteFoldersIn(join(desk.dataFolder, 'window', 'accounts'))).toEqual([]);
  });
  dock.stop();
  await remote.stop();
});

test('with a keychain a session outlasts a restart, and its token is readable nowhere on the disk', async ({
  desk,
}) => {
  test.skip(process.platform !== 'linux', 'gnome-keyring plays the keychain');
  const remote = await startAnotherCore();
  const endKeyring = await startKeyring({ homeFolder: desk.dataFolder, busAddress: desk.notifications.busAddress });
  const first = await desk.start({}, WITH_KEYRING);
  const dialog = await lookForServer(first.page, remote.url);
  await signIn(dialog, { email: remote.email, password: remote.password ?? '', name: 'Acme' });
  await expect(dialog).toHaveCount(0);
  await expect(accountRow(first.page, 'Acme').locator('[data-state="online"]')).toBeVisible();
  await expect.poll(() => filesWith(desk.dataFolder, `"${remote.email}"`)).toContain('window/accounts.json');
  await first.close();

  const kept = remoteFoldersIn(join(desk.dataFolder, 'window', 'accounts'));
  expect(kept).toHaveLength(1);
  expect(statSync(join(desk.dataFolder, 'window', 'accounts', kept[0] ?? '', 'session')).size).toBeGreaterThan(100);
  // How every token of this server begins.
  const { token } = await personClient(remote.url, remote.email, remote.password ?? '');
  const tokenStart = token.slice(0, token.indexOf('.'));
  expect(filesWith(desk.dataFolder, tokenStart)).toEqual([]);
  expect(filesWith(desk.dataFolder, remote.password ?? '')).toEqual([]);

  const second = await desk.start({}, WITH_KEYRING);
  await expect(accountRow(second.page, 'Acme').locator('[data-state="online"]')).toBeVisible();
  const id = await ask(remote, 'Still there?', OPTIONS);
  await expect(second.page.getByRole('heading', { name: 'Still there?' })).toBeVisible();
  await expect(second.page.getByRole('button', { name: /Ship it/ })).toBeFocused();
  await second.page.keyboard.press('1');
  await expect.poll(() => readReview(remote, id)).toMatchObject({ status: 'completed' });
  // Nor does it leave the main process by another way.
  const told = (await call<string>(second.page, 'desktop:read')) + second.output() + commandLines();
  expect(told).toContain(remote.email);
  expect(told).not.toContain(tokenStart);
  await second.close();

  endKeyring();
  const third = await desk.start({}, NO_KEYCHAIN);
  await expect(third.page.getByText(/Acme: signed out\./)).toBeVisible();
  await expect(accountRow(third.page, 'Acme')).toContainText('Signed out');
  await third.close();
  await remote.stop();
});

/** The names of the folders in a folder that may not be there. */
/** What is kept of servers elsewhere, beside the folder of this computer's account. */
function remoteFoldersIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name !== 'this-computer') : [];
}

/** What everybody on this computer can see of the programs that run. */
function commandLines(): string {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((id) => {
      try {
        return readFileSync(`/proc/${id}/cmdline`, 'utf8');
      } catch {
        // It has ended meanwhile.
        return '';
      }
    })
    .join('\n');
}

/** Every file under a folder that holds a text, by its path from there. */
function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const file = join(folder, name);
    return existsSync(file) && statSync(file).isFile() && readFileSync(file).includes(text);
  });
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { storeFiles } from './agent-files.ts';
import { ask, postAsAgent, readReview } from './api.ts';
import { violationsInBothThemes } from './axe.ts';
import { programUnderTest } from './electron-runtime.ts';
import { expect, test } from './fixtures.ts';
import { pressSystemKeys } from './system-keys.ts';
import { startTrayHost } from './tray-host.ts';

const isVisible = (app: ElectronApplication): Promise<boolean> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((window) => window.isVisible()));
const closeWindow = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => {
    // Not in this call: the answer of one that ends the program would be lost.
    setTimeout(() => BrowserWindow.getAllWindows()[0]?.close());
  });
const chooseInMenu = (app: ElectronApplication, menu: string, label: string): Promise<void> =>
  app.evaluate(
    ({ Menu }, [menuLabel, itemLabel]) => {
      const items = Menu.getApplicationMenu()?.items.find((item) => item.label === menuLabel)?.submenu?.items;
      const item = items?.find((candidate) => candidate.label === itemLabel);
      if (!item) throw new Error(`No ${itemLabel} in ${menuLabel}: ${items?.map((other) => other.label).join(', ')}`);
      item.click();
    },
    [menu, label],
  );

test('promise 2: list, badge and tray count the same, and the tray opens exactly the review that was chosen', async ({
  desk,
}) => {
  const tray = await startTrayHost(desk.notifications.busAddress);
  try {
    const { app, page, agentFile } = await desk.start();
    const access = agentFile();
    await app.evaluate(({ app: program, dialog }) => {
      const heard = globalThis as unknown as { badge: number; asked: number };
      heard.asked = 0;
      program.setBadgeCount = (count) => {
        heard.badge = count ?? -1;
        return true;
      };
      dialog.showMessageBox = async () => {
        heard.asked += 1;
        return { response: 0, checkboxChecked: false };
      };
    });
    const badge = () => app.evaluate(() => (globalThis as unknown as { badge: number }).badge);
    const ids: string[] = [];
    for (let hours = 7; hours >= 1; hours -= 1) {
      ids.unshift(await ask(access, `Ship batch ${hours} & go?`, { expiresInSeconds: hours * 3_600 + 1_800 }));
    }
    const lines = async () =>
      (await tray.read())?.menu.filter(({ type }) => type !== 'separator').map(({ label }) => label);
    const line = (hours: number) => `Ship batch ${hours} & go? — My first agent, ${hours} h left`;
    await expect
      .poll(lines)
      .toEqual(
        [1, 2, 3, 4, 5]
          .map(line)
          .concat('7 reviews wait, 2 more in the window', 'Pause Notifications', 'Open Placet Desk', 'Quit'),
      );
    await expect.poll(badge).toBe(7);
    const onDock = { entry: 'application://placet-desk.desktop', count: 7, isVisible: true, isUrgent: false };
    await expect.poll(tray.readBadge).toEqual(onDock);
    await expect(page.getByRole('button', { name: /Needs review/ })).toContainText('7');
    expect((await tray.read())?.pictureBytes).toBeGreaterThan(0);

    // A pause stands in the tray while it lasts.
    await tray.choose(/Until I Resume/);
    await expect
      .poll(async () => (await lines())?.slice(6, 8))
      .toEqual(['Notifications paused until you resume them', 'Resume Notifications']);
    expect((await tray.read())?.toolTip).toContain('Notifications paused until you resume them');
    await expect(page.getByRole('button', { name: /^Paused/ })).toBeVisible();
    await tray.choose(/Resume Notifications/);
    await expect.poll(async () => (await lines())?.[6]).toBe('Pause Notifications');

    // Answered here, gone there.
    await expect(page.getByRole('button', { name: /Approve/ })).toBeVisible();
    await tray.choose(/Ship batch 3/);
    await expect(page.getByRole('heading', { name: 'Ship batch 3 & go?' })).toBeVisible();
    await expect(page.getByRole('button', { name: /Approve/ })).toBeFocused();
    await page.keyboard.press('1');
    await expect.poll(async () => (await readReview(access, ids[2] ?? '')).status).toBe('completed');
    await expect
      .poll(lines)
      .toEqual(
        [1, 2, 4, 5, 6]
          .map(line)
          .concat('6 reviews wait, 1 more in the window', 'Pause Notifications', 'Open Placet Desk', 'Quit'),
      );
    await expect.poll(badge).toBe(6);

    // Closing asks once, then stays in the tray; an arrival does not bring the window up, a choice in the tray does.
    await closeWindow(app);
    await expect.poll(() => isVisible(app)).toBe(false);
    await ask(access, 'Are you there?', { expiresInSeconds: 60_000 });
    await expect.poll(async () => (await lines())?.join()).toContain('7 reviews wait');
    expect(await isVisible(app)).toBe(false);
    await tray.choose(/Ship batch 5/);
    await expect.poll(() => isVisible(app)).toBe(true);
    await expect(page.getByRole('heading', { name: 'Ship batch 5 & go?' })).toBeVisible();
    await closeWindow(app);
    await expect.poll(() => isVisible(app)).toBe(false);
    expect(await app.evaluate(() => (globalThis as unknown as { asked: number }).asked)).toBe(1);

    // A second start hands its link over and ends; a link to nothing says so.
    const program = programUnderTest();
    const startAgain = async (link: string): Promise<void> => {
      const second = spawn(program.executable, [...program.args, link], {
        env: {
          ...process.env,
          DBUS_SESSION_BUS_ADDRESS: desk.notifications.busAddress,
          PLACET_DESK_DATA: desk.dataFolder,
        },
        stdio: 'ignore',
      });
      await once(second, 'exit');
    };
    await startAgain(`placet-desk://review/${ids[5]}?account=this-computer`);
    await expect(page.getByRole('heading', { name: 'Ship batch 6 & go?' })).toBeVisible();
    await expect.poll(() => isVisible(app)).toBe(true);
    await startAgain(`placet-desk://review/${'a'.repeat(24)}`);
    await expect(page.getByText(/This link leads to a review that is not in your inbox/).first()).toBeVisible();
    await startAgain('placet-desk://add?url=https://placet.example');
    // Nothing is asked of that server, and nothing added, before the person says so.
    await expect(page.getByRole('dialog', { name: 'Add an account' }).getByRole('textbox').first()).toHaveValue(
      /placet\.example/,
    );
    await page.keyboard.press('Escape');

    // When nothing shows icons any more, the window comes back by itself, and closing it quits.
    await closeWindow(app);
    await expect.poll(() => isVisible(app)).toBe(false);
    tray.stop();
    await expect.poll(() => isVisible(app)).toBe(true);
    const ended = once(app.process(), 'exit');
    await closeWindow(app);
    await ended;
  } finally {
    tray.stop();
  }
});

test('promise 5: a hotkey never steals focus, and the rest of the desktop: hidden start, menu, zoom, login, PDF', async ({
  desk,
}, { parallelIndex }) => {
  const tray = await startTrayHost(desk.notifications.busAddress);
  try {
    const config = join(desk.dataFolder, 'config');
    let hasWindow = false;
    const starting = desk.startUnsettled({ XDG_CONFIG_HOME: config }, ['--hidden']).finally(() => {
      hasWindow = true;
    });
    starting.catch(() => undefined);
    await expect.poll(() => tray.read()).not.toBeNull();
    const access = () => JSON.parse(readFileSync(join(desk.dataFolder, 'agent.json'), 'utf8'));
    await expect.poll(() => existsSync(join(desk.dataFolder, 'agent.json'))).toBe(true);
    const attachment = { filename: 'plan: v2.txt', mimeType: 'text/plain', content: 'the plan' };
    let attachmentIds: string[] = [];
    await expect
      .poll(
        async () => {
          attachmentIds = await storeFiles(access(), [attachment]).catch(() => []);
          return attachmentIds;
        },
        { message: 'the core takes a file' },
      )
      .toHaveLength(1);
    const text = 'May I print this?\n\nIt has **two** lines.';
    const review = { type: 'approval' };
    await postAsAgent(access(), '/api/v1/messages', { channelId: access().channelId, text, attachmentIds, review });
    await expect.poll(async () => (await tray.read())?.menu[0]?.label).toContain('May I print this?');
    expect(hasWindow).toBe(false);
    await tray.press();
    const { app, page } = await starting;
    await expect(page.getByRole('heading', { name: 'May I print this?' })).toBeVisible();
    await expect(page.getByRole('button', { name: /Approve/ })).toBeFocused();

    // A file is dragged out as a copy under a name that is safe everywhere.
    await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const heard = globalThis as unknown as { dragged: string };
      if (window) window.webContents.startDrag = ({ file }) => Object.assign(heard, { dragged: file });
    });
    const dragged = () => app.evaluate(() => (globalThis as unknown as { dragged?: string }).dragged ?? '');
    await page.locator('.file-caption').dispatchEvent('dragstart');
    await expect.poll(dragged).toMatch(/plan_ v2\.txt$/);
    expect(readFileSync(await dragged(), 'utf8')).toBe('the plan');

    // Nothing was fetched for spelling, because nobody asked for it.
    expect(
      await app.evaluate(({ session }) => ({
        isOn: session.defaultSession.isSpellCheckerEnabled(),
        languages: session.defaultSession.getSpellCheckerLanguages(),
      })),
    ).toEqual({ isOn: false, languages: [] });

    // The menu has the window's commands with their keys and leaves the keys to the window.
    const menuLine = (label: string) =>
      app.evaluate(({ Menu }, wanted) => {
        const items = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? [];
        const item = items.find((candidate) => candidate.label === wanted);
        return item ? { accelerator: item.accelerator, isRegistered: item.registerAccelerator } : null;
      }, label);
    expect(await menuLine('Find a command')).toEqual({ accelerator: 'CommandOrControl+K', isRegistered: false });
    expect(await menuLine('Completed (G then C)')).not.toBeNull();
    await chooseInMenu(app, 'Find', 'Find a command');
    await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Commands' })).toHaveCount(0);

    const zoom = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor());
    await chooseInMenu(app, 'View', 'Zoom In');
    await expect.poll(zoom).toBeCloseTo(1.1);
    await chooseInMenu(app, 'View', 'Actual Size');
    await expect.poll(zoom).toBe(1);

    // A review with its response goes into a file that a person can read.
    await page.getByRole('button', { name: /Approve/ }).click();
    await page.getByRole('button', { name: /Completed/ }).click();
    await expect(page.getByRole('region', { name: 'Outcome' })).toBeVisible();
    const pdfFile = join(desk.dataFolder, 'review.pdf');
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, pdfFile);
    await page.keyboard.press('ControlOrMeta+Shift+S');
    await expect(page.getByText('Saved as “review.pdf”.').first()).toBeVisible();
    const pdf = await getDocument({ data: new Uint8Array(readFileSync(pdfFile)) }).promise;
    const content = await (await pdf.getPage(1)).getTextContent();
    const printed = content.items
      .map((item) => ('str' in item ? item.str : ''))
      .join(' ')
      .replace(/\s+/g, ' ');
    expect(pdf.numPages).toBe(1);
    for (const words of ['May I print this?', 'It has two lines.', 'My first agent', 'plan', 'Approve', 'Answered'])
      expect(printed).toContain(words);

    // Settings: the keys that bring the window up from anywhere, and the start at login.
    await page.keyboard.press('ControlOrMeta+,');
    const section = page.getByRole('region', { name: 'Desktop' });
    await section.getByRole('switch', { name: 'Start when I log in' }).click();
    const entry = join(config, 'autostart', 'placet-desk.desktop');
    await expect.poll(() => existsSync(entry) && readFileSync(entry, 'utf8')).toMatch(/^Exec=.* --hidden$/m);
    await section.getByRole('switch', { name: 'Start when I log in' }).click();
    await expect.poll(() => existsSync(entry)).toBe(false);
    const record = section.getByRole('button', { name: /Shortcut from anywhere/ });
    await record.click();
    await expect(record).toContainText('Press keys…');
    // One display for all workers: each has a key of its own.
    const key = 'QWERTYUIOP'[parallelIndex] ?? 'Q';
    await page.keyboard.press(`Control+Alt+${key}`);
    await expect(record).toHaveAccessibleName(`Shortcut from anywhere: Ctrl+Alt+${key}.`);
    await expect(section.getByRole('alert')).toHaveCount(0);
    expect(await violationsInBothThemes(page)).toEqual([]);

    await section.getByText('Stay in the tray').click();
    await closeWindow(app);
    await expect.poll(() => isVisible(app)).toBe(false);
    await ask(access(), 'Still working elsewhere?');
    await desk.notifications.waitForShown('Still working elsewhere?');
    expect(await isVisible(app)).toBe(false);
    await pressSystemKeys('Control_L', 'Alt_L', key.toLowerCase());
    await expect.poll(() => isVisible(app)).toBe(true);
  } finally {
    tray.stop();
  }
});

import { hostname } from 'node:os';
import type { Page } from '@playwright/test';
import { startReferenceServer } from '../support/reference/reference-server.ts';
import { ask, postAsAgent } from './api.ts';
import { violations } from './axe.ts';
import { type AgentFile, expect, test } from './fixtures.ts';
import { plainWords } from './uncatalogued.ts';

const OPTIONS = [
  { id: 'a', label: 'Ναι', style: 'primary' },
  { id: 'b', label: 'Όχι' },
];
const FIELDS = [
  { name: 'x', label: 'Όνομα', type: 'text', required: true },
  { name: 'n', label: 'Αριθμός', type: 'number', min: 3 },
];

/** One review of each type and a message, in letters that no catalogue has. */
async function askEverything(access: AgentFile): Promise<void> {
  await ask(access, 'Να το στείλω;', { payload: { options: OPTIONS, allowComment: true } });
  await ask(access, 'Φόρμα', { type: 'form', payload: { fields: FIELDS } });
  await ask(access, 'Επιλογή', { type: 'selection', payload: { mode: 'multi', items: [{ id: '1', label: 'Α' }] } });
  await ask(access, 'Κείμενο', { type: 'text-input', payload: { markdown: true, maxLength: 12_000 } });
  await ask(access, 'Ελεύθερο', { type: 'freeform', payload: {} });
  await postAsAgent(access, '/api/v1/messages', { channelId: access.channelId, text: 'Μήνυμα', status: 'success' });
}

const queueLink = (page: Page, index: number) => page.locator('.sidebar-group .sidebar-row').nth(index);
const pageLink = (page: Page, index: number) => page.locator('.sidebar-foot .sidebar-row').nth(index);
const rows = (page: Page) => page.locator('.queue-row');

const searchBox = (page: Page) => page.locator('.search-box input');

/** Opens the list of everything, once the reviews are in it. */
async function openAll(page: Page): Promise<void> {
  await expect(page.locator('.sidebar-count')).toContainText('5');
  await queueLink(page, 4).click();
  await expect(rows(page)).toHaveCount(5);
}

test('the window turns German at once, and writes dates and numbers as the system does', async ({ desk }) => {
  const { page, agentFile } = await desk.start({ PLACET_DESK_LANGUAGE: 'en', LC_ALL: 'de_DE.UTF-8' });
  await askEverything(agentFile());
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('group', { name: 'Language' }).getByText('Deutsch').click();
  await expect(page.getByRole('heading', { name: 'Aussehen' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.locator('.account')).toContainText('Mein Computer');
  await openAll(page);
  await rows(page).filter({ hasText: 'Κείμενο' }).click();
  await expect(page.getByRole('textbox', { name: 'Ihr Text' })).toBeVisible();
  await expect(page.getByText('0 von 12.000')).toBeVisible();
  await expect(page.locator('.agent-line time')).toHaveAttribute('title', /^\d{1,2}\.\d{1,2}\.\d{4}, \d\d:\d\d:\d\d$/);
  await rows(page).filter({ hasText: 'Να το στείλω;' }).click();
  await page.getByRole('button', { name: 'Ναι' }).click();
  await expect(page.getByTitle('„Να το στείλω;“ mit „Ναι“ beantwortet')).toBeVisible();
  for (const [index, title] of ['Agenten', 'Verlauf', 'Verbinden', 'Einstellungen'].entries()) {
    await pageLink(page, index).click();
    await expect(page.getByRole('heading', { name: title, exact: true }).first()).toBeVisible();
  }
  await page.getByRole('group', { name: 'Sprache' }).getByText('English').click();
  await expect(page.getByRole('heading', { name: 'Appearance' })).toBeVisible();
});

test('right to left, the panes are mirrored and nothing runs over', async ({ desk }) => {
  const { app, page, agentFile } = await desk.start({ PLACET_DESK_LANGUAGE: 'ar-XB' });
  await askEverything(agentFile());
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await openAll(page);
  const expectNoOverflow = async (place: string): Promise<void> => {
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over, place).toBeLessThanOrEqual(0);
  };
  const leftOf = async (selector: string): Promise<number> => (await page.locator(selector).boundingBox())?.x ?? -1;
  for (const width of [1280, 900]) {
    await app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size, 800), width);
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
    const [sidebar, list, detail] = [await leftOf('.sidebar'), await leftOf('.queue'), await leftOf('.detail')];
    expect(detail).toBe(0);
    expect(list).toBeGreaterThan(detail);
    expect(sidebar).toBeGreaterThan(list);
    for (let index = 0; index < 5; index += 1) {
      await rows(page).nth(index).click();
      await expect(rows(page).nth(index)).toHaveAttribute('aria-selected', 'true');
      await expectNoOverflow(`review ${index} at ${width}`);
    }
    for (let index = 0; index < 4; index += 1) {
      await pageLink(page, index).click();
      await expect(page.locator('.page-title')).toBeVisible();
      await expectNoOverflow(`page ${index} at ${width}`);
    }
    await page.locator('.agent-row').click();
    await expect(page.locator('.composer')).toBeVisible();
    await expectNoOverflow(`conversation at ${width}`);
    await queueLink(page, 4).click();
    await expect(rows(page)).toHaveCount(5);
  }
  expect(await violations(page)).toEqual([]);
});

test('every word of the window is in a catalogue', async ({ desk }) => {
  const { page, agentFile } = await desk.start({ PLACET_DESK_LANGUAGE: 'en-XA', LC_ALL: 'el_GR.UTF-8' }, [
    '--password-store=basic',
  ]);
  const names = [hostname(), 'Placet Desk', 'My first agent', 'English', 'Deutsch', 'placet.local'];
  // What is the same in every language: names, what a search is written with, and examples of names.
  const allowed = [
    ...names.map((name) => new RegExp(name, 'g')),
    /-?\b(?:agent|type|status|after|before|has):\S*/g,
    /\b(?:release-writer|x-team|https:\/\/example\.com\/placet)\b/g,
    /\b(?:compare|diagram)\b/gi,
    // Addresses, and examples of them.
    /\b(?:https?|wss?):\/\/\S*|\bplacet\.example\.com\b/g,
    // The label of the first API key: the server has made it, and stores it.
    /This computer/g,
    // Files to save, the only thing on the page that connects agents which is named and not code.
    /[\w./-]+\.(?:sh|py|mjs|ts|yml|json)\b|\bcrontab -e\b/g,
  ];
  const expectAccented = async (place: string): Promise<void> => {
    await expect.poll(() => plainWords(page, allowed), place).toEqual([]);
  };
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA');
  await expectAccented('welcome');
  await askEverything(agentFile());
  await openAll(page);
  for (let index = 0; index < 5; index += 1) {
    await rows(page).nth(index).click();
    await expect(rows(page).nth(index)).toHaveAttribute('aria-selected', 'true');
    await expectAccented(`review ${index}`);
  }
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccented('keys');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccented('palette');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  for (let index = 1; index < 5; index += 1) {
    await queueLink(page, index).click();
    await expect(queueLink(page, index)).toHaveAttribute('aria-current', 'page');
    await expectAccented(`queue ${index}`);
  }
  for (let index = 0; index < 4; index += 1) {
    await pageLink(page, index).click();
    await expect(pageLink(page, index)).toHaveAttribute('aria-current', 'page');
    await expect(page.locator('.page-title')).toBeVisible();
    await expectAccented(`page ${index}`);
  }
  // The last page holds the settings: their diagnosis and the quiet hours are read or shown only when they are wanted.
  await expect(page.locator('.layers li')).not.toHaveCount(0);
  await expectAccented('diagnosis');
  await pageLink(page, 2).click();
  const kinds = page.locator('.kinds button');
  await expect(kinds).not.toHaveCount(0);
  for (let index = 0; index < (await kinds.count()); index += 1) {
    await kinds.nth(index).click();
    await expect(kinds.nth(index)).toHaveAttribute('aria-current', 'true');
    await expectAccented(`connecting ${index}`);
  }
  await page.locator('.agent-row').click();
  await expect(page.locator('.composer')).toBeVisible();
  await expectAccented('conversation');
  await page.locator('.sidebar-row').first().click();
  await expect(searchBox(page)).toBeFocused();
  await expectAccented('search');
  await searchBox(page).fill('Φόρμα');
  await expect(rows(page)).toHaveCount(1);
  await expectAccented('found');
  await walkAccountDialogs(page, expectAccented);
});

/** Opens every dialog about accounts, each with what can go wrong in it. */
async function walkAccountDialogs(page: Page, expectAccented: (place: string) => Promise<void>): Promise<void> {
  const server = await startReferenceServer({ layout: 'split', hidesSocket: true });
  const user = server.addUser({
    email: 'x@placet.local',
    displayName: 'Α',
    password: '1234',
    mustChangePassword: true,
  });
  const dialog = page.getByRole('dialog');
  const field = (index: number) => dialog.locator('input:visible').nth(index);
  const submit = async (): Promise<void> => {
    await expect(dialog.locator('button[type=submit]')).toBeEnabled();
    await dialog.locator('button[type=submit]').click();
  };
  const problem = () => expect(dialog.getByRole('alert')).toBeVisible();

  await page.keyboard.press('ControlOrMeta+Shift+A');
  await expect(field(0)).toBeFocused();
  await submit();
  await problem();
  await expectAccented('no address');
  await field(0).fill('α α');
  await submit();
  await problem();
  await expectAccented('not an address');
  await field(0).fill(server.url);
  await submit();
  await expect(field(1)).toBeFocused();
  await expectAccented('no live updates');
  await field(1).fill(server.url);
  await submit();
  await expect(field(1)).toHaveValue(server.url);
  await expect(field(1)).toHaveAttribute('aria-invalid', 'true');
  await expectAccented('other live updates');
  await field(1).fill(server.backendUrl);
  await submit();
  await expect(dialog.locator('input[type=password]')).toBeVisible();
  await submit();
  await problem();
  await expectAccented('sign in');
  await field(0).fill(user.email);
  await field(1).fill('4321');
  await field(2).fill('Άκμη');
  await submit();
  await problem();
  await expectAccented('wrong password');
  await field(1).fill('1234');
  await submit();
  await expect(dialog.locator('input[autocomplete=new-password]')).toHaveCount(2);
  await field(0).fill('1');
  await submit();
  await expect(dialog.locator('.field-problem')).toHaveCount(2);
  await expectAccented('new password');
  for (const index of [0, 1]) await field(index).fill('12345678');
  await submit();
  await expect(dialog.locator('input')).toHaveCount(0);
  await expectAccented('session in memory');
  await dialog.getByRole('button').click();
  await expect(dialog).toBeHidden();

  const menu = page.getByRole('menu');
  const openMenu = async (row: number): Promise<void> => {
    await page.locator('.account-line').nth(row).locator('.account-more').click();
    await expect(menu).toBeVisible();
  };
  // Its entries: refresh, sign out, rename, addresses, remove.
  for (const [index, name] of ['rename', 'addresses', 'remove'].entries()) {
    await openMenu(2);
    await expectAccented('menu of an account');
    await menu
      .getByRole('menuitem')
      .nth(index + 2)
      .click();
    await expect(page.locator('.confirm-dialog')).toBeVisible();
    await expectAccented(name);
    await page.keyboard.press('Escape');
    await expect(page.locator('.confirm-dialog')).toBeHidden();
  }
  await openMenu(1);
  await menu.getByRole('menuitem').nth(1).click();
  await expect(page.locator('.confirm-dialog')).toBeVisible();
  await expectAccented('switch off');
  await page.keyboard.press('Escape');
  await openMenu(2);
  await menu.getByRole('menuitem').nth(1).click();
  await expect(page.locator('.banner').first()).toBeVisible();
  await expectAccented('signed out');
  await openMenu(2);
  await menu.getByRole('menuitem').nth(0).click();
  await expect(dialog.locator('input[type=password]')).toBeFocused();
  await expectAccented('sign in again');
  await server.stop();
}

import type { ElectronApplication, Page } from '@playwright/test';
import type { CommandId } from '../../src/renderer/features/keys/command.ts';
import { COMMANDS } from '../../src/renderer/features/keys/key-table.ts';
import { t } from '../../src/words/words.ts';
import { ask, postAsAgent, readReview } from './api.ts';
import { type AgentFile, expect, test } from './fixtures.ts';

// Enter presses the primary option wherever the agent puts it, so that is where the focus begins.
const OPTIONS = [
  { id: 'stop', label: 'Stop' },
  { id: 'go', label: 'Go', style: 'primary' },
];
const TITLES = ['One?', 'Two?', 'Three?', 'Four?'];

interface Walk {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly access: AgentFile;
  readonly ids: readonly string[];
  /** Presses this combination of the command, as the table writes it. */
  press(): Promise<void>;
}

const open = (page: Page, title: string) =>
  expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible();
const heading = (page: Page, name: string) =>
  expect(page.getByRole('heading', { level: 2, name: new RegExp(`^${name}`) })).toBeVisible();
const button = (page: Page, name: string) => page.getByRole('button', { name });
const box = (page: Page) => page.getByRole('textbox', { name: 'Comment' });

/** Begins every proof in the same place: the queue, with its first review open and the focus on its answer. */
async function begin(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+1');
  await open(page, TITLES[0] ?? '');
  await expect(button(page, 'Go')).toBeFocused();
}

/** What each command must have done when its key was pressed. The type asks for a line for every command. */
const PROOFS: Readonly<Record<CommandId, (walk: Walk) => Promise<void>>> = {
  async next({ page, press }) {
    await press();
    await open(page, 'Two?');
    await expect(button(page, 'Go')).toBeFocused();
  },
  async previous({ page, press }) {
    await page.getByRole('option', { name: /Two/ }).click();
    await press();
    await open(page, 'One?');
  },
  async open({ page, press }) {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('listbox')).toBeFocused();
    await press();
    await expect(button(page, 'Go')).toBeFocused();
  },
  async back({ page, press }) {
    await press();
    await expect(page.getByRole('listbox')).toBeFocused();
  },
  // The answers come last: they take a review away.
  async choose({ page, press, access, ids }) {
    await press();
    await open(page, 'Two?');
    await expect
      .poll(async () => (await readReview(access, ids[0] ?? '')).response)
      .toEqual({ selectedOption: 'stop' });
  },
  async send({ page, press, access, ids }) {
    await page.getByRole('option', { name: /Two/ }).click();
    await box(page).fill('Carefully');
    await press();
    const response = { selectedOption: 'go', comment: 'Carefully' };
    await expect.poll(async () => (await readReview(access, ids[1] ?? '')).response).toEqual(response);
  },
  async undo({ page, press, access, ids }) {
    await page.keyboard.press('ControlOrMeta+,');
    await page.getByText('10 s', { exact: true }).click();
    await page.keyboard.press('ControlOrMeta+1');
    await open(page, 'Three?');
    await page.keyboard.press('1');
    await open(page, 'Four?');
    // It can be taken back from anywhere, and says so.
    await page.keyboard.press('ControlOrMeta+,');
    const strip = page.getByRole('complementary', { name: 'What was just done' });
    await expect(strip.getByRole('button', { name: /^Undo/ })).toBeVisible();
    await press();
    await open(page, 'Three?');
    await expect(button(page, 'Go')).toBeFocused();
    expect((await readReview(access, ids[2] ?? '')).status).toBe('pending');
  },
  async comment({ page, press }) {
    await press();
    await expect(box(page)).toBeFocused();
  },
  async preview({ page, press, access }) {
    const review = { type: 'text-input', payload: { markdown: true, prefill: '**bold**' } };
    const body = { channelId: access.channelId, text: 'Write it?', review };
    const { id } = (await postAsAgent(access, '/api/v1/messages', body)) as { id: string };
    const row = page.getByRole('option', { name: /Write it/ });
    // It may wait above the list until it is asked for, which going there does: but only once it has come.
    await expect(row.or(page.getByRole('button', { name: /\d new/ }))).toBeVisible();
    await page.keyboard.press('ControlOrMeta+1');
    await row.click();
    const preview = page.getByRole('region', { name: 'Preview' });
    const wasShown = await preview.isVisible();
    await press();
    await expect(preview).toBeVisible({ visible: !wasShown });
    await postAsAgent(access, `/api/v1/messages/${id}`, {}, 'DELETE').catch(() => undefined);
    await expect(row).toHaveCount(0);
  },
  async quote({ page, press }) {
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /My first agent/ })
      .click();
    const composer = page.getByRole('textbox', { name: /^Message to/ });
    await expect(composer).toBeVisible();
    await page.keyboard.press('c');
    await expect(composer).toBeFocused();
    await page.keyboard.press('Escape');
    await page.keyboard.press('k');
    await expect(page.getByRole('article').filter({ hasText: 'Four?' })).toBeFocused();
    await press();
    await expect(composer).toBeFocused();
    await expect(composer).toHaveValue(/> .*Four\?/s);
    await composer.fill('');
  },
  async snooze({ page, press }) {
    await press();
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(button(page, 'Go')).toBeFocused();
  },
  async unread({ page, press }) {
    await press();
    await expect(page.getByRole('option', { name: /One\?.*unread/ })).toBeVisible();
  },
  async pick({ page, press }) {
    await press();
    await expect(page.getByRole('option', { name: /One/, checked: true })).toBeVisible();
    await page.keyboard.press('Escape');
  },
  async 'pick-next'({ page, press }) {
    await press();
    await expect(page.getByRole('option', { checked: true })).toHaveCount(2);
    await open(page, 'Two?');
    await page.keyboard.press('Escape');
  },
  async 'pick-previous'({ page, press }) {
    await page.getByRole('option', { name: /Two/ }).click();
    await press();
    await expect(page.getByRole('option', { checked: true })).toHaveCount(2);
    await open(page, 'One?');
    await page.keyboard.press('Escape');
  },
  async search({ page, press }) {
    await press();
    await expect(page.getByRole('textbox', { name: /Search questions/ })).toBeFocused();
    await page.keyboard.press('Escape');
  },
  async palette({ page, press }) {
    await press();
    await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
    await page.keyboard.press('Escape');
  },
  async 'go-needs-review'({ page, press }) {
    await page.keyboard.press('g');
    await page.keyboard.press('e');
    await press();
    await open(page, 'One?');
    await expect(button(page, 'Go')).toBeFocused();
  },
  'go-snoozed': ({ page, press }) => press().then(() => heading(page, 'Snoozed')),
  'go-completed': ({ page, press }) => press().then(() => heading(page, 'Completed')),
  'go-expired': ({ page, press }) => press().then(() => heading(page, 'Expired')),
  'go-all': ({ page, press }) => press().then(() => heading(page, 'All')),
  async 'go-connect'({ page, press }) {
    await press();
    await heading(page, 'Connect');
    await expect(page.getByRole('region', { name: 'Content of Connect' })).toBeFocused();
  },
  async 'go-settings'({ page, press }) {
    await press();
    await heading(page, 'Settings');
    await expect(page.getByRole('region', { name: 'Content of Settings' })).toBeFocused();
    // What acts on a review has nothing to act on here, and does not wait for one either.
    for (const key of ['z', 'x', 'u', '1', 'c']) await page.keyboard.press(key);
    await page.keyboard.press('ControlOrMeta+1');
    await open(page, 'One?');
    await expect(page.getByRole('menu')).toHaveCount(0);
    await expect(page.getByRole('option', { checked: true })).toHaveCount(0);
  },
  async account({ page, press }) {
    await page.keyboard.press('g');
    await page.keyboard.press('e');
    await press();
    const line = page.locator('.outcome-line');
    await expect(page.getByRole('heading', { name: 'One?', exact: true }).or(line)).toBeVisible();
  },
  async print({ app, page, press }) {
    // The system's dialog cannot be pressed by a test; that it is asked is what the key does.
    await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (!window) return;
      window.webContents.print = (_options, callback) => callback?.(false, 'No printer');
    });
    await press();
    await expect(page.getByText(/The system did not print it \(No printer\)/).first()).toBeVisible();
  },
  async 'save-pdf'({ app, page, press }) {
    await app.evaluate(({ dialog }) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: '/nowhere/at/all.pdf' });
    });
    await press();
    await expect(page.getByText(/Nothing was saved: that folder is not there any more/).first()).toBeVisible();
  },
  async 'add-account'({ page, press }) {
    await press();
    const dialog = page.getByRole('dialog', { name: 'Add an account' });
    await expect(dialog.getByLabel('Address of the server')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  },
  async keys({ page, press }) {
    await press();
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    for (const { words } of COMMANDS) await expect(dialog.getByText(t(words), { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  },
};

/** They take reviews away, so they come after all others, in this order. */
const ENDING: readonly CommandId[] = ['choose', 'send', 'undo'];

test('every key of the table does what it says, from the place where a reviewer is', async ({ desk }) => {
  test.setTimeout(120_000);
  const { app, page, agentFile } = await desk.start();
  const access = agentFile();
  const ids: string[] = [];
  for (const [index, title] of TITLES.entries()) {
    const review = { payload: { options: OPTIONS, allowComment: true }, expiresInSeconds: 3600 * (index + 1) };
    ids.push(await ask(access, title, review));
  }
  await page.reload();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const ending = ENDING.flatMap((id) => COMMANDS.find((command) => command.id === id) ?? []);
  for (const command of [...COMMANDS.filter(({ id }) => !ENDING.includes(id)), ...ending]) {
    for (const combination of command.keys) {
      await test.step(`${t(command.words)}: ${combination}`, async () => {
        if (!ENDING.includes(command.id)) await begin(page);
        const press = async (): Promise<void> => {
          for (const step of combination.replace('1…9', '1').split(' ')) {
            await page.keyboard.press(step.replace('Mod+', 'ControlOrMeta+'));
          }
        };
        await PROOFS[command.id]({ app, page, access, ids, press });
      });
    }
  }
});

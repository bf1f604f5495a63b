import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import type { PlacetClient } from '../../src/client/index.ts';
import { startForwardingServer } from '../support/forwarding-server.ts';
import { startCommand } from './command-process.ts';
import { expect, test } from './fixtures.ts';

const CLIENT = resolve(import.meta.dirname, '../../out/client');

const openQuestion = (page: Page, name: string) => expect(page.getByRole('heading', { name })).toBeVisible();

test('ask: a script waits for each kind of answer, through a restart of the program, and hears of expiry; Ctrl+C withdraws @package', async ({
  desk,
}) => {
  // Two starts of the program and nine of the command line.
  test.slow();
  const { dataFolder } = desk;
  const ask = (...argv: string[]) => startCommand(dataFolder, 'ask', ...argv);
  const first = await desk.start();
  const { page } = first;

  const approval = ask('Deploy v2?', '--agent', 'deploy-bot', '--option', 'yes=Deploy', '--option', 'no=Not now');
  await openQuestion(page, 'Deploy v2?');
  await expect(page.getByRole('button', { name: /^Deploy/ })).toBeFocused();
  await page.keyboard.press('2');
  expect(await approval.end).toEqual({ exitCode: 1, out: 'no\n' });

  const selection = ask('Which headline?', '--select', 'a=Faster', '--select', 'b=Calmer');
  await expect(page.getByRole('radio', { name: 'Faster' })).toBeFocused();
  await page.keyboard.press('2');
  await expect(page.getByRole('radio', { name: 'Calmer' })).toBeChecked();
  await page.keyboard.press('ControlOrMeta+Enter');
  expect(await selection.end).toEqual({ exitCode: 0, out: 'b\n' });

  const text = ask('What is it called?', '--text');
  await openQuestion(page, 'What is it called?');
  await page.getByRole('textbox', { name: 'Your text' }).fill('Aurora');
  await page.keyboard.press('ControlOrMeta+Enter');
  expect(await text.end).toEqual({ exitCode: 0, out: 'Aurora\n' });

  const fields = join(dataFolder, 'fields.json');
  writeFileSync(fields, JSON.stringify([{ name: 'seats', label: 'Seats', type: 'number', required: true }]));
  const form = ask('How many seats?', '--form', fields);
  await openQuestion(page, 'How many seats?');
  await page.getByRole('spinbutton', { name: 'Seats' }).fill('12');
  await page.keyboard.press('ControlOrMeta+Enter');
  expect(await form.end).toEqual({ exitCode: 0, out: '{"seats":12}\n' });

  const payload = join(dataFolder, 'payload.json');
  writeFileSync(payload, '{"schema":{}}');
  const freeform = ask('Which settings?', '--json', payload);
  const editor = page.getByRole('textbox', { name: 'Your answer as JSON' });
  await expect(editor).toHaveText('{}');
  await editor.fill('{"level": 3}');
  await expect(editor).toHaveText('{"level": 3}');
  await page.keyboard.press('ControlOrMeta+Enter');
  expect(await freeform.end).toEqual({ exitCode: 0, out: '{"level":3}\n' });

  const mistaken = ask('By mistake?');
  await openQuestion(page, 'By mistake?');
  mistaken.interrupt();
  expect(await mistaken.end).toEqual({ exitCode: 130, out: '' });
  await expect(page.getByText('Its agent deleted it.')).toBeVisible();

  const patient = ask('Still there?');
  await expect(page.getByRole('option', { name: /Still there\?/ })).toBeVisible();
  await first.close();
  const second = await desk.start();
  await openQuestion(second.page, 'Still there?');
  await expect(second.page.getByRole('button', { name: /^Approve/ })).toBeFocused();
  await second.page.keyboard.press('1');
  expect(await patient.end).toEqual({ exitCode: 0, out: 'approve\n' });

  expect(await ask('Quick, yes?', '--expires', '1s').end).toEqual({ exitCode: 2, out: '' });
});

test('a page in a browser asks by the client library, and gets what is answered in the window', async ({ desk }) => {
  const { app, page, agentFile } = await desk.start();
  const { url, apiKey } = agentFile();
  const server = await startForwardingServer(url, { clientFolder: CLIENT });
  try {
    const browser = await openBrowserPage(app, server.url);
    const asked = browser.evaluate(
      async ([library, key]) => {
        const { connect } = (await import(library)) as { connect: (access: object) => PlacetClient };
        const client = connect({ url: location.origin, apiKey: key });
        const attachments = [{ name: 'notes.md', content: new Blob(['# Notes']) }];
        return client.ask({ agent: 'a page', text: 'Publish the page?', attachments });
      },
      ['/client/index.js', apiKey] as const,
    );
    await openQuestion(page, 'Publish the page?');
    await expect(page.getByRole('button', { name: /^Approve/ })).toBeFocused();
    await page.keyboard.press('1');
    expect(await asked).toMatchObject({ status: 'completed', response: { selectedOption: 'approve' } });
  } finally {
    server.stop();
  }
});

/** Opens an address in the program's Chromium, as a browser would: no preload, no Node, a profile of its own. */
async function openBrowserPage(app: ElectronApplication, url: string): Promise<Page> {
  const opened = app.waitForEvent('window');
  await app.evaluate(({ BrowserWindow }, address) => {
    const webPreferences = { sandbox: true, contextIsolation: true, partition: 'a-browser' };
    void new BrowserWindow({ show: false, webPreferences }).loadURL(address);
  }, url);
  const page = await opened;
  await page.waitForURL(`${url}/`);
  return page;
}

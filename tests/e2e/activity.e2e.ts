import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import Papa from 'papaparse';
import { ask, postAsAgent } from './api.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { answerFromPhone, PASSWORD } from './other-device.ts';

const CLI = resolve(import.meta.dirname, '../../out/main/cli.js');

/** The system's save dialog is the one stand-in: it cannot be operated from outside. It "chooses" this file. */
async function chooseInDialog(app: ElectronApplication, file: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
}

const readRows = (file: string) =>
  Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true }).data;

test('promise 16: answers given here are in the record with who, what, when and where, through a restart and into files', async ({
  desk,
}) => {
  const first = await desk.start({ PLACET_DESK_INITIAL_PASSWORD: PASSWORD });
  const access = first.agentFile();
  await ask(access, '=Deploy v2?', { expiresInSeconds: 600 });
  await ask(access, 'Publish the notes?', { expiresInSeconds: 900 });
  const elsewhere = await ask(access, 'Answered on the phone?', { expiresInSeconds: 1200 });
  const { page } = first;
  await page.getByRole('button', { name: 'Activity', exact: true }).click();
  await expect(page.getByText('Nothing is answered yet')).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { name: '=Deploy v2?' })).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByRole('heading', { name: 'Publish the notes?' })).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByRole('heading', { name: 'Answered on the phone?' })).toBeVisible();
  await answerFromPhone(access.url, elsewhere, 'reject');
  await expect(page.getByRole('region', { name: 'Outcome' })).toBeVisible();
  await first.close();

  const { app, page: again } = await desk.start();
  await again.getByRole('button', { name: 'Activity', exact: true }).click();
  const rows = again.getByRole('table', { name: 'Answers' }).getByRole('row');
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(1)).toContainText(/Answered on the phone\?.*Reject.*Answered elsewhere.*Another device/);
  await expect(rows.nth(2)).toContainText(/Publish the notes\?.*My first agent.*Approve.*Sent/);
  await expect(rows.nth(2)).toContainText(hostname());
  await again.getByText('The same as a table').click();
  await expect(again.getByRole('row', { name: /^\w+, \w+ \d+ 3/ })).toHaveCount(1);
  for (const colorScheme of ['light', 'dark'] as const) {
    await again.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations(again), `activity, ${colorScheme}`).toEqual([]);
  }

  const csv = join(desk.dataFolder, 'activity.csv');
  await chooseInDialog(app, csv);
  await again.getByRole('button', { name: 'Export CSV…' }).click();
  await expect(again.getByText('3 answers written.')).toBeVisible();
  expect(readRows(csv).map(({ question, answer, outcome }) => [question, answer, outcome])).toEqual([
    ['Answered on the phone?', 'Reject', 'elsewhere'],
    ['Publish the notes?', 'Approve', 'stored'],
    ["'=Deploy v2?", 'Approve', 'stored'],
  ]);

  await again.getByLabel('Day').fill('2020-01-01');
  await expect(again.getByText('Nothing was answered then.')).toBeVisible();
  await again.getByRole('button', { name: 'All days' }).click();
  await rows.nth(2).getByRole('button').click();
  await expect(again.getByRole('heading', { name: 'Publish the notes?' })).toBeVisible();
});

test('the page of agents follows them, and everything can be taken along: export read back, backup restored', async ({
  desk,
}) => {
  const { app, page, agentFile } = await desk.start();
  const access = agentFile();
  await page.getByRole('button', { name: 'Agents', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'No agent has reported yet' })).toBeVisible();
  const { id } = (await postAsAgent(access, '/api/v1/agents', { name: 'night-watch', tag: 'ops' })) as { id: string };
  await ask(access, 'Restart the worker?', {}, id);
  await postAsAgent(access, '/api/v1/status/ping', { agentId: id, status: 'error', message: 'Disk is full' });
  const row = page.getByRole('row', { name: /night-watch/ });
  await expect(row).toContainText(/Disk is full.*In trouble since.*1 waiting.*1.*1 unread/);
  await expect(row.getByRole('img', { name: /Last 24 hours: .*In trouble/ })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations(page), `agents, ${colorScheme}`).toEqual([]);
  }
  await page.getByRole('combobox', { name: 'Tag' }).selectOption('ops');
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('combobox', { name: 'State' }).selectOption('active');
  await expect(page.getByText('No agent is like this.')).toBeVisible();
  await page.getByRole('combobox', { name: 'State' }).selectOption('');
  await row.getByRole('button', { name: 'night-watch' }).click();
  await expect(page.getByRole('region', { name: /Conversation with night-watch/ })).toContainText('Restart the worker');

  for (let index = 0; index < 120; index += 1) {
    await postAsAgent(access, '/api/v1/messages', { channelId: id, text: `Report ${index}, "all" is\nwell` });
  }
  await page.keyboard.press('ControlOrMeta+,');
  const data = page.getByRole('region', { name: 'Data', exact: true });
  const json = join(desk.dataFolder, 'all.json');
  await chooseInDialog(app, json);
  await data.getByRole('button', { name: 'Export as JSON…' }).click();
  await expect(data.getByText('121 messages written.')).toBeVisible();
  const { messages } = JSON.parse(readFileSync(json, 'utf8')) as { messages: { id: string; text: string }[] };
  expect(new Set(messages.map((message) => message.id)).size).toBe(121);

  const csv = join(desk.dataFolder, 'all.csv');
  await chooseInDialog(app, csv);
  await data.getByRole('button', { name: 'Export as CSV…' }).click();
  await expect(data.getByText(csv)).toBeVisible();
  expect(readRows(csv).map(({ messageId }) => messageId)).toEqual(messages.map((message) => message.id));

  await chooseInDialog(app, join(desk.dataFolder, 'nowhere', 'all.csv'));
  await data.getByRole('button', { name: 'Export as CSV…' }).click();
  await expect(data.getByText(/folder is not there any more.*Choose another/)).toBeVisible();

  const backup = join(desk.dataFolder, 'desk.tar.gz');
  const restored = join(desk.dataFolder, 'restored');
  await chooseInDialog(app, backup);
  await data.getByRole('button', { name: 'Back up now…' }).click();
  await expect(data.getByText(/The backup holds \d+ files/)).toBeVisible();
  const run = (...argv: string[]) => execFileSync(process.execPath, [CLI, ...argv], { encoding: 'utf8' });
  run('restore', backup, '--data', restored);
  const agents = JSON.parse(run('agents', 'list', '--json', '--data', restored)) as { name: string }[];
  expect(agents.map(({ name }) => name).sort()).toEqual(['My first agent', 'night-watch']);
});

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { pdfOf, pngOfBars, readStored, storeFiles, wavOf } from './agent-files.ts';
import { postAsAgent } from './api.ts';
import { violations, violationsInBothThemes } from './axe.ts';
import { type AgentFile, expect, test } from './fixtures.ts';

const CHART = pngOfBars(800, 400);
const NOTES = 'First line\r\nSecond line\r\n';
const REPORT = pdfOf(['Quarterly report', 'Page two']);
const FILES = [
  { filename: 'chart.png', mimeType: 'image/png', content: CHART },
  { filename: 'notes.txt', mimeType: 'text/plain', content: NOTES },
  { filename: 'prices.csv', mimeType: 'text/csv', content: `item,price\n${'Lamp,12.50\n'.repeat(450)}` },
  { filename: 'report.pdf', mimeType: 'application/pdf', content: REPORT },
  { filename: 'sound.wav', mimeType: 'audio/wav', content: wavOf(600) },
];

/** Sends a review with files; answers the message's id and those of the files. */
async function askAbout(access: AgentFile, text: string, files: typeof FILES | readonly (typeof FILES)[number][]) {
  const ids = await storeFiles(access, files);
  const review = { type: 'approval', payload: { options: [{ id: 'ok', label: 'Publish', style: 'primary' }] } };
  const message = { channelId: access.channelId, text, attachmentIds: ids, review };
  const { id } = (await postAsAgent(access, '/api/v1/messages', message)) as { id: string };
  return { id, ids };
}

/** What a held call of the agent returns once the review is answered. */
async function waitFor(access: AgentFile, id: string): Promise<{ modifiedFileIds: Record<string, string> }> {
  const path = `/api/v1/reviews/${id}/wait?channel=${access.channelId}&timeout=30000`;
  const response = await fetch(access.url + path, { headers: { 'x-api-key': access.apiKey } });
  return ((await response.json()) as { message: { review: { modifiedFileIds: Record<string, string> } } }).message
    .review;
}

/** Answers the next question of where to save, as a person would. */
function saveNextTo(app: ElectronApplication, path: string): Promise<void> {
  return app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, path);
}

async function drawArrow(page: Page): Promise<void> {
  const box = await page.locator('.sketch-stage canvas').first().boundingBox();
  if (box === null) throw new Error('There is no picture to draw on');
  await page.mouse.move(box.x + 40, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 90, { steps: 3 });
  await page.mouse.move(box.x + 200, box.y + 120, { steps: 3 });
  await page.mouse.up();
}

test('files show in place, are saved, and go back edited with the answer', async ({ desk }) => {
  // One story with two starts of the program and six looks by axe.
  test.setTimeout(120_000);
  const first = await desk.start();
  const { page } = first;
  const asked = await askAbout(first.agentFile(), '# Publish the report?', FILES);
  await expect(page.getByRole('heading', { name: 'Publish the report?' })).toBeVisible();

  const chart = page.getByRole('button', { name: 'Show chart.png large' });
  await expect.poll(() => chart.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(800);
  await expect(page.getByText('Second line')).toBeVisible();
  await page.getByRole('region', { name: 'Table prices.csv' }).scrollIntoViewIfNeeded();
  await expect(page.getByText('The first 200 rows are shown.')).toBeVisible();
  await page.getByRole('region', { name: 'Pages of report.pdf' }).scrollIntoViewIfNeeded();
  await expect(page.getByRole('group', { name: 'Page 1 of 2' }).getByText('Quarterly report')).toBeAttached();
  const sound = page.locator('audio');
  await sound.scrollIntoViewIfNeeded();
  const seek = (audio: HTMLAudioElement): Promise<number> =>
    new Promise((resolve, reject) => {
      audio.onseeked = () => resolve(audio.currentTime);
      audio.onerror = () => reject(new Error('The sound cannot be played'));
      audio.currentTime = 500;
    });
  expect(await sound.evaluate(seek)).toBe(500);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations(page), `files, ${colorScheme}`).toEqual([]);
  }

  const target = join(desk.dataFolder, 'saved.pdf');
  await saveNextTo(first.app, target);
  await page.getByRole('button', { name: 'Save report.pdf' }).click();
  await expect(page.getByRole('button', { name: 'Save report.pdf' })).toHaveText('Saved');
  expect(readFileSync(target, 'utf8')).toBe(REPORT);
  await saveNextTo(first.app, join(desk.dataFolder, 'no-such-folder', 'saved.pdf'));
  await page.getByRole('button', { name: 'Save chart.png' }).click();
  await expect(page.getByText(/that folder is not there any more/).first()).toBeVisible();

  await chart.click();
  await expect(page.getByRole('dialog', { name: 'chart.png' })).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByRole('button', { name: 'Fit' })).toBeVisible();
  expect(await violationsInBothThemes(page), 'picture').toEqual([]);
  await page.keyboard.press('Escape');
  await expect(chart).toBeFocused();

  await page.getByRole('button', { name: 'Annotate chart.png' }).click();
  const drawing = page.getByRole('dialog', { name: 'chart.png' });
  await expect(drawing.locator('.sketch-stage canvas').first()).toBeVisible();
  await drawArrow(page);
  await expect(drawing.getByRole('combobox', { name: 'Selected mark' })).toHaveValue('1');
  await drawing.getByRole('radio', { name: 'Text' }).check();
  await drawing.getByRole('region', { name: /Picture/ }).press('Enter');
  await drawing.getByRole('textbox', { name: 'Words of the mark' }).fill('Why so tall?');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations(page), `drawing, ${colorScheme}`).toEqual([]);
  }
  await drawing.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('1 edited file will be sent')).toBeVisible();

  await page.getByRole('button', { name: 'Edit notes.txt' }).click();
  const editor = page.getByRole('textbox', { name: 'Text of notes.txt' });
  await expect(editor).toBeFocused();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('Third line, 1 of 2');
  expect(await violations(page), 'text editor').toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Discard changes?' })).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('2 edited files will be sent')).toBeVisible();
  await expect(page.getByText('Third line, 1 of 2')).toBeVisible();
  await first.close();

  const second = await desk.start();
  await expect(second.page.getByText('2 edited files will be sent')).toBeVisible();
  expect(await violations(second.page), 'edited files').toEqual([]);
  const access = second.agentFile();
  const held = waitFor(access, asked.id);
  await second.page.getByRole('button', { name: /Publish/ }).click();
  const { modifiedFileIds } = await held;
  const [chartId = '', notesId = ''] = asked.ids;
  expect(Object.keys(modifiedFileIds).sort()).toEqual([chartId, notesId].sort());
  const notes = await readStored(access, modifiedFileIds[notesId] ?? '');
  expect(new TextDecoder().decode(notes)).toBe(`${NOTES}Third line, 1 of 2`);
  const edited = Buffer.from(await readStored(access, modifiedFileIds[chartId] ?? ''));
  expect([edited.readUInt32BE(16), edited.readUInt32BE(20)]).toEqual([800, 400]);
  const changedCount = await second.page.evaluate(countChangedPixels, {
    before: Buffer.from(CHART).toString('base64'),
    after: edited.toString('base64'),
  });
  expect(changedCount).toBeGreaterThan(500);

  await second.page.keyboard.press('Escape');
  await second.page.keyboard.press('g');
  await second.page.keyboard.press('c');
  await second.page.getByRole('option', { name: /Publish the report/ }).click();
  await expect(second.page.getByText('Edited', { exact: true })).toHaveCount(2);
  await expect(second.page.getByText('Third line, 1 of 2')).toBeVisible();
});

/** Decodes two pictures in the page and counts the pixels in which they differ. */
async function countChangedPixels({ before, after }: { before: string; after: string }): Promise<number> {
  const pixelsOf = async (base64: string): Promise<Uint8ClampedArray> => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('There is no canvas');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, canvas.width, canvas.height).data;
  };
  const [one, other] = [await pixelsOf(before), await pixelsOf(after)];
  let count = 0;
  for (let at = 0; at < one.length; at += 4) {
    if ([0, 1, 2].some((part) => one[at + part] !== other[at + part])) count += 1;
  }
  return count;
}

test('what agents send as pictures and web pages runs nothing and calls nobody', async ({ desk }) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { page, agentFile } = await desk.start();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><script>top.ran=1;fetch('${outside}/s')</script>
    <image href="${outside}/i.png" width="9" height="9"/><style>@import url(${outside}/c)</style><rect width="40" height="40"/></svg>`;
  const html = `<!doctype html><meta http-equiv="refresh" content="0;url=${outside}/r"><link rel="stylesheet" href="${outside}/l">
    <style>body{background:url(${outside}/b)}</style><h1>Hello</h1><img src="${outside}/h" onerror="top.ran=2">
    <iframe src="${outside}/f"></iframe><script>top.ran=3;document.body.textContent='RAN'</script><a href="${outside}/a">Go</a>`;
  const { ids } = await askAbout(agentFile(), 'Look at these?', [
    { filename: 'logo.svg', mimeType: 'image/svg+xml', content: svg },
    { filename: 'page.html', mimeType: 'text/html', content: html },
    { filename: 'notes.md', mimeType: 'text/markdown', content: `Hi ![x](${outside}/m) <img src="${outside}/n">` },
  ]);
  const logo = page.getByRole('button', { name: 'Show logo.svg large' }).locator('img');
  await expect.poll(() => logo.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(40);
  const frame = page.frameLocator('iframe[title="page.html"]');
  await expect(frame.getByRole('heading', { name: 'Hello' })).toBeVisible();
  await frame.getByRole('link', { name: 'Go' }).click();
  await expect(frame.getByRole('heading', { name: 'Hello' })).toBeVisible();
  await expect(page.locator('.file-markdown')).toContainText('Hi');

  const found = await page.evaluate(
    async ([svgId, markdownId]) => {
      const answered = (address: string) =>
        new Promise((resolve) => {
          const script = document.createElement('script');
          script.onload = () => resolve('ran');
          script.onerror = () => resolve('blocked');
          script.src = address;
          document.head.append(script);
        });
      return {
        ran: (globalThis as unknown as { ran?: number }).ran,
        asScript: await answered(`files://account/this-computer/${markdownId}`),
        asFetch: await fetch(`files://account/this-computer/${svgId}`).then(
          () => 'read',
          () => 'blocked',
        ),
      };
    },
    [ids[0], ids[2]],
  );
  expect(found).toEqual({ ran: undefined, asScript: 'blocked', asFetch: 'blocked' });
  expect(asked).toEqual([]);
  server.close();
});

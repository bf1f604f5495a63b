import { pdfOf, pngOfBars, storeFiles } from '../e2e/agent-files.ts';
import { ask, postAsAgent } from '../e2e/api.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { picture } from './picture.ts';
import { PLUGIN_QUESTIONS } from './plugin-scene.ts';

const PUBLISH = {
  type: 'approval',
  payload: {
    options: [
      { id: 'publish', label: 'Publish', style: 'primary' },
      { id: 'again', label: 'Ask again', style: 'secondary' },
    ],
  },
};

test('attachments: files are read, drawn on and edited in place', async ({ desk }) => {
  const running = await desk.start();
  const { page } = running;
  const access = running.agentFile();
  const attachmentIds = await storeFiles(access, [
    { filename: 'visits.png', mimeType: 'image/png', content: pngOfBars(800, 320) },
    { filename: 'visits.csv', mimeType: 'text/csv', content: 'day,visits\nMonday,812\nTuesday,1034\nWednesday,1310\n' },
    { filename: 'report.pdf', mimeType: 'application/pdf', content: pdfOf(['Visits in week 47', 'By country']) },
  ]);
  const text = '# Publish the report of the week?\n\nVisits grew every day.';
  await postAsAgent(access, '/api/v1/messages', { channelId: access.channelId, text, attachmentIds, review: PUBLISH });
  const chart = page.getByRole('button', { name: 'Show visits.png large' });
  await expect.poll(() => chart.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(800);
  await expect(page.getByRole('region', { name: 'Table visits.csv' })).toBeVisible();
  await picture(running, 'attachments');

  await page.getByRole('button', { name: 'Annotate visits.png' }).click();
  const drawing = page.getByRole('dialog', { name: 'visits.png' });
  const canvas = drawing.locator('.sketch-stage canvas').first();
  await expect(canvas).toBeVisible();
  const box = await canvas.boundingBox();
  if (box === null) throw new Error('There is no picture to draw on');
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(0.5, 0.2));
  await page.mouse.down();
  await page.mouse.move(...at(0.7, 0.3), { steps: 4 });
  await page.mouse.move(...at(0.86, 0.36), { steps: 4 });
  await page.mouse.up();
  await drawing.getByRole('radio', { name: 'Text' }).check();
  await page.mouse.click(...at(0.28, 0.15));
  await drawing.getByRole('textbox', { name: 'Words of the mark' }).fill('Sunday is missing');
  await page.mouse.move(0, 0);
  await picture(running, 'annotate');
});

test('rounds: what changed since the last answer', async ({ desk }) => {
  const running = await desk.start();
  const { page } = running;
  const access = running.agentFile();
  const note = (text: string, plan: string, more: object = {}) =>
    postAsAgent(access, '/api/v1/messages', {
      channelId: access.channelId,
      text,
      textAttachments: [{ filename: 'plan.md', content: plan }],
      review: PUBLISH,
      ...more,
    }) as Promise<{ id: string }>;
  const first = await note(
    '# Publish the note?\n\nLists are fast from Monday on.\n\nNothing else changes.',
    '1. Build\n2. Publish\n',
  );
  await page.getByRole('button', { name: 'Feedback' }).click();
  await page.keyboard.type('Say Tuesday, and add a check.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  await expect(page.getByRole('group', { name: 'Your answer' })).toHaveCount(0);
  await note(
    '# Publish the note?\n\nLists are fast from Tuesday on.\n\nNothing else changes.',
    '1. Build\n2. Check\n3. Publish\n',
    { iterationOf: first.id },
  );
  await page.getByRole('button', { name: 'Earlier round' }).click();
  await expect(page.getByRole('region', { name: 'plan.md: changes' })).toBeVisible();
  await page.getByRole('region', { name: 'Earlier round' }).evaluate((region) => region.scrollIntoView());
  await picture(running, 'rounds', { parts: [page.locator('.detail')] });
});

test('plugins: a diagram and a comparison that take the answer', async ({ desk }) => {
  const running = await desk.start();
  const { page } = running;
  const { channelId } = running.agentFile();
  for (const [name, message] of Object.entries(PLUGIN_QUESTIONS)) {
    await postAsAgent(running.agentFile(), '/api/v1/messages', { channelId, ...message });
    await expect(page.getByRole('heading', { name: message.text })).toBeVisible();
    await expect
      .poll(async () => (await page.locator('iframe.plugin-frame').boundingBox())?.height ?? 0)
      .toBeGreaterThan(120);
    await picture(running, `plugin-${name}`, {
      parts: [page.locator('.message-title'), page.locator('.answer-dock')],
    });
    await page.getByRole('button', { name: 'Answer as JSON instead' }).click();
    await page.keyboard.press('ControlOrMeta+Enter');
  }
});

test('remote: pictures of the internet wait to be asked for', async ({ desk }) => {
  const running = await desk.start();
  const { page } = running;
  const text =
    '# Is this the right chart?\n\n![Visits per day](https://pictures.example/visits.png)\n\nIt is from [the dashboard](https://dashboard.example/visits).';
  await ask(running.agentFile(), text);
  await page.getByRole('button', { name: /^Visits per day Picture from/ }).click();
  await expect(page.getByRole('button', { name: 'Load it' })).toBeVisible();
  await picture(running, 'remote-picture', {
    parts: [page.locator('.message-title'), page.getByRole('group', { name: 'Your answer' })],
  });
});

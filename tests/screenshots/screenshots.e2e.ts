import { join, resolve } from 'node:path';
import { postAsAgent } from '../e2e/api.ts';
import { expect, type RunningDesk, test } from '../e2e/fixtures.ts';
import { PLUGIN_QUESTIONS } from './plugin-scene.ts';
import { makeScene } from './scene.ts';
import { TYPE_QUESTIONS } from './type-scene.ts';

// Makes the pictures of README and docs from the running program: `npm run screenshots`.
const CHECKOUT = resolve(import.meta.dirname, '../..');
const IN_DOCS: ReadonlySet<string> = new Set(['welcome-light', 'review-light', 'review-dark']);
/** The pages show a few; the rest is for whoever judges the design. */
const folderOf = (name: string) => join(CHECKOUT, IN_DOCS.has(name) ? 'docs/images' : 'out/screenshots');
const SIZES = { '': { width: 1280, height: 800 }, '-small': { width: 900, height: 600 } };

async function shoot({ app, page }: RunningDesk, name: string): Promise<void> {
  for (const [suffix, size] of Object.entries(SIZES)) {
    await app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, size);
    await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([size.width, size.height]);
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      const picture = `${name}-${theme}${suffix}`;
      await page.screenshot({ path: join(folderOf(picture), `${picture}.png`), animations: 'disabled' });
    }
  }
}

test('welcome: the empty inbox teaches', async ({ desk }) => {
  const running = await desk.start({ PLACET_DESK_PORT: '3001' });
  await expect(running.page.getByRole('button', { name: 'Send a test review' })).toBeVisible();
  await shoot(running, 'welcome');
});

test('review: the next question is already open', async ({ desk }) => {
  const running = await desk.start();
  const { page } = running;
  await makeScene(running.agentFile());
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Deploy v2.4 to production?' })).toBeVisible();
  await shoot(running, 'review');

  await page.keyboard.press('3');
  await shoot(running, 'confirm');

  await page.keyboard.press('1');
  await expect(page.getByRole('heading', { name: /Which headline/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.getByRole('option', { name: /Deploy v2.4/ }).click();
  await shoot(running, 'completed');

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await shoot(running, 'keys');
  await page.keyboard.press('Escape');

  await page.getByText('deploy-bot').first().click();
  await shoot(running, 'agent');
});

test('types: each kind of question has its own controls', async ({ desk }) => {
  const running = await desk.start();
  for (const [type, question] of Object.entries(TYPE_QUESTIONS)) {
    const { channelId } = running.agentFile();
    await postAsAgent(running.agentFile(), '/api/v1/messages', { channelId, ...question });
    await expect(running.page.getByRole('group', { name: 'Your answer' })).toBeVisible();
    await shoot(running, `type-${type}`);
    const { dismissLabel } = { dismissLabel: '', ...question.review.payload };
    if (dismissLabel) await running.page.getByRole('button', { name: dismissLabel }).click();
    else if (type === 'single') await running.page.keyboard.press('1');
    if (!dismissLabel) await running.page.keyboard.press('ControlOrMeta+Enter');
    await expect(running.page.getByRole('group', { name: 'Your answer' })).toHaveCount(0);
  }
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
    await shoot(running, `plugin-${name}`);
    await page.getByRole('button', { name: 'Answer as JSON instead' }).click();
    await page.keyboard.press('ControlOrMeta+Enter');
  }
});

import { fastestMs } from '../support/fastest.ts';
import { type AskingAgent, startAskingAgent } from './agent-process.ts';
import { expect, test } from './fixtures.ts';

const question = {
  text: '# Deploy v2.4 to production?\n\nAll **212** checks passed.',
  review: {
    type: 'approval',
    payload: {
      options: [
        { id: 'deploy', label: 'Deploy', style: 'primary' },
        { id: 'hold', label: 'Hold', style: 'secondary' },
      ],
    },
  },
};

test('an agent asks, the notification’s click brings the review up, 1 answers it, and a restart shows the same @package', async ({
  desk,
}) => {
  const first = await desk.start();
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  let asking: AskingAgent | null = await startAskingAgent(first.agentFile(), question);

  const notification = await desk.notifications.waitForShown('My first agent', 'Deploy v2.4 to production?');
  await desk.notifications.click(notification.id);
  await expect(first.page.getByRole('heading', { name: 'Deploy v2.4 to production?' })).toBeVisible();
  const isShown = () =>
    first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((window) => !window.isMinimized()));
  await expect.poll(isShown).toBe(true);
  const deploy = first.page.getByRole('button', { name: /Deploy/ }).first();
  // The limit is the one of the issue; the clock is this machine's for both.
  const LIMIT_MS = 250;
  const fastest = await fastestMs(LIMIT_MS, async () => {
    const agent = asking ?? (await startAskingAgent(first.agentFile(), question));
    asking = null;
    await expect(deploy).toBeFocused();
    const pressedAtMs = Date.now();
    await first.page.keyboard.press('1');
    const report = await agent.report;
    expect(report).toMatchObject({ status: 'completed', response: { selectedOption: 'deploy' } });
    return report.returnedAtMs - pressedAtMs;
  });
  expect(fastest).toBeLessThan(LIMIT_MS);
  const shownCount = desk.notifications.shown().length;

  await first.page.keyboard.press('g');
  await first.page.keyboard.press('c');
  await expect(first.page.getByRole('option', { name: /Deploy v2.4 to production\?/ }).first()).toBeVisible();
  await first.close();

  const second = await desk.start();
  await second.page.keyboard.press('g');
  await second.page.keyboard.press('c');
  const row = second.page.getByRole('option', { name: /Deploy v2.4 to production\?/ }).first();
  await expect(row).toBeVisible();
  await row.click();
  await expect(second.page.getByRole('heading', { name: 'Deploy v2.4 to production?' })).toBeVisible();
  expect(desk.notifications.shown()).toHaveLength(shownCount);
});

test('a newcomer’s first minute: the empty inbox teaches, the test review arrives, and is answered by key', async ({
  desk,
}) => {
  const { page, agentFile } = await desk.start();
  await expect(page.getByText(agentFile().url, { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Send a test review' }).click();
  await expect(page.getByRole('heading', { name: 'Publish the release notes for 1.4?' })).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByRole('textbox', { name: 'Comment' })).toBeFocused();
  await page.keyboard.type('looks good, 12 changes');
  await page.keyboard.press('ControlOrMeta+Enter');

  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.getByRole('option', { name: /Publish the release notes/ }).click();
  await expect(page.getByText('looks good, 12 changes')).toBeVisible();
});

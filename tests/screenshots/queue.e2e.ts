import { ask, postAsAgent } from '../e2e/api.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { picture } from './picture.ts';
import { makeQueue } from './queue-scene.ts';

test('queue: what is urgent first, put off, or answered together', async ({ desk }) => {
  const running = await desk.start();
  const { page } = running;
  await makeQueue(running.agentFile());
  await page.reload();
  const title = page.getByRole('heading', { name: /Restart the worker/ });
  await expect(title).toBeVisible();
  await page.keyboard.press('c');
  await page.keyboard.type('Only after the import has');
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { name: /Move shard 1/ })).toBeVisible();
  await picture(running, 'queue');

  // What presses too much to be put off is only offered as much.
  await page.getByRole('option', { name: /Which words/ }).click();
  await expect(page.getByRole('heading', { name: /Which words/ })).toBeVisible();
  await page.keyboard.press('z');
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await picture(running, 'snooze', {
    parts: [page.locator('.detail-toolbar'), page.locator('.message-title'), page.getByRole('menu')],
  });
  await page.keyboard.press('Escape');

  await page.getByRole('option', { name: /Move shard 1/ }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('x');
  for (let index = 0; index < 3; index += 1) await page.keyboard.press('Shift+ArrowDown');
  await picture(running, 'selected');
  await page.keyboard.press('1');
  await expect(page.getByRole('dialog')).toBeVisible();
  await picture(running, 'bulk', { parts: [page.getByRole('dialog')], isTight: true });
});

test('changes: what happens to a question while it is open', async ({ desk }) => {
  const running = await desk.start();
  const { page } = running;
  const access = running.agentFile();
  const { channelId } = access;
  const write = (text: string, complete: boolean) =>
    postAsAgent(access, '/api/v1/messages/streams/draft-1', { channelId, text, complete }, 'PATCH');
  await postAsAgent(access, '/api/v1/messages', {
    channelId,
    text: '# Delete the old logs?\n\nOnly those of 2024, about 40 GB. They are backed up.',
    streamId: 'draft-1',
    streamState: 'streaming',
    review: {
      type: 'approval',
      payload: {
        options: [
          { id: 'delete', label: 'Delete', style: 'primary' },
          { id: 'keep', label: 'Keep' },
        ],
        allowComment: true,
      },
    },
  });
  await page.getByRole('textbox', { name: 'Comment' }).fill('Fine, we never read them');
  await write('# Delete the old logs?\n\nAll of them, about 310 GB. They are backed up.', true);
  await expect(page.getByRole('region', { name: 'This question changed' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByRole('button', { name: 'Show what changed' }).click();
  await expect(page.getByRole('region', { name: 'Text: changes' })).toContainText('All of them');
  await picture(running, 'changed', {
    parts: [page.locator('.message-title'), page.getByRole('group', { name: 'Your answer' })],
  });
  await page
    .getByRole('button', { name: 'Understood' })
    .or(page.getByRole('button', { name: /anyway/ }))
    .click();

  await ask(access, '# Roll the canary out?\n\nErrors are at 0.02 %.', { expiresInSeconds: 8 });
  await expect(page.getByRole('heading', { name: /Roll the canary/ })).toBeVisible();
  await page.getByRole('button', { name: 'Feedback' }).click();
  await page.keyboard.type('Wait for the import, then');
  await expect(page.getByRole('region', { name: 'Outcome' })).toContainText('Expired', { timeout: 20_000 });
  await picture(running, 'expired', { parts: [page.locator('.message-title'), page.locator('.kept-draft')] });
});

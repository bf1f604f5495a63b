import { ask, postAsAgent, readReview } from './api.ts';
import { expect, test } from './fixtures.ts';

const DANGER = {
  payload: {
    options: [
      { id: 'keep', label: 'Keep', style: 'primary' },
      { id: 'drop', label: 'Drop the table', style: 'danger' },
    ],
    allowComment: true,
  },
};

test('promise 5: twenty reviews are answered without the mouse, each with its own answer', async ({ desk }) => {
  const { page, agentFile } = await desk.start();
  const access = agentFile();
  const ids: string[] = [];
  // The sooner it expires the sooner it comes up, so the order of answering is known.
  for (let index = 0; index < 20; index += 1) {
    ids.push(await ask(access, `Question number ${index}?`, { expiresInSeconds: 3600 + index * 60 }));
  }
  await page.reload();
  for (let index = 0; index < 20; index += 1) {
    await expect(page.getByRole('heading', { name: `Question number ${index}?`, exact: true })).toBeVisible();
    await page.keyboard.press(index % 2 === 0 ? '1' : '2');
    // The default "Reject" is a dangerous choice and wants its key twice.
    if (index % 2 === 1) await page.keyboard.press('2');
  }
  await expect.poll(async () => (await readReview(access, ids[19] ?? '')).status).toBe('completed');
  const answers = await Promise.all(ids.map((id) => readReview(access, id)));
  expect(answers.map(({ response }) => (response as { selectedOption: string }).selectedOption)).toEqual(
    ids.map((_, index) => (index % 2 === 0 ? 'approve' : 'reject')),
  );
});

test('j and k move, Enter focuses the answer, Escape goes back to the list, ? shows all keys', async ({ desk }) => {
  const { page, agentFile } = await desk.start();
  await ask(agentFile(), 'First?', { expiresInSeconds: 600 });
  await ask(agentFile(), 'Second?', { expiresInSeconds: 1200 });
  await page.reload();
  await expect(page.getByRole('heading', { name: 'First?' })).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('heading', { name: 'Second?' })).toBeVisible();
  await page.keyboard.press('k');
  await expect(page.getByRole('heading', { name: 'First?' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Second?' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Approve/ })).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
});

test('a dangerous choice wants a second press, Escape takes the first back, and a comment goes with the answer', async ({
  desk,
}) => {
  const { page, agentFile } = await desk.start();
  const id = await ask(agentFile(), 'Drop the old table?', DANGER);
  await expect(page.getByRole('heading', { name: 'Drop the old table?' })).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByRole('button', { name: /again to confirm/i })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Drop the table' })).toBeVisible();
  expect((await readReview(agentFile(), id)).status).toBe('pending');
  await page.keyboard.press('c');
  await expect(page.getByRole('textbox', { name: 'Comment' })).toBeFocused();
  await page.keyboard.type('backed up at noon, 2 copies');
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  await page.keyboard.press('2');
  await expect
    .poll(async () => (await readReview(agentFile(), id)).response)
    .toEqual({
      selectedOption: 'drop',
      comment: 'backed up at noon, 2 copies',
    });
});

test('promise 12: a half-typed comment survives switching and a restart, and is shown in no other review', async ({
  desk,
}) => {
  const first = await desk.start();
  const id = await ask(first.agentFile(), 'First?', { ...DANGER, expiresInSeconds: 600 });
  await ask(first.agentFile(), 'Second?', { ...DANGER, expiresInSeconds: 1200 });
  await first.page.reload();
  await expect(first.page.getByRole('heading', { name: 'First?' })).toBeVisible();
  await first.page.keyboard.press('c');
  await expect(first.page.getByRole('textbox')).toBeFocused();
  await first.page.keyboard.type('not sure yet');
  await first.page.keyboard.press('Escape');
  await first.page.keyboard.press('j');
  await expect(first.page.getByRole('heading', { name: 'Second?' })).toBeVisible();
  await expect(first.page.getByRole('textbox')).toHaveValue('');
  await first.close();

  // The window begins with what waited last, and what is answered there and then arrives like any other answer.
  const second = await desk.startUnsettled();
  await expect(second.page.getByRole('heading', { name: 'First?' })).toBeVisible();
  await expect(second.page.getByRole('textbox')).toHaveValue('not sure yet');
  await expect(second.page.getByRole('button', { name: 'Keep' })).toBeFocused();
  await second.page.keyboard.press('1');
  await expect(second.page.getByRole('heading', { name: 'Second?' })).toBeVisible();
  const begun = await second.page.evaluate(() => window.placet.call('first-view:read', undefined));
  expect(begun).toMatchObject({ ok: true, value: expect.stringContaining('First?') });
  await second.page.locator('[data-state="online"]').first().waitFor();
  await expect
    .poll(async () => (await readReview(second.agentFile(), id)).response)
    .toEqual({ selectedOption: 'keep', comment: 'not sure yet' });
  // A window that is made while the program is there asks the program.
  await second.page.reload();
  await expect(second.page.getByRole('heading', { name: 'Second?' })).toBeVisible();
  expect(await second.page.evaluate(() => window.placet.call('first-view:read', undefined))).toEqual({
    ok: true,
    value: 'null',
  });
});

test('promise 7: a review that expires on the screen says so, moves to Expired, and the agent is told', async ({
  desk,
}) => {
  const { page, agentFile } = await desk.start();
  const id = await ask(agentFile(), 'Quick one?', { expiresInSeconds: 3 });
  await expect(page.getByRole('heading', { name: 'Quick one?' })).toBeVisible();
  await expect(page.getByText(/expired/i).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /Approve/ })).toHaveCount(0);
  await expect.poll(async () => (await readReview(agentFile(), id)).status).toBe('expired');
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await expect(page.getByRole('option', { name: /Quick one\?/ })).toBeVisible();
});

test('a review that is withdrawn while it is open is said to be gone', async ({ desk }) => {
  const { page, agentFile } = await desk.start();
  const { url, apiKey } = agentFile();
  const id = await ask(agentFile(), 'Never mind?');
  await expect(page.getByRole('heading', { name: 'Never mind?' })).toBeVisible();
  await fetch(`${url}/api/v1/messages/${id}`, { method: 'DELETE', headers: { 'x-api-key': apiKey } });
  await expect(page.getByRole('option', { name: /Never mind/ })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /Approve/ })).toHaveCount(0);
});

test('an agent that is made over the API appears with its messages, and its status shows', async ({ desk }) => {
  const { page, agentFile } = await desk.start();
  const agent = (await postAsAgent(agentFile(), '/api/v1/agents', { name: 'night-watch' })) as { id: string };
  await ask(agentFile(), 'Restart the worker?', {}, agent.id);
  await expect(page.getByText('night-watch').first()).toBeVisible();
  await postAsAgent(agentFile(), '/api/v1/status/ping', { agentId: agent.id, status: 'busy', message: 'Watching' });
  await expect(page.getByText('Watching').first()).toBeVisible();
  await postAsAgent(agentFile(), '/api/v1/messages', { channelId: agent.id, text: 'All quiet tonight.' });
  await page.getByRole('button', { name: /night-watch/ }).click();
  await expect(page.getByRole('article').filter({ hasText: 'All quiet tonight' })).toBeVisible();
});

import { startAskingAgent } from './agent-process.ts';
import { postAsAgent, readReview } from './api.ts';
import { violationsInBothThemes } from './axe.ts';
import { expect, test } from './fixtures.ts';

const OPTIONS = {
  type: 'approval',
  payload: {
    options: [
      { id: 'publish', label: 'Publish', style: 'primary' },
      { id: 'again', label: 'Ask again', style: 'secondary' },
    ],
  },
};
const CONTENT = [
  '```py\n@cached\ndef total(n: int) -> str:\n    """Sum."""\n    return sum(n) + 0x1F  # why\n```',
  '```json\n{ "name": "x", "ok": true }\n```',
  '```css\na:hover { color: red }\n```',
  '![chart](https://pictures.example/chart.png)',
].join('\n\n');
const plan = (content: string) => [{ filename: 'plan.md', content }];

test('a question in three rounds: feedback reaches the agent, and each round shows what changed', async ({ desk }) => {
  const { page, agentFile } = await desk.start();
  const access = agentFile();
  const first = await startAskingAgent(access, {
    text: `# Publish the note?\n\nLists are fast on Monday.\n\nNothing else changes.\n\n${CONTENT}`,
    textAttachments: plan('1. Build\n2. Publish\n'),
    review: OPTIONS,
  });
  await expect(page.getByRole('heading', { name: 'Publish the note?' })).toBeVisible();
  await expect(page.locator('.code-part[data-kind="property"]').first()).toHaveText('"name"');
  await page.getByRole('button', { name: /^chart Picture from pictures\.example/ }).click();
  await page.getByRole('button', { name: 'Feedback' }).click();
  expect(await violationsInBothThemes(page), 'content and feedback').toEqual([]);
  const feedback = page.getByRole('textbox', { name: 'Feedback for the next round' });
  await expect(feedback).toBeFocused();
  await page.keyboard.type('Say Tuesday, and add a check.');
  await page.reload();
  await expect(feedback).toHaveValue('Say Tuesday, and add a check.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  const answer = await first.report;
  expect(answer).toMatchObject({ status: 'completed', response: { selectedOption: 'again' } });
  expect(answer.review).toMatchObject({
    status: 'completed',
    response: { selectedOption: 'again' },
    feedback: 'Say Tuesday, and add a check.',
  });

  await postAsAgent(access, '/api/v1/messages', {
    channelId: access.channelId,
    iterationOf: first.messageId,
    text: `# Publish the note?\n\nLists are fast on Tuesday.\n\nNothing else changes.\n\n${CONTENT}`,
    textAttachments: plan('1. Build\n2. Check\n3. Publish\n'),
    review: OPTIONS,
  });
  await expect(page.getByRole('option', { name: /Publish the note.*round 2/ })).toBeVisible();
  await expect(page.getByText('Round 2', { exact: true })).toBeVisible();
  const fold = page.getByRole('button', { name: 'Earlier round' });
  await fold.focus();
  await page.keyboard.press('Enter');
  await expect(fold).toHaveAttribute('aria-expanded', 'true');
  const text = page.getByRole('region', { name: 'Text: changes' });
  await expect(text.locator('[data-mark="removed"]')).toHaveText(/removed: Lists are fast on Monday\./);
  await expect(text.locator('mark')).toHaveText(['Monday', 'Tuesday']);
  const file = page.getByRole('region', { name: 'plan.md: changes' });
  await expect(file.locator('[data-mark="added"]').first()).toHaveText(/added: 2\. Check/);
  const rounds = page.getByRole('region', { name: 'Earlier round' });
  await expect(rounds).toContainText('You answered “Ask again”');
  await expect(rounds.getByRole('figure', { name: 'Feedback for the next round' })).toContainText(
    'Say Tuesday, and add a check.',
  );

  expect(await violationsInBothThemes(page), 'earlier rounds').toEqual([]);

  const third = await startAskingAgent(access, {
    iterationOf: first.messageId,
    text: '# Publish the note?\n\nLists are fast on Tuesday.',
    review: OPTIONS,
  });
  await expect(page.getByText('round 3 takes the place of this one')).toBeVisible();
  // An answer to the round whose place was taken does not leave unnoticed.
  await page.keyboard.press('Escape');
  await page.keyboard.press('1');
  await expect(page.getByRole('alert')).toHaveText('Not sent yet: the agent has asked this again in a later round.');
  await page.getByRole('button', { name: 'Show round 3' }).click();
  await expect(page.getByText('Round 3', { exact: true })).toBeVisible();
  // Who unfolds the rounds of one question reads them in the next as well.
  await expect(page.getByRole('button', { name: '2 earlier rounds' })).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('heading', { name: 'What changed since round 2' })).toBeVisible();
  await expect(page.getByText('no longer attached')).toBeVisible();
  await page.getByRole('button', { name: 'What had changed since round 1' }).click();
  await expect(page.getByRole('region', { name: 'plan.md: changes' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('1');
  expect(await third.report).toMatchObject({ response: { selectedOption: 'publish' } });
  expect((await third.report).review).not.toHaveProperty('feedback');

  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.getByRole('option', { name: /Ask again/ }).click();
  await expect(page.getByRole('region', { name: 'Outcome' })).toContainText('Say Tuesday, and add a check.');
  await expect(page.getByText('The agent has asked this again in round 3.')).toBeVisible();
});

test('promise 10: what is answered is what was shown, and a draft that changes meanwhile is said before the answer leaves', async ({
  desk,
}) => {
  const { page, agentFile } = await desk.start();
  const access = agentFile();
  const { channelId } = access;
  const write = (text: string, complete: boolean) =>
    postAsAgent(access, '/api/v1/messages/streams/draft-1', { channelId, text, complete }, 'PATCH');
  const agent = await startAskingAgent(access, {
    text: '# Delete the old logs?\n\nOnly those of 2024.',
    streamId: 'draft-1',
    streamState: 'streaming',
    review: { ...OPTIONS, payload: { ...OPTIONS.payload, allowComment: true } },
  });
  await expect(page.getByText('Only those of 2024.')).toBeVisible();

  // Text that only grows while one watches has been read by the time that it rests.
  await write('# Delete the old logs?\n\nOnly those of 2024. They are backed up.', false);
  await expect(page.getByText('They are backed up.')).toBeVisible();
  const notice = page.getByRole('region', { name: 'This question changed' });
  await expect(notice).toHaveCount(0);

  await page.getByRole('textbox', { name: 'Comment' }).fill('Fine with me');
  await write('# Delete the old logs?\n\nAll of them. They are backed up.', true);
  await expect(notice.getByRole('status')).toHaveText('This question changed since you opened it.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(notice.getByRole('alert')).toHaveText('Not sent yet: this question changed since you opened it.');
  await notice.getByRole('button', { name: 'Show what changed' }).click();
  await expect(notice.getByRole('region', { name: 'Text: changes' })).toContainText('All of them');
  expect(await violationsInBothThemes(page), 'changed').toEqual([]);
  expect(await readReview(access, agent.messageId)).toMatchObject({ status: 'pending' });
  await notice.getByRole('button', { name: 'Send “Publish” anyway' }).click();
  expect((await agent.report).response).toEqual({ selectedOption: 'publish', comment: 'Fine with me' });
});

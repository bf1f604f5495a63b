import { postAsAgent } from '../e2e/api.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { look, picture } from './picture.ts';
import { makeScene } from './scene.ts';
import { TYPE_QUESTIONS } from './type-scene.ts';

/** The guide shows one of each kind; the others are looked at. */
const IN_GUIDE: ReadonlySet<string> = new Set(['selection', 'form', 'text', 'freeform']);

test('answers: a second press, feedback, and undo', async ({ desk }) => {
  const running = await desk.start();
  const { page } = running;
  await makeScene(running.agentFile());
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Deploy v2.4 to production?' })).toBeVisible();
  const answer = page.getByRole('group', { name: 'Your answer' });
  const armed = page.getByRole('button', { name: /again to confirm/i });
  await picture(running, 'ask-twice', {
    parts: [answer],
    async prepare() {
      if (!(await armed.isVisible())) await page.keyboard.press('3');
      await expect(armed).toBeVisible();
    },
  });
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Feedback' }).click();
  await page.keyboard.type('Take a backup of the sessions table first, and ask again.');
  await picture(running, 'feedback', { parts: [answer] });

  await page.keyboard.press('ControlOrMeta+,');
  await page.getByText('10 s', { exact: true }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { name: 'Deploy v2.4 to production?' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeVisible();
  await picture(running, 'undo', { parts: [page.locator('.detail-toolbar'), answer] });
});

test('types: each kind of question has its own controls', async ({ desk }) => {
  const running = await desk.start();
  const { page } = running;
  const answer = page.getByRole('group', { name: 'Your answer' });
  for (const [type, question] of Object.entries(TYPE_QUESTIONS)) {
    const { channelId } = running.agentFile();
    await postAsAgent(running.agentFile(), '/api/v1/messages', { channelId, ...question });
    await expect(answer).toBeVisible();
    const shoot = IN_GUIDE.has(type) ? picture : look;
    await page.mouse.move(0, 0);
    await shoot(running, `type-${type}`, { parts: [page.locator('.detail-toolbar'), answer] });
    const { dismissLabel } = { dismissLabel: '', ...question.review.payload };
    if (dismissLabel) await page.getByRole('button', { name: dismissLabel }).click();
    else if (type === 'single') await page.keyboard.press('1');
    if (!dismissLabel) await page.keyboard.press('ControlOrMeta+Enter');
    await expect(answer).toHaveCount(0);
  }
});

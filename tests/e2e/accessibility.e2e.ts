import { makeScene } from '../screenshots/scene.ts';
import { TYPE_QUESTIONS } from '../screenshots/type-scene.ts';
import { startAskingAgent } from './agent-process.ts';
import { violations } from './axe.ts';
import { expect, test } from './fixtures.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in any view, ${colorScheme}`, async ({ desk }) => {
    const { page, agentFile } = await desk.start();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.getByRole('button', { name: 'Send a test review' })).toBeVisible();
    expect(await violations(page), 'welcome').toEqual([]);

    await makeScene(agentFile());
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Deploy v2.4 to production?' })).toBeVisible();
    await page.getByRole('button', { name: 'Conversation', exact: true }).click();
    await expect(page.getByRole('list', { name: /^Conversation with/ })).toContainText('Nightly backup');
    expect(await violations(page), 'review').toEqual([]);

    await page.keyboard.press('z');
    await expect(page.getByRole('menu')).toBeVisible();
    expect(await violations(page), 'snooze').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('x');
    await expect(page.getByRole('region', { name: 'Selected rows' })).toBeVisible();
    expect(await violations(page), 'selected rows').toEqual([]);
    await page.keyboard.press('1');
    await expect(page.getByRole('dialog', { name: 'Answer “Deploy” to 1 review?' })).toBeVisible();
    expect(await violations(page), 'one answer for many').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');

    await page.keyboard.press('3');
    await expect(page.getByRole('button', { name: /again to confirm/i })).toBeVisible();
    expect(await violations(page), 'confirm').toEqual([]);

    await page.keyboard.press('1');
    await expect(page.getByRole('heading', { name: /Which headline/ })).toBeVisible();
    await page.keyboard.press('z');
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: /Pay invoice/ })).toBeVisible();
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await expect(page.getByRole('button', { name: 'Wake now' })).toBeVisible();
    expect(await violations(page), 'snoozed').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.getByRole('option', { name: /Deploy v2.4/ }).click();
    expect(await violations(page), 'completed').toEqual([]);

    await page.keyboard.press('g');
    await page.keyboard.press('e');
    expect(await violations(page), 'empty expired').toEqual([]);

    await page.getByRole('button', { name: /deploy-bot/ }).click();
    await expect(page.getByRole('article').filter({ hasText: 'Nightly backup' })).toBeVisible();
    expect(await violations(page), 'agent').toEqual([]);

    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    expect(await violations(page), 'keys').toEqual([]);
  });
}

/** What to do in each type so that its mistakes and extras show as well. */
const MISTAKES: Readonly<Record<keyof typeof TYPE_QUESTIONS, readonly string[]>> = {
  selection: ['ControlOrMeta+Enter', '1'],
  single: ['ControlOrMeta+Enter'],
  form: ['ControlOrMeta+Enter'],
  text: ['ControlOrMeta+Shift+P', 'ControlOrMeta+A', 'x', 'ControlOrMeta+Enter'],
  freeform: [',', 'ControlOrMeta+Enter'],
  unknown: [],
};
/** What answers it. */
const ANSWERS: Readonly<Record<keyof typeof TYPE_QUESTIONS, string>> = {
  selection: '',
  single: '2',
  form: 'Not this customer',
  text: 'No note this time',
  freeform: '{}',
  unknown: '',
};

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the answers of any type, ${colorScheme}`, async ({ desk }) => {
    const { page, agentFile } = await desk.start();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const type of Object.keys(TYPE_QUESTIONS) as (keyof typeof TYPE_QUESTIONS)[]) {
      const agent = await startAskingAgent(agentFile(), TYPE_QUESTIONS[type]);
      await expect(page.getByRole('group', { name: 'Your answer' }).locator(':focus').first()).toBeVisible();
      expect(await violations(page), type).toEqual([]);
      for (const key of MISTAKES[type]) await page.keyboard.press(key);
      expect(await violations(page), `${type} with mistakes`).toEqual([]);
      const answer = ANSWERS[type];
      if (type === 'single') await page.keyboard.press(answer);
      else if (type === 'freeform') await page.getByRole('textbox', { name: 'Your answer as JSON' }).fill(answer);
      if (type === 'form' || type === 'text') await page.getByRole('button', { name: answer }).click();
      else await page.keyboard.press('ControlOrMeta+Enter');
      await agent.report;
      await page.keyboard.press('Escape');
      await page.keyboard.press('g');
      await page.keyboard.press('c');
      await page.getByRole('option').first().click();
      await expect(page.getByRole('region', { name: 'Outcome' })).toBeVisible();
      expect(await violations(page), `${type} answered`).toEqual([]);
      await page.keyboard.press('g');
      await page.keyboard.press('n');
    }
  });
}

import { makeScene } from '../screenshots/scene.ts';
import { ask, postAsAgent, readReview } from './api.ts';
import { violationsInBothThemes } from './axe.ts';
import { expect, test } from './fixtures.ts';

test('promise 5: a person finds anything by keyboard: search, palette, keys of their own', async ({ desk }) => {
  const { page, agentFile } = await desk.start();
  const access = agentFile();
  await makeScene(access);
  const rolledBack = await ask(access, 'Roll the Überweisung back?', { expiresInSeconds: 600 });
  const file = { content: 'a,b', filename: 'quarterly-figures.csv', mimeType: 'text/csv' };
  await postAsAgent(access, '/api/v1/messages', {
    channelId: access.channelId,
    text: 'The figures are in',
    textAttachments: [file],
  });
  await page.reload();
  await expect(page.getByRole('heading', { name: /Überweisung/ })).toBeVisible();
  const box = page.getByRole('textbox', { name: /Search questions/ });
  const rows = page.getByRole('option');
  const search = async (query: string) => box.fill(query);

  // Search: words, accents, the middle of a text, names of files and of agents, operators.
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(box).toBeFocused();
  expect(await violationsInBothThemes(page), 'empty search').toEqual([]);
  await page.keyboard.type('uberweis');
  await expect(rows).toHaveCount(1);
  await expect(page.locator('mark')).toHaveText('Überweis');
  await search('migration runs');
  await expect(rows).toHaveText(/Deploy v2.4.*One migration runs/);
  await search('quarterly has:attachment');
  await expect(rows).toHaveText(/The figures are in/);
  await search('agent:release-writer status:pending');
  await expect(rows).toHaveText(/Which headline/);
  await search('type:message -has:attachment');
  await expect(rows).toHaveText(/Nightly backup/);
  await search('before:2000');
  await expect(page.getByText('Nothing found')).toBeVisible();
  await search('from:writer after:soon');
  await expect(page.getByText(/no “from:”, so it is looked for as text/)).toBeVisible();
  await expect(page.getByText(/“soon” is no date/)).toBeVisible();
  expect(await violationsInBothThemes(page), 'search with problems').toEqual([]);
  await search('st');
  await page.getByRole('button', { name: 'status:' }).click();
  await page.getByRole('button', { name: 'pending' }).click();
  await expect(box).toBeFocused();
  await expect(box).toHaveValue('status:pending ');

  // A result is opened and the search is still there; Esc clears, then leaves.
  await search('invoice');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /Pay invoice/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(box).toBeFocused();
  await expect(box).toHaveValue('invoice');
  expect(await violationsInBothThemes(page), 'results').toEqual([]);
  await page.keyboard.press('Escape');
  await expect(box).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(box).toHaveCount(0);

  // Palette: from a text control too; a command, a review, an agent; what was done last comes first.
  const palette = page.getByRole('dialog', { name: 'Commands' });
  const run = async (typed: string) => {
    await page.keyboard.press('ControlOrMeta+k');
    await expect(palette.getByRole('combobox')).toBeFocused();
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    await expect(palette).toHaveCount(0);
  };
  await run('go compl');
  await expect(page.getByRole('heading', { name: 'Completed' })).toBeVisible();
  await run('deploy v2.4');
  await expect(page.getByRole('heading', { name: 'Deploy v2.4 to production?' })).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByRole('textbox', { name: 'Comment' })).toBeFocused();
  await page.keyboard.type('half a thought');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('nr');
  expect(await violationsInBothThemes(page), 'palette').toEqual([]);
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('textbox', { name: 'Comment' })).toBeFocused();
  await run('invoice-agent');
  await expect(page.getByRole('button', { name: /invoice-agent/ })).toHaveAttribute('aria-current', 'page');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette.getByRole('option').first()).toHaveText(/invoice-agent/);
  await page.keyboard.press('Escape');

  // Keys: recorded anew, swapped when they belong to something else, shown wherever they act.
  await run('settings shortc');
  await expect(page.getByRole('heading', { name: 'Shortcuts', exact: true })).toBeFocused();
  const shortcuts = page.getByRole('region', { name: 'Shortcuts', exact: true });
  await shortcuts.getByRole('button', { name: 'Comment: C. Change' }).click();
  await page.keyboard.press('3');
  await expect(shortcuts.getByRole('alert')).toContainText('It always means “Choose an answer”');
  await page.keyboard.press('j');
  await expect(shortcuts.getByRole('alert')).toContainText('J belongs to “Next”');
  expect(await violationsInBothThemes(page), 'shortcuts with a conflict').toEqual([]);
  await shortcuts.getByRole('button', { name: 'Swap the two' }).click();
  await expect(shortcuts.getByRole('button', { name: 'Next: C. Change' })).toBeVisible();
  await shortcuts.getByRole('button', { name: 'Add keys for “Completed”' }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await expect(shortcuts.getByRole('button', { name: 'Completed: G then D. Change' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await expect(page.getByRole('heading', { name: 'Completed' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { name: /Überweisung/ })).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByRole('heading', { name: 'Deploy v2.4 to production?' })).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('textbox', { name: 'Comment' })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  const overlay = page.getByRole('dialog', { name: 'Keys' });
  await expect(overlay.locator('.keys-line').filter({ hasText: 'Comment' })).toHaveText(/J/);
  await page.keyboard.press('Escape');

  // Single keys off: letters and digits rest, arrows and combinations act.
  await run('keys off');
  await page.keyboard.press('ControlOrMeta+1');
  await expect(page.getByRole('heading', { name: /Überweisung/ })).toBeVisible();
  for (const key of ['1', 'c', '?', '/']) await page.keyboard.press(key);
  await expect(page.getByRole('heading', { name: /Überweisung/ })).toBeVisible();
  await expect(overlay).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('heading', { name: 'Deploy v2.4 to production?' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+f');
  await expect(box).toBeFocused();
  expect((await readReview(access, rolledBack)).status).toBe('pending');
});

import type { Page } from '@playwright/test';
import { TYPE_QUESTIONS } from '../screenshots/type-scene.ts';
import { startAskingAgent } from './agent-process.ts';
import { expect, test } from './fixtures.ts';

const SECRET = 'correct-horse-battery-staple';

/** Starts the program and an agent process that waits for the answer to one question. */
async function askedBy(desk: Parameters<Parameters<typeof test>[2]>[0]['desk'], question: object) {
  const running = await desk.start();
  const agent = await startAskingAgent(running.agentFile(), question as Record<string, unknown>);
  await expect(running.page.getByRole('group', { name: 'Your answer' })).toBeVisible();
  return { ...running, agent };
}

/** By the mouse: the two keys that go there must follow each other quickly, which a busy machine cannot promise. */
async function showCompleted(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Completed', exact: true }).click();
}

async function openCompleted(page: Page, title: RegExp): Promise<void> {
  await showCompleted(page);
  await page.getByRole('option', { name: title }).click();
}

test('a single selection: keys and arrows choose, Mod+Enter sends one id', async ({ desk }) => {
  const { page, agent } = await askedBy(desk, TYPE_QUESTIONS.single);
  await expect(page.getByRole('radio', { name: 'Answer from the keyboard' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('alert')).toHaveText('Choose one.');
  await page.keyboard.press('2');
  await expect(page.getByRole('radio', { name: 'Your agents ask, you answer' })).toBeChecked();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /Fifty reviews/ })).toBeChecked();
  await page.keyboard.press('ControlOrMeta+Enter');
  expect((await agent.report).response).toEqual({ selectedIds: ['c'] });
  await openCompleted(page, /Which headline/);
  const outcome = page.getByRole('region', { name: 'Outcome' });
  await expect(outcome).toContainText('Fifty reviews before the coffee is cold');
  // The agent was waiting for it, so it has it.
  await expect(outcome).toContainText('The agent has it');
});

test('a multiple selection: filter, all found, none, count, and ids in the order of the question', async ({ desk }) => {
  const { page, agent } = await askedBy(desk, TYPE_QUESTIONS.selection);
  await expect(page.getByRole('checkbox', { name: 'Frankfurt' })).toBeFocused();
  await page.keyboard.press('9');
  await page.keyboard.press('1');
  await expect(page.getByText('2 of 10 selected')).toBeVisible();
  await page.keyboard.press('1');
  await page.getByRole('searchbox', { name: 'Filter' }).fill('us-');
  await page.getByRole('button', { name: 'All found' }).click();
  await expect(page.getByText('3 of 10 selected')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Filter' }).press('Escape');
  await expect(page.getByRole('checkbox')).toHaveCount(10);
  await page.getByRole('checkbox', { name: 'Dublin' }).click();
  await page.keyboard.press('ControlOrMeta+Enter');
  expect((await agent.report).response).toEqual({ selectedIds: ['r1', 'r6', 'r7', 'r8'] });
  await openCompleted(page, /Which regions/);
  await expect(page.getByRole('option', { name: /4 selected/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Outcome' }).getByRole('listitem')).toHaveText([
    'Dublin',
    'Virginia',
    'Oregon',
    'Tokyo',
  ]);
});

test('a form: errors in words beside the fields, then each value in the type of its field', async ({ desk }) => {
  const { page, agent } = await askedBy(desk, TYPE_QUESTIONS.form);
  await expect(page.getByRole('textbox', { name: 'Company' })).toBeFocused();
  await page.getByRole('textbox', { name: 'Web site' }).fill('example.com');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('alert')).toHaveText('4 fields need another look.');
  await expect(page.getByRole('textbox', { name: 'Company' })).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Company' })).toHaveAccessibleDescription('This is required.');
  await expect(page.getByRole('textbox', { name: 'Web site' })).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.type('Blauhaus GmbH');
  await expect(page.getByRole('textbox', { name: 'Company' })).not.toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('textbox', { name: /E-mail/ }).fill('mia@blauhaus.example');
  await page.getByRole('textbox', { name: 'Web site' }).fill('https://blauhaus.example');
  await page.getByRole('combobox', { name: 'Plan' }).selectOption({ label: 'Business' });
  await page.getByRole('spinbutton', { name: 'Seats' }).fill('501');
  await page.getByLabel('First day').pressSequentially('12');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('At most 500 people.')).toBeVisible();
  await expect(page.getByText('Write the whole date.')).toBeVisible();
  await page.getByRole('spinbutton', { name: 'Seats' }).fill('12');
  await page.getByLabel('First day').fill('2026-12-01');
  await page.getByLabel('Best time to call').fill('09:30');
  await page.getByLabel('Kick-off').fill('2026-12-02T14:00');
  await page.getByLabel('API secret').fill(SECRET);
  await page.keyboard.press('ControlOrMeta+Enter');
  expect((await agent.report).response).toEqual({
    company: 'Blauhaus GmbH',
    contact: 'mia@blauhaus.example',
    site: 'https://blauhaus.example',
    plan: 'biz',
    seats: 12,
    discount: 0,
    start: '2026-12-01',
    call: '09:30',
    kickoff: '2026-12-02T14:00',
    terms: false,
    secret: SECRET,
  });
  await openCompleted(page, /Details for the new customer/);
  const outcome = page.getByRole('region', { name: 'Outcome' });
  await expect(outcome).toContainText('Business');
  await expect(outcome.getByText('hidden', { exact: true })).toBeVisible();
  await expect(page.getByText(SECRET)).toHaveCount(0);
});

test('a text: the counter, too long and too short in words, the preview, and the text trimmed', async ({ desk }) => {
  const { page, agent } = await askedBy(desk, TYPE_QUESTIONS.text);
  const editor = page.getByRole('textbox', { name: 'Your text' });
  await expect(editor).toHaveValue(/Faster lists/);
  await editor.fill('Too short');
  await expect(page.getByText('11 more needed')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('alert')).toHaveText('This is too short: 11 characters more needed.');
  await editor.fill('x'.repeat(281));
  await expect(page.getByText('1 too many')).toBeVisible();
  await editor.fill('  Lists are **fast** now, with keys for all.\n');
  await page.keyboard.press('ControlOrMeta+Shift+P');
  await expect(page.getByRole('region', { name: 'Preview' }).locator('strong')).toHaveText('fast');
  await expect(editor).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Enter');
  expect((await agent.report).response).toEqual({ text: 'Lists are **fast** now, with keys for all.' });
  await openCompleted(page, /Write the release note/);
  await expect(page.getByRole('region', { name: 'Outcome' }).locator('strong')).toHaveText('fast');
});

test('free-form and types of an agent’s own: JSON with the mistake at its line', async ({ desk }) => {
  const { page, agent, agentFile } = await askedBy(desk, TYPE_QUESTIONS.freeform);
  const editor = page.getByRole('textbox', { name: 'Your answer as JSON' });
  await expect(editor).toBeFocused();
  await expect(editor).toHaveText('{}');
  const violations: string[] = [];
  page.on(
    'console',
    (message) => message.text().includes('Content Security Policy') && violations.push(message.text()),
  );
  // Letters and digits are text here, not keys of the window; Tab leaves, as it leaves every other control.
  await page.keyboard.type('"j": [1, 2');
  await expect(editor).toHaveText('{"j": [1, 2]}');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Send' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('region', { name: 'What the agent expects' })).toContainText('"obey" or "ask again"');
  await editor.fill('{\n  "policy": "obey",\n}');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('alert')).toHaveText('Line 2: Take out the comma before the }.');
  await expect(editor).toHaveAccessibleDescription('Line 2: Take out the comma before the }.');
  expect(violations).toEqual([]);
  await editor.fill('{\n  "policy": "obey"\n}');
  await page.keyboard.press('ControlOrMeta+Enter');
  expect((await agent.report).response).toEqual({ policy: 'obey' });

  const other = await startAskingAgent(agentFile(), TYPE_QUESTIONS.unknown);
  await expect(page.getByRole('heading', { name: 'Is this diagram right?' })).toBeVisible();
  await expect(page.getByText('graph TD; A-->B;')).toBeVisible();
  await expect(editor).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Enter');
  expect((await other.report).response).toEqual({});
});

test('a payload that does not fit its type is shown and answered as JSON', async ({ desk }) => {
  const { page, agent } = await askedBy(desk, {
    text: 'Which one?',
    review: { type: 'selection', payload: { choices: ['red', 'blue'] } },
  });
  await expect(page.getByText('blue')).toBeVisible();
  await page.getByRole('textbox', { name: 'Your answer as JSON' }).fill('{"choice":"blue"}');
  await page.keyboard.press('ControlOrMeta+Enter');
  expect((await agent.report).response).toEqual({ choice: 'blue' });
});

for (const [type, question] of Object.entries({
  selection: TYPE_QUESTIONS.selection,
  form: TYPE_QUESTIONS.form,
  text: TYPE_QUESTIONS.text,
})) {
  test(`a ${type} can be dismissed where the agent offers it`, async ({ desk }) => {
    const { page, agent } = await askedBy(desk, question);
    await page.getByRole('button', { name: question.review.payload.dismissLabel }).click();
    expect(await agent.report).toMatchObject({ status: 'completed', response: { _dismissed: true } });
    await showCompleted(page);
    await expect(page.getByRole('option', { name: /Dismissed/ })).toBeVisible();
  });
}

import { ask, postAsAgent } from '../e2e/api.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { picture } from './picture.ts';
import { makeScene } from './scene.ts';

const QUESTIONS = ['Rotate the keys of the mail server?', 'Merge 418?', 'Renew example.com?', 'Delete the test data?'];

test('pages: agents, activity and settings', async ({ desk }) => {
  const running = await desk.start();
  const { page } = running;
  const access = running.agentFile();
  await makeScene(access);
  const agents = [];
  for (const [name, tag] of [
    ['night-watch', 'Operations'],
    ['merge-bot', 'Code'],
  ]) {
    const { id } = (await postAsAgent(access, '/api/v1/agents', { name, tag })) as { id: string };
    agents.push(id);
  }
  const [watch, merge] = agents;
  await postAsAgent(access, '/api/v1/status/ping', { agentId: watch, status: 'error', message: 'Disk is full' });
  await postAsAgent(access, '/api/v1/status/ping', { agentId: merge, status: 'active' });
  for (const [index, text] of QUESTIONS.entries()) {
    await ask(access, text, { expiresInSeconds: 60 * (index + 5) }, agents[index % 2]);
  }
  await page.reload();
  for (const [index, text] of QUESTIONS.entries()) {
    await expect(page.getByRole('heading', { name: text })).toBeVisible();
    await page.keyboard.press(index === 2 ? '2' : '1');
    // A no is a dangerous choice and wants its second press.
    if (index === 2) await page.keyboard.press('2');
  }
  await page.getByRole('button', { name: 'Agents', exact: true }).click();
  await expect(page.getByRole('row', { name: /night-watch/ })).toContainText('Disk is full');
  await picture(running, 'agents', { parts: [page.locator('.page')] });

  await page.getByRole('button', { name: 'Activity', exact: true }).click();
  await expect(page.getByRole('table', { name: 'Answers' }).getByRole('row')).toHaveCount(5);
  await expect(page.locator('.activity-charts svg').first()).toBeVisible();
  await picture(running, 'activity', { parts: [page.locator('.page')] });

  await page.keyboard.press('ControlOrMeta+,');
  const section = page.getByRole('region', { name: 'Agents', exact: true });
  await section.locator('summary', { hasText: 'deploy-bot' }).click();
  const sections = page.getByRole('navigation', { name: 'Sections of the settings' });
  await sections.getByRole('link', { name: 'Agents' }).click();
  await picture(running, 'settings-agent', { parts: [page.locator('.page')] });
  await sections.getByRole('link', { name: 'Appearance' }).click();
  await picture(running, 'settings', { parts: [page.locator('.page')] });
});

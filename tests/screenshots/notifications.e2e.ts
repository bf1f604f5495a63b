import { ask } from '../e2e/api.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { picture } from './picture.ts';
import { makeScene } from './scene.ts';

test('notifications: when they come, and why not', async ({ desk }) => {
  const running = await desk.start();
  const { page } = running;
  const access = running.agentFile();
  await makeScene(access);
  await page.keyboard.press('ControlOrMeta+,');
  const told = page.getByRole('region', { name: 'Notifications', exact: true });
  const diagnostics = page.getByRole('region', { name: 'Diagnostics', exact: true });
  await ask(access, 'Merge 418?', { expiresInSeconds: 7200 });
  await desk.notifications.waitForShown('Merge 418?');
  await told.getByRole('switch', { name: 'Quiet hours' }).click();
  await told.getByLabel('from', { exact: true }).fill('00:00');
  await told.getByLabel('to', { exact: true }).fill('00:00');
  for (const text of ['Rotate the keys?', 'Renew example.com?']) await ask(access, text, { expiresInSeconds: 7200 });
  await ask(access, 'Stop the deployment?', { expiresInSeconds: 300 });
  await expect(diagnostics.getByText('2 kept back.')).toBeVisible();
  await diagnostics.getByRole('button', { name: 'Send me a test notification' }).click();
  await expect(diagnostics.getByText(/The system says/)).toBeVisible();
  await told.getByLabel('from', { exact: true }).fill('22:00');
  await told.getByLabel('to', { exact: true }).fill('07:00');
  for (const name of ['Notifications', 'Diagnostics']) {
    await page.getByRole('link', { name, exact: true }).click();
    const part = page.getByRole('region', { name, exact: true });
    await picture(running, name.toLowerCase(), { parts: [part] });
  }
});

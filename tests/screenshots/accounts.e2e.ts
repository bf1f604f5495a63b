import { addAccount, lookForServer } from '../e2e/account-steps.ts';
import { ask } from '../e2e/api.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { startReferenceServer } from '../support/reference/reference-server.ts';
import { picture } from './picture.ts';

test('accounts: two of them, and the warning before one is added', async ({ desk }) => {
  const server = await startReferenceServer();
  const channel = server.addChannel({ name: 'release-bot', tag: 'Releases' });
  server.ask(channel, 'Publish 2.4 to the store?', { expiresInSeconds: 7_200 });
  server.ask(channel, 'Announce it to the list?');
  const running = await desk.start({}, ['--password-store=basic']);
  const { page } = running;
  await ask(running.agentFile(), 'Rotate the keys of the mail server?', { expiresInSeconds: 3_600 });
  await addAccount(page, { url: server.url, email: server.owner.email, password: server.owner.password, name: 'Acme' });
  await page.getByRole('button', { name: /^\d new$/ }).click();
  await expect(page.getByRole('option')).toHaveCount(3);
  await picture(running, 'accounts');

  const dialog = await lookForServer(page, server.url.replace('127.0.0.1', '0.0.0.0'));
  await expect(dialog.getByRole('button', { name: 'Go on without encryption' })).toBeVisible();
  await picture(running, 'accounts-add', { parts: [dialog] });
  await server.stop();
});

import type { Page } from 'playwright';
import { addAccount, call } from '../../tests/e2e/account-calls.ts';
import { startReferenceServer } from '../../tests/support/reference/reference-server.ts';

const PENDING_EVERY = 5;

/**
 * Lets a running program keep the inbox of a Placet server of so many messages, of which as many wait as in the local one,
 * and nothing else; then the server is gone.
 */
export async function keepRemoteInbox(page: Page, count: number): Promise<void> {
  const server = await startReferenceServer();
  try {
    const channel = server.addChannel('deployer');
    for (let at = 0; at < count; at += 1) {
      const { id } = server.ask(channel, `May I go on with the deploy of build ${at}?\n\nAll tests are **green**.`);
      if (at % PENDING_EVERY !== 0) server.rewriteReview(id, { status: 'completed' });
    }
    await addAccount(page, server.url);
    await call(page, 'account:switch-local', { isOn: false });
    const waiting = (count / PENDING_EVERY).toLocaleString('en');
    await page.getByRole('button', { name: `Needs review ${waiting} waiting` }).waitFor({ timeout: 120_000 });
  } finally {
    await server.stop();
  }
}

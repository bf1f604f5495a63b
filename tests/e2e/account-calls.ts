import type { Page } from '@playwright/test';
import type { PlacetBridge } from '../../src/contract/desktop.ts';
import type { CallName } from '../../src/contract/desktop-channels.ts';

/** Makes one of the window's calls from its page; throws what the window would show. */
export async function call<T>(page: Page, name: CallName, argument?: unknown): Promise<T> {
  const outcome = await page.evaluate(
    ([wanted, given]) => (window as unknown as { placet: PlacetBridge }).placet.call(wanted, given),
    [name, argument] as const,
  );
  if (!outcome.ok) throw new Error(`${name}: ${outcome.error.message}`);
  return outcome.value as T;
}

/** Adds an account of the reference server's first person, without the way through its dialogs; answers its id. */
export async function addAccount(page: Page, apiUrl: string, name = 'Acme'): Promise<string> {
  const wanted = { apiUrl, wsUrl: null, email: 'admin@placet.local', password: 'changeme', name };
  return (await call<{ accountId: string }>(page, 'account:add', wanted)).accountId;
}

import { z } from 'zod';
import { forgetProxyConnections } from './server-fetch.ts';

/** Under one of these names, by its version, undici, which is Node's `fetch`, keeps the pool that all requests share. */
const SHARED_POOLS = ['undici.globalDispatcher.2', 'undici.globalDispatcher.1'].map((name) => Symbol.for(name));

const pool = z.custom<{ close(): Promise<void>; constructor: new () => unknown }>(
  (value) => typeof value === 'object' && value !== null && 'close' in value && typeof value.close === 'function',
);

/**
 * Lets no later request take a connection of now: after sleep or a change of the network those that were kept open may be
 * dead without a word, and a request on one waits until its patience ends. What is under way goes on. Node has no call for
 * it; where the pool is not under its usual name nothing happens, and the first requests may be slow.
 */
export function forgetConnections(): void {
  forgetProxyConnections();
  const holder: Record<symbol, unknown> = globalThis as unknown as Record<symbol, unknown>;
  for (const name of SHARED_POOLS) {
    const parsed = pool.safeParse(holder[name]);
    if (!parsed.success) continue;
    const used = parsed.data;
    holder[name] = new used.constructor();
    used.close().catch(() => undefined);
  }
}

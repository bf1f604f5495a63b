import { FILES_ORIGIN } from '../contract/file-address.ts';
import { PLUGIN_SCHEME } from './plugin-frames.ts';

const OPENABLE = new Set(['http:', 'https:', 'mailto:']);

/**
 * The address as the system's browser would get it, or null for one that must not leave the window: other schemes start
 * programs or read files, and a user name in an address makes it look like another.
 */
export function openableLink(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !OPENABLE.has(url.protocol)) return null;
  if (url.username !== '' || url.password !== '') return null;
  return url.href;
}

/**
 * Where a frame of the window may go: the window's own page to itself, a frame inside it to a plugin's document or to a
 * file of an agent, which main answers so that nothing in it runs. A plugin could otherwise carry what it was shown out
 * in an address.
 */
export function mayNavigate(
  { url, isMainFrame }: { readonly url: string; readonly isMainFrame: boolean },
  ownOrigin: string,
): boolean {
  if (isMainFrame) return url.startsWith(`${ownOrigin}/`);
  return url.startsWith(`${PLUGIN_SCHEME}://`) || url.startsWith(`${FILES_ORIGIN}/`);
}

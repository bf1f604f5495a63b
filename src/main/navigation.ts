import { FILES_ORIGIN } from '../contract/file-address.ts';
import { PLUGIN_SCHEME } from './schemes.ts';

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

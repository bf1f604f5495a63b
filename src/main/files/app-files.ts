import { join, normalize, sep } from 'node:path';

/** The file of an address of the window, or null for one that lies outside of the folder. */
export function fileOf(folder: string, address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.host !== 'window') return null;
  let path: string;
  try {
    path = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  const file = normalize(join(folder, path));
  return file.startsWith(folder + sep) ? file : null;
}

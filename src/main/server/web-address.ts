/** Asks a server for a page or a route, as nobody, and takes a redirection as an answer. */
export type ServerFetch = (origin: string, path: string) => Promise<Response>;

/** A web address without a name and a password in it; null when the text is none. */
export function parseAddress(text: string): URL | null {
  try {
    const url = new URL(text);
    const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
    return isWeb && url.username === '' && url.password === '' && url.hostname !== '' ? url : null;
  } catch {
    return null;
  }
}

export function isEncrypted(url: URL): boolean {
  return url.protocol === 'https:';
}

/** Whether an address is this computer's own, which nobody on the way can listen to. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

/** Whether what is sent there can be read on the way. */
export function isPlain(url: URL): boolean {
  return !isEncrypted(url) && !isLoopback(url);
}

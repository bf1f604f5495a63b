/** Which `Host` and `Origin` headers the server answers to. */
export interface ServedAddress {
  /** The host that the socket is bound to, e.g. `127.0.0.1` or `0.0.0.0`. */
  readonly host: string;
  readonly port: number;
  /** Further hosts, with or without port, that the person allowed, e.g. `desk.example.com`. */
  readonly allowedHosts: readonly string[];
}

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether a request names the address that is served. Any other name may be a web page whose domain was pointed at this
 * machine (DNS rebinding), so the answer is no before any route runs.
 */
export function isServedHost(hostHeader: string | undefined, served: ServedAddress): boolean {
  if (hostHeader === undefined) return false;
  const host = hostHeader.toLowerCase();
  const names = [...LOOPBACK_NAMES, bracketed(served.host.toLowerCase())];
  const atPort = names.flatMap((name) => (served.port === 80 ? [name, `${name}:80`] : [`${name}:${served.port}`]));
  return atPort.includes(host) || isAllowedHost(host, served);
}

/** Whether a browser's page of this origin may speak to the server: only one that the server itself served. */
export function isServedOrigin(originHeader: string | undefined, served: ServedAddress): boolean {
  if (originHeader === undefined) return true;
  const match = /^https?:\/\/([^/]+)$/i.exec(originHeader);
  const authority = match?.[1];
  if (authority === undefined) return false;
  if (/:\d+$/.test(authority)) return isServedHost(authority, served);
  // An origin without a port means its scheme's own; behind a proxy that is a host the person allowed.
  const schemePort = originHeader.toLowerCase().startsWith('https:') ? 443 : 80;
  return isServedHost(`${authority}:${schemePort}`, served) || isAllowedHost(authority.toLowerCase(), served);
}

/** Whether only programs on this computer can reach an address that is listened on. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}

function isAllowedHost(host: string, served: ServedAddress): boolean {
  return served.allowedHosts.some((entry) => {
    const name = entry.toLowerCase();
    return host === name || (!/:\d+$/.test(name) && host === `${name}:${served.port}`);
  });
}

function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

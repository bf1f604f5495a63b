/**
 * Whether a manifest's list of hosts covers a URL (contract.md 11.1): `*` any, `kroki.io` that host on every port,
 * `localhost:8000` on that port alone, `*.example.com` every name below but not `example.com` itself. Entries are hosts
 * as the manifest's schema takes them.
 */
export function isDeclaredHost(url: { hostname: string; port: string }, declared: readonly string[]): boolean {
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  return declared.some((entry) => {
    if (entry === '*') return true;
    const [, name = '', port = ''] = /^(\[[^\]]+\]|[^:]+)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
    if (port !== '' && port !== url.port) return false;
    return name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name;
  });
}

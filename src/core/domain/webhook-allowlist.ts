import ipaddr from 'ipaddr.js';

/** One entry of the allowlist: a name, or a range of addresses, on one port or (null) on any. */
export type AllowRule =
  | { readonly kind: 'name'; readonly name: string; readonly port: number | null }
  | { readonly kind: 'range'; readonly range: [ipaddr.IPv4 | ipaddr.IPv6, number]; readonly port: number | null };

const WITH_PORT = /^(\[[^\]]+\]|[^:]+):(\d{1,5})$/;

/**
 * Reads an entry: a host name, an IP address, either with `:port`, or a CIDR (contract.md 9.4, R10). Null for anything
 * else, e.g. a URL, a pattern or a port over 65535.
 */
export function parseAllowRule(entry: string): AllowRule | null {
  const text = entry.trim().toLowerCase();
  if (text.includes('/')) return parseRange(text);
  if (ipaddr.IPv6.isValid(text)) return rangeOfOne(text, null);
  const withPort = WITH_PORT.exec(text);
  const port = withPort === null ? null : Number(withPort[2]);
  if (port !== null && (port < 1 || port > 65_535)) return null;
  const host = readHost(withPort?.[1] ?? text);
  if (host === null) return null;
  return ipaddr.isValid(host) ? rangeOfOne(host, port) : { kind: 'name', name: host, port };
}

/** Reads every entry; those that cannot be read are left out, since a list is checked before it is stored. */
export function parseAllowRules(entries: readonly string[]): AllowRule[] {
  return entries.flatMap((entry) => parseAllowRule(entry) ?? []);
}

/** Whether the list names this host; `host` is lower-case, without brackets. */
export function isListedName(rules: readonly AllowRule[], host: string, port: number): boolean {
  return rules.some((rule) => rule.kind === 'name' && rule.name === host && isPort(rule, port));
}

/** Whether the list exempts this address; an IPv4 address inside IPv6 (`::ffff:…`) counts as the IPv4 one. */
export function isListedAddress(rules: readonly AllowRule[], text: string, port: number): boolean {
  const address = ipaddr.process(text);
  return rules.some((rule) => {
    if (rule.kind !== 'range' || !isPort(rule, port)) return false;
    const [network, bits] = rule.range;
    return address.kind() === network.kind() && address.match(network, bits);
  });
}

function isPort(rule: AllowRule, port: number): boolean {
  return rule.port === null || rule.port === port;
}

function parseRange(text: string): AllowRule | null {
  // ipaddr.js reads "10/8" too, as 0.0.0.10/8: who writes that means something else.
  const isExact = ipaddr.IPv4.isValidCIDRFourPartDecimal(text) || ipaddr.IPv6.isValidCIDR(text);
  return isExact ? { kind: 'range', range: ipaddr.parseCIDR(text), port: null } : null;
}

function rangeOfOne(text: string, port: number | null): AllowRule {
  const address = ipaddr.process(text);
  return { kind: 'range', range: [address, address.kind() === 'ipv4' ? 32 : 128], port };
}

/** A host in the form that URLs give it (lower-case, punycode, IPv4 in four parts), or null when it is none. */
function readHost(text: string): string | null {
  if (!URL.canParse(`http://${text}/`)) return null;
  const url = new URL(`http://${text}/`);
  const isOnlyHost =
    url.pathname === '/' && url.username === '' && url.port === '' && url.search === '' && url.hash === '';
  if (!isOnlyHost || url.hostname.includes('*')) return null;
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return host === '' ? null : host;
}

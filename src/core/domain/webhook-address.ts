import ipaddr from 'ipaddr.js';
import { type AllowRule, isListedAddress, isListedName } from './webhook-allowlist.ts';

/** What may be called: the person's exemptions, and whether nothing else may be. */
export interface AddressPolicy {
  readonly rules: readonly AllowRule[];
  /** Only listed hosts pass, public ones too. */
  readonly isStrict: boolean;
}

/** Which addresses of a host may be connected to, or why none may. */
export type AddressDecision =
  | { readonly kind: 'allowed'; readonly addresses: readonly string[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** Networks that are never a receiver on the public internet (contract.md 9.4, R10; the rest after IANA's registries). */
const REFUSED_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
].map((text) => ipaddr.IPv4.parseCIDR(text));

// Everything outside of 2000::/3 (loopback, fc00::/7, fe80::/10, multicast, what nobody was given) is refused as a whole.
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');
const REFUSED_IPV6 = ['2001::/32', '2001:db8::/32', '3fff::/20'].map((text) => ipaddr.IPv6.parseCIDR(text));
const SIX_TO_FOUR = ipaddr.IPv6.parseCIDR('2002::/16');

/** Prefixes of IPv6 addresses which stand for the IPv4 address in their last four bytes. */
const IPV4_IN_IPV6 = ['::ffff:0:0/96', '::ffff:0:0:0/96', '64:ff9b::/96', '::/96'].map((text) =>
  ipaddr.IPv6.parseCIDR(text),
);

/** Whether an IP address, in any textual form, is one of the public internet. Junk is not. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  return address instanceof ipaddr.IPv6 ? isPublicIPv6(address) : isPublicIPv4(address);
}

function isPublicIPv4(address: ipaddr.IPv4): boolean {
  return !REFUSED_IPV4.some((network) => address.match(network));
}

function isPublicIPv6(address: ipaddr.IPv6): boolean {
  const bytes = address.toByteArray();
  if (IPV4_IN_IPV6.some((prefix) => address.match(prefix))) return isPublicIPv4(ipv4Of(bytes.slice(12)));
  if (!address.match(GLOBAL_IPV6) || REFUSED_IPV6.some((network) => address.match(network))) return false;
  if (address.match(SIX_TO_FOUR) && !isPublicIPv4(ipv4Of(bytes.slice(2, 6)))) return false;
  return !isTunnelIdentifier(bytes) || isPublicIPv4(ipv4Of(bytes.slice(12)));
}

/** ISATAP: an interface identifier `0000:5efe` or `0200:5efe` before an IPv4 address. */
function isTunnelIdentifier(bytes: readonly number[]): boolean {
  return ((bytes[8] ?? 0) & 0xfd) === 0 && bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe;
}

function ipv4Of(bytes: number[]): ipaddr.IPv4 {
  return new ipaddr.IPv4(bytes);
}

/**
 * Decides about a host from every address that its name has. A private address refuses the whole host unless the list
 * exempts it; with some exempted, only those are connected to.
 */
export function decideAddresses(url: URL, resolved: readonly string[], policy: AddressPolicy): AddressDecision {
  const host = hostOf(url);
  const port = portOf(url);
  const addresses = resolved.map((address) => address.split('%')[0] ?? '').filter((address) => ipaddr.isValid(address));
  if (addresses.length === 0) return { kind: 'refused', reason: `The name "${host}" has no address.` };
  if (isListedName(policy.rules, host, port)) return { kind: 'allowed', addresses };
  const listed = addresses.filter((address) => isListedAddress(policy.rules, address, port));
  if (listed.length > 0) return { kind: 'allowed', addresses: listed };
  if (policy.isStrict) {
    return {
      kind: 'refused',
      reason: `"${host}" is not on the webhook allowlist, and only listed hosts may be called.`,
    };
  }
  const refused = addresses.find((address) => !isPublicAddress(address));
  if (refused === undefined) return { kind: 'allowed', addresses };
  const where = refused === host ? `"${host}" is` : `"${host}" leads to ${refused},`;
  return {
    kind: 'refused',
    reason: `${where} a private or reserved address. Put "${url.host}" on the webhook allowlist to permit it.`,
  };
}

/** The host of a URL as it is looked up: no brackets, no final dot. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

/** The port of a URL, its scheme's own when it names none. */
function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

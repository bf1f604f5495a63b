import { describe, expect, it } from 'vitest';
import { decideAddresses, hostOf, isPublicAddress } from './webhook-address.ts';
import { parseAllowRule, parseAllowRules } from './webhook-allowlist.ts';

describe('isPublicAddress', () => {
  it.each([
    '127.0.0.1',
    '127.0.0.2',
    '127.255.255.255',
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '10.255.255.255',
    '100.64.0.1',
    '100.127.255.255',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '192.0.0.8',
    '198.18.0.1',
    '198.19.255.255',
    '224.0.0.1',
    '239.1.2.3',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'febf::1',
    'fec0::1',
    'ff02::1',
    '100::1',
    '2001:db8::1',
    '2001::1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '::10.0.0.1',
    '::ffff:0:10.0.0.1',
    '64:ff9b::10.0.0.1',
    '64:ff9b:1::1',
    '2002:0a00:0001::1',
    '2002:7f00:1::',
    '2001:470::5efe:10.0.0.1',
    '2001:470::200:5efe:192.168.0.1',
    'junk',
    '',
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false));

  it.each([
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.1',
    '169.253.1.1',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.1.1',
    '198.17.1.1',
    '198.20.0.0',
    '223.255.255.255',
    '2606:4700::1111',
    '2a00::1',
    '::ffff:1.1.1.1',
    '64:ff9b::1.1.1.1',
    '2002:0101:0101::1',
    '2001:470::5efe:1.1.1.1',
  ])('%s is', (address) => expect(isPublicAddress(address)).toBe(true));
});

const decide = (url: string, resolved: readonly string[], allowed: readonly string[] = [], isStrict = false) =>
  decideAddresses(new URL(url), resolved, { rules: parseAllowRules(allowed), isStrict });
/** What a literal address in a URL leads to. */
const decideLiteral = (url: string, allowed?: readonly string[]) => decide(url, [hostOf(new URL(url))], allowed);
const PUBLIC = '93.184.216.34';

describe('decideAddresses', () => {
  it.each([
    'http://127.0.0.2/',
    'http://127.1/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://017700000001/',
    'http://127.0.0.1./',
    'http://0/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[::ffff:a00:1]/',
    'http://[0:0:0:0:0:ffff:7f00:1]/',
    'http://169.254.169.254/',
    'http://①②⑦.0.0.1/',
    'http://%31%32%37.0.0.1/',
  ])('refuses %s in whatever form it is written', (url) => {
    expect(decideLiteral(url)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('allowlist') });
  });

  it('goes by the address and never by the look of a name', () => {
    for (const name of ['fdroid.org', '10.example.com', '192.168.example.com', 'localhost.example.com']) {
      expect(decide(`http://${name}/`, [PUBLIC])).toEqual({ kind: 'allowed', addresses: [PUBLIC] });
    }
  });

  it('refuses a name with one private address among public ones, and says which', () => {
    const decision = decide('https://mixed.example/', [PUBLIC, '10.1.2.3']);
    expect(decision).toMatchObject({ kind: 'refused', reason: expect.stringContaining('10.1.2.3') });
  });

  it('exempts what the list names: a host, a host with its port, an address, a network', () => {
    const allows = (url: string, resolved: string, ...allowed: string[]) =>
      decide(url, [resolved], allowed).kind === 'allowed';
    expect(allows('http://n8n.lan/x', '10.1.2.3', 'n8n.lan')).toBe(true);
    expect(allows('http://N8N.LAN./x', '10.1.2.3', 'N8n.Lan')).toBe(true);
    expect(allows('http://other.lan/x', '10.1.2.3', 'n8n.lan')).toBe(false);
    expect(allows('http://n8n.lan:5678/x', '10.1.2.3', 'n8n.lan:5678')).toBe(true);
    expect(allows('http://n8n.lan:5679/x', '10.1.2.3', 'n8n.lan:5678')).toBe(false);
    expect(allows('https://n8n.lan/x', '10.1.2.3', 'n8n.lan:443')).toBe(true);
    expect(allows('http://n8n.lan/x', '10.1.2.3', 'n8n.lan:443')).toBe(false);
    expect(allows('http://127.0.0.1:5678/', '127.0.0.1', '127.0.0.1:5678')).toBe(true);
    expect(allows('http://127.0.0.1:5679/', '127.0.0.1', '127.0.0.1:5678')).toBe(false);
    expect(allows('http://[::ffff:7f00:1]:5678/', '::ffff:127.0.0.1', '127.0.0.1:5678')).toBe(true);
    expect(allows('http://[::1]:5678/', '::1', '[::1]:5678')).toBe(true);
    expect(allows('http://[::1]:5678/', '::1', '::1')).toBe(true);
    expect(allows('http://a.lan/', '10.1.2.3', '10.1.0.0/16')).toBe(true);
    expect(allows('http://a.lan/', '10.2.2.3', '10.1.0.0/16')).toBe(false);
    expect(allows('http://a.lan/', 'fd00::7', 'fd00::/8')).toBe(true);
  });

  it('connects to the exempted addresses of a name only', () => {
    expect(decide('http://localhost:5678/', ['::1', '127.0.0.1'], ['127.0.0.1:5678'])).toEqual({
      kind: 'allowed',
      addresses: ['127.0.0.1'],
    });
  });

  it('in strict mode lets nothing else pass', () => {
    expect(decide('https://example.com/', [PUBLIC], ['other.example'], true)).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('only listed hosts'),
    });
    expect(decide('https://example.com/', [PUBLIC], ['example.com'], true).kind).toBe('allowed');
    expect(decide('https://example.com/', [PUBLIC], ['93.184.216.0/24'], true).kind).toBe('allowed');
  });

  it('refuses a name without a usable address', () => {
    expect(decide('http://a.example/', []).kind).toBe('refused');
    expect(decide('http://a.example/', ['junk']).kind).toBe('refused');
    expect(decide('http://a.example/', ['fe80::1%eth0']).kind).toBe('refused');
  });
});

describe('parseAllowRule', () => {
  it.each([
    'http://a/',
    'a b',
    '*.example.com',
    'a:0',
    'a:65536',
    'a:b',
    '10/8',
    '10.0.0.0/33',
    '/8',
    ':80',
    '',
    'a@b',
    'a/b',
    '[::1',
  ])('reads no host in %j', (entry) => expect(parseAllowRule(entry)).toBeNull());

  it('reads names of every alphabet as URLs write them', () => {
    expect(parseAllowRule('Bücher.example:81')).toEqual({ kind: 'name', name: 'xn--bcher-kva.example', port: 81 });
  });
});

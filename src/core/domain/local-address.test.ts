import { describe, expect, it } from 'vitest';
import { isServedHost, isServedOrigin, type ServedAddress } from './local-address.ts';

const LOOPBACK: ServedAddress = { host: '127.0.0.1', port: 3001, allowedHosts: [] };
const PORT_80: ServedAddress = { ...LOOPBACK, port: 80 };
const SIX: ServedAddress = { host: '::1', port: 3001, allowedHosts: [] };
const NETWORK: ServedAddress = { host: '192.168.1.5', port: 3001, allowedHosts: [] };
const ANY: ServedAddress = { ...LOOPBACK, host: '0.0.0.0' };
const ALLOWING: ServedAddress = { ...LOOPBACK, allowedHosts: ['Desk.example.com', 'fixed.example:8443', '[fd00::5]'] };

describe('isServedHost', () => {
  it.each<[ServedAddress, string[]]>([
    [LOOPBACK, ['127.0.0.1:3001', 'localhost:3001', 'LocalHost:3001', '[::1]:3001']],
    [PORT_80, ['127.0.0.1', 'localhost', '[::1]', 'localhost:80', '[::1]:80']],
    [SIX, ['[::1]:3001', 'localhost:3001', '127.0.0.1:3001']],
    [NETWORK, ['192.168.1.5:3001', 'localhost:3001']],
    [ANY, ['0.0.0.0:3001', 'localhost:3001']],
    [ALLOWING, ['desk.example.com', 'DESK.example.com:3001', 'fixed.example:8443', '[fd00::5]', '[fd00::5]:3001']],
  ])('%j answers to %j', (served, hosts) => {
    for (const host of hosts) expect(isServedHost(host, served), host).toBe(true);
  });

  it.each<[ServedAddress, (string | undefined)[]]>([
    [LOOPBACK, [undefined, '', ' ', 'localhost', '127.0.0.1', '127.0.0.1:3002', 'localhost:30011', '127.0.0.2:3001']],
    [LOOPBACK, ['evil.example:3001', 'localhost.evil.example:3001', 'localhost.:3001', '127.0.0.1.nip.io:3001']],
    [LOOPBACK, ['user@localhost:3001', 'localhost:3001/x', '[::ffff:127.0.0.1]:3001', '::1:3001', '0.0.0.0:3001']],
    [PORT_80, ['localhost:3001', 'evil.example', 'evil.example:80']],
    [NETWORK, ['192.168.1.6:3001', '192.168.1.5']],
    [ALLOWING, ['desk.example.com:1', 'fixed.example', 'fixed.example:3001', 'sub.desk.example.com', 'example.com']],
  ])('%j does not answer to %j', (served, hosts) => {
    for (const host of hosts) expect(isServedHost(host, served), String(host)).toBe(false);
  });
});

describe('isServedOrigin', () => {
  it('a program that is no web page sends none, and may', () => {
    expect(isServedOrigin(undefined, LOOPBACK)).toBe(true);
  });

  it.each<[ServedAddress, string[]]>([
    [LOOPBACK, ['http://127.0.0.1:3001', 'http://localhost:3001', 'HTTP://LOCALHOST:3001', 'http://[::1]:3001']],
    [PORT_80, ['http://localhost', 'http://127.0.0.1', 'http://localhost:80']],
    [
      ALLOWING,
      ['https://desk.example.com', 'http://desk.example.com', 'https://fixed.example:8443', 'http://[fd00::5]:3001'],
    ],
  ])('%j lets pages of %j in', (served, origins) => {
    for (const origin of origins) expect(isServedOrigin(origin, served), origin).toBe(true);
  });

  it.each<[ServedAddress, string[]]>([
    [
      LOOPBACK,
      ['null', '', 'file://', 'localhost:3001', 'http://', 'http://evil.example', 'https://evil.example:3001'],
    ],
    [
      LOOPBACK,
      [
        'http://localhost',
        'http://127.0.0.1',
        'http://localhost:3000',
        'http://localhost:3001/x',
        'app://localhost:3001',
      ],
    ],
    [LOOPBACK, ['http://localhost:3001.evil.example', 'http://evil.example#localhost:3001', 'http://a@localhost:3001']],
    // A TLS server on this machine is another origin than this one on port 80.
    [PORT_80, ['https://localhost', 'https://127.0.0.1', 'http://localhost:3001', 'null']],
    [ALLOWING, ['https://desk.example.com:1', 'https://sub.desk.example.com', 'null', 'http://fixed.example']],
  ])('%j keeps pages of %j out', (served, origins) => {
    for (const origin of origins) expect(isServedOrigin(origin, served), origin).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../../tests/support/manual-clock.ts';
import type { PluginManifest } from '../../contract/plugin.ts';
import type { Network, OutgoingRequest } from '../network.ts';
import { createPluginFetch } from './plugin-fetch.ts';

const MANIFEST: PluginManifest = {
  name: 'one',
  displayName: 'One',
  version: '1.0.0',
  permissions: { httpRequests: true, maxHttpDomains: ['*'] },
};

/** A network that answers by a script, since no test may reach the real one's other end. */
function scripted(send: Network['send'], addresses = ['93.184.216.34']) {
  const sent: OutgoingRequest[] = [];
  const clock = createManualClock();
  const network: Network = {
    resolve: async () => addresses,
    send: (request) => {
      sent.push(request);
      return send(request);
    },
  };
  const { fetch } = createPluginFetch({ network, clock }, async () => []);
  return {
    sent,
    clock,
    fetch: (body: object, left = new AbortController().signal) =>
      fetch(MANIFEST, { url: 'https://a.example/', ...body }, left),
  };
}
const answering =
  (status: number, headers: Record<string, string> = {}) =>
  async () => ({
    status,
    headers,
    statusText: '',
    retryAfter: null,
    body: Buffer.from(''),
    isWhole: true,
  });
const hanging: Network['send'] = ({ signal }) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));

describe('plugin fetch', () => {
  it('gives up after 30 seconds', async () => {
    const { clock, sent, fetch } = scripted(hanging);
    const answer = fetch({});
    while (sent.length === 0) await Promise.resolve();
    clock.advance(30_000);
    expect(await answer).toMatchObject({ ok: false, status: 0, error: 'No whole answer within 30 seconds' });
    expect(clock.runningDelaysMs()).toEqual([]);
  });

  it('ends when its caller leaves', async () => {
    const { sent, fetch } = scripted(hanging);
    const left = new AbortController();
    const answer = fetch({}, left.signal);
    while (sent.length === 0) await Promise.resolve();
    left.abort();
    expect(await answer).toMatchObject({ ok: false, status: 0 });
    expect(sent[0]?.signal.aborted).toBe(true);
  });

  it('connects to the addresses that were checked, and to none when one of them is private', async () => {
    const open = scripted(answering(200), ['93.184.216.34', '2606:2800:220:1::1']);
    await open.fetch({});
    expect(open.sent[0]?.addresses).toEqual(['93.184.216.34', '2606:2800:220:1::1']);
    const mixed = scripted(answering(200), ['93.184.216.34', '192.168.0.1']);
    await expect(mixed.fetch({})).rejects.toThrowError(expect.objectContaining({ code: 'plugin_fetch_refused' }));
    expect(mixed.sent).toEqual([]);
  });

  it('takes no credentials along to another origin', async () => {
    let count = 0;
    const { sent, fetch } = scripted(async () => {
      count += 1;
      return answering(count === 1 ? 307 : 200, { location: 'https://b.example/' })();
    });
    const headers = { Authorization: 'Bearer x', Cookie: 'a=b', 'X-Api': '1' };
    await fetch({ method: 'POST', headers, body: 'kept' });
    expect(sent[0]?.headers).toMatchObject({ authorization: 'Bearer x', cookie: 'a=b' });
    expect(sent[1]).toMatchObject({ method: 'POST', body: 'kept', headers: { 'x-api': '1' } });
    expect(Object.keys(sent[1]?.headers ?? {})).not.toEqual(expect.arrayContaining(['authorization']));
    expect(Object.keys(sent[1]?.headers ?? {})).not.toEqual(expect.arrayContaining(['cookie']));
  });

  it('turns a POST into a GET after a 302, as browsers do', async () => {
    let count = 0;
    const { sent, fetch } = scripted(async () => {
      count += 1;
      return answering(count === 1 ? 302 : 200, { location: '/next' })();
    });
    await fetch({ method: 'POST', body: 'gone' });
    expect(sent[1]).toMatchObject({ method: 'GET', body: '' });
    expect(sent[1]?.url.href).toBe('https://a.example/next');
  });
});

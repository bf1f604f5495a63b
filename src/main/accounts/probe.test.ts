import { expect, it } from 'vitest';
import { serving } from '../../../tests/support/scripted-server.ts';
import { startTestCore } from '../../../tests/support/test-core.ts';
import { addressesOf, probeServer } from './probe.ts';

it('finds a Placet server, with and without a scheme', async () => {
  const core = await startTestCore();
  try {
    const found = { kind: 'found', apiUrl: core.url, wsUrl: null, plainUrl: null, name: '127.0.0.1' };
    expect(await probeServer(`${core.url}/some/page`)).toEqual(found);
    expect(await probeServer(`  ${new URL(core.url).host} `)).toEqual(found);
  } finally {
    await core.stop();
  }
});

it('follows a server that has moved, and tells what is not Placet', async () => {
  const core = await startTestCore();
  const moved = await serving((request, response) => {
    response.writeHead(308, { location: new URL(request.url ?? '/', core.url).href }).end();
  });
  const page = await serving((_request, response) => response.end('<html>hello</html>'));
  try {
    expect(await probeServer(moved)).toMatchObject({ kind: 'found', apiUrl: core.url });
    expect(await probeServer(page)).toMatchObject({ kind: 'refused', reason: 'not-placet' });
    expect(await probeServer('http://127.0.0.1:1')).toMatchObject({ kind: 'refused', reason: 'unreachable' });
  } finally {
    await core.stop();
  }
});

it.each(['', 'two words', 'ftp://x.example', 'https://me:secret@x.example', 'javascript://x', 'file:///etc/passwd'])(
  '“%s” is not an address',
  async (typed) => {
    expect(addressesOf(typed)).toBeNull();
    expect(await probeServer(typed)).toMatchObject({ kind: 'refused', reason: 'address' });
  },
);

import { mkdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createManualClock } from '../../tests/support/manual-clock.ts';
import { makeTemporaryFolder } from '../../tests/support/temporary-folder.ts';
import { startTestCore } from '../../tests/support/test-core.ts';
import { createCore } from './index.ts';
import { systemPorts } from './ports.ts';

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
});
afterEach(() => folder.remove());

const hasIpv6 = Object.values(networkInterfaces()).some((found) => found?.some(({ address }) => address === '::1'));

const options = (wish: { host?: string; port?: number; initialPassword?: string } = {}) => ({
  dataFolder: folder.path,
  host: '127.0.0.1',
  port: 0,
  allowedHosts: [],
  webhookAllow: [],
  ...wish,
});

describe('createCore', () => {
  it('gives the program that started it a session of the owner', async () => {
    const core = await createCore(options());
    onTestFinished(() => core.stop());
    const authorization = `Bearer ${await core.issueOwnerToken()}`;
    const answer = await fetch(`${core.address.url}/api/auth/me`, { headers: { authorization } });
    expect(await answer.json()).toMatchObject({ user: { id: core.ownership.owner.id } });
  });

  it('has no notice on the port it wished for, and names the holder of a taken one', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void holder.close());
    await new Promise((resolve) => holder.once('listening', resolve));
    const address = holder.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const core = await createCore(options({ port }));
    onTestFinished(() => core.stop());
    expect(core.address.port).toBeGreaterThan(port);
    const named = process.platform === 'win32' ? 'another program' : `(process ${process.pid})`;
    expect(core.address.notice).toContain(`Port ${port} is used by `);
    expect(core.address.notice).toContain(named);
  });

  it.skipIf(!hasIpv6)('serves on the address of IPv6 too', async () => {
    const core = await createCore(options({ host: '::1' }));
    onTestFinished(() => core.stop());
    expect(core.address.url).toBe(`http://[::1]:${core.address.port}`);
    expect((await fetch(`${core.address.url}/health`)).status).toBe(200);
  });

  it('leaves nothing open when it cannot start: no timer, no claim on the folder', async () => {
    const clock = createManualClock();
    const first = await startTestCore({ dataFolder: folder.path, ports: { clock } });
    await first.agent.ask();
    await first.stop();
    expect(clock.runningDelaysMs()).toEqual([]);
    await rm(join(folder.path, 'agent.json'));
    await mkdir(join(folder.path, 'agent.json'));
    const ports = { ...systemPorts(), clock };
    await expect(createCore(options(), ports)).rejects.toThrow();
    expect(clock.runningDelaysMs()).toEqual([]);
    await expect(
      createCore(options({ host: '203.0.113.1', initialPassword: 'a chosen one' }), ports),
    ).rejects.toMatchObject({
      code: 'address_unusable',
    });
    expect(clock.runningDelaysMs()).toEqual([]);
    await rm(join(folder.path, 'agent.json'), { recursive: true });
    await (await createCore(options(), ports)).stop();
  });
});

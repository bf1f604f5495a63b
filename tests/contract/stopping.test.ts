import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EXIT_CODES } from '../../src/contract/core-process.ts';
import { agentClient } from '../support/clients.ts';
import { fastestMs } from '../support/fastest.ts';
import { connectSocket } from '../support/socket-client.ts';
import { readAnnouncement, spawnCli } from '../support/spawned-cli.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { startTestCore } from '../support/test-core.ts';

const STOP_MS = 2_000;

describe('a core that stops', () => {
  it('answers held calls pending and closes sockets, within 2 seconds', async () => {
    const fastest = await fastestMs(STOP_MS, async () => {
      const core = await startTestCore();
      onTestFinished(() => core.stop());
      const { id } = await core.agent.ask();
      const waiting = [core.agent.wait(id), core.agent.wait(id)];
      const socket = await connectSocket(core.url, { apiKey: core.agent.key });
      const closed = new Promise((resolve) => socket.socket.once('disconnect', resolve));
      await core.agent.call('health');
      const startedAt = performance.now();
      const stopped = core.stop();
      for (const result of await Promise.all(waiting)) {
        expect(result).toMatchObject({ status: 'pending', message: { id, review: { status: 'pending' } } });
      }
      await closed;
      await stopped;
      const tookMs = performance.now() - startedAt;
      await expect(core.agent.send('health')).rejects.toThrow();
      return tookMs;
    });
    expect(fastest).toBeLessThan(STOP_MS);
  });

  it('does not wait for connections that have had their answer', async () => {
    const GRACE_MS = 1_000;
    const fastest = await fastestMs(GRACE_MS, async () => {
      const core = await startTestCore();
      onTestFinished(() => core.stop());
      const { id } = await core.agent.ask();
      const waiting = core.agent.wait(id);
      await core.agent.call('health');
      const startedAt = performance.now();
      await core.stop();
      const tookMs = performance.now() - startedAt;
      expect((await waiting).status).toBe('pending');
      return tookMs;
    });
    expect(fastest).toBeLessThan(GRACE_MS);
  });

  it('can be told so twice', async () => {
    const core = await startTestCore();
    await Promise.all([core.stop(), core.stop()]);
    await core.stop();
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('as a process does the same on %s, and ends well', async (signal) => {
    const fastest = await fastestMs(STOP_MS, async () => {
      const folder = await makeTemporaryFolder();
      const cli = spawnCli('serve', '--json', '--port', '0', '--data', join(folder.path, 'data'));
      onTestFinished(async () => {
        cli.signal('SIGKILL');
        await cli.end;
        await folder.remove();
      });
      const { url, apiKey, channelId } = await readAnnouncement(cli);
      const agent = agentClient(url, apiKey, channelId);
      const { id } = await agent.ask();
      const waiting = agent.wait(id);
      const socket = await connectSocket(url, { apiKey });
      // A wait that has not arrived yet would be refused and not answered.
      await agent.call('health');
      const startedAt = performance.now();
      cli.signal(signal);
      expect((await waiting).status).toBe('pending');
      expect(await cli.end).toMatchObject({ exitCode: EXIT_CODES.ok, signal: null });
      const tookMs = performance.now() - startedAt;
      socket.close();
      return tookMs;
    });
    expect(fastest).toBeLessThan(STOP_MS);
  });
});

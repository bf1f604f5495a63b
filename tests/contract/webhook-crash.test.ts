import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { agentClient, personClient } from '../support/clients.ts';
import { readAnnouncement, type SpawnedCli, spawnCli } from '../support/spawned-cli.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { answerWithWebhook, aReceiver, readDelivery } from '../support/webhook-scene.ts';

async function startIn(dataFolder: string): Promise<SpawnedCli> {
  const cli = spawnCli('serve', '--json', '--port', '0', '--data', dataFolder, '--webhook-allow', '127.0.0.1');
  onTestFinished(async () => {
    cli.signal('SIGKILL');
    await cli.end;
  });
  await cli.firstLine;
  return cli;
}

it('a delivery that was on its way when the process was killed is not sent again', async () => {
  const folder = await makeTemporaryFolder();
  onTestFinished(() => folder.remove());
  const dataFolder = join(folder.path, 'data');
  const receiver = await aReceiver(() => undefined);

  const first = await startIn(dataFolder);
  const { url, apiKey, channelId, email, password } = await readAnnouncement(first);
  const person = await personClient(url, email, password ?? '');
  const id = await answerWithWebhook(agentClient(url, apiKey, channelId), person, receiver.url);
  await receiver.call();
  first.signal('SIGKILL');
  await first.end;

  const restarted = await readAnnouncement(await startIn(dataFolder));
  const again = await personClient(restarted.url, email, password ?? '');
  expect((await again.call('getMessage', { parameters: { id } })).deliveryStatus).toBe('webhook_failed');
  expect(await readDelivery(again, id)).toMatchObject({ state: 'failed', attempts: [{ outcome: 'interrupted' }] });
  expect(receiver.calls).toHaveLength(1);
});

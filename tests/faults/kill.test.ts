import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { MessagePage } from '../../src/contract/message.ts';
import { loadSqliteEngine } from '../../src/sqlite/engine.ts';
import { agentClient, personClient, personClientWithToken } from '../support/clients.ts';
import { readAnnouncement, type SpawnedCli, spawnCli } from '../support/spawned-cli.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { startReceiver } from '../support/webhook-receiver.ts';
import { type Ledger, type LoadWish, newLedger, startLoad } from './mixed-load.ts';

const ROUNDS = Number(process.env.PLACET_DESK_FAULT_ROUNDS ?? 5);
const AGENTS = 3;
const LIFE_MS = { least: 150, more: 450 };

it(
  `kill -9 under mixed load, ${ROUNDS} times: what was acknowledged is there, nothing is there twice`,
  async () => {
    const folder = await makeTemporaryFolder();
    const receiver = await startReceiver();
    const serve = () =>
      spawnCli('serve', '--json', '--port', '0', '--data', folder.path, '--webhook-allow', receiver.authority);
    let cli: SpawnedCli = serve();
    try {
      let core = await readAnnouncement(cli);
      const first = await personClient(core.url, core.email, core.password ?? '');
      const channelIds = await Promise.all(
        Array.from({ length: AGENTS }, async (_, at) => {
          const { id } = await first.call('createAgent', { body: { name: `Agent ${at}`, webhookUrl: receiver.url } });
          return id;
        }),
      );
      const wish = { apiKey: core.apiKey, personToken: first.token, channelIds };
      const everything = newLedger();
      for (let round = 1; round <= ROUNDS; round += 1) {
        const ledger = newLedger();
        const load = startLoad({ url: core.url, ...wish }, ledger);
        const doesSomething = expect.poll(() => ledger.messages.size).toBeGreaterThan(0);
        await Promise.race([doesSomething, load.ended]);
        // The moment of the kill is the point of the test, and nothing tells when it is best.
        await Promise.race([pause(LIFE_MS.least + Math.random() * LIFE_MS.more), load.ended]);
        load.expectDeath();
        cli.signal('SIGKILL');
        await cli.end;
        await load.ended;

        cli = serve();
        core = await readAnnouncement(cli);
        expect(ledger.messages.size, `round ${round} did something`).toBeGreaterThan(0);
        await expectKept({ url: core.url, ...wish }, ledger);
        expect(integrityOf(folder.path)).toBe('ok');
        for (const [key, value] of Object.entries(ledger)) addAll(everything[key as keyof Ledger], value);
      }
      await expectNothingTwice({ url: core.url, ...wish }, everything);
      expectNoCallTwice(receiver.calls.map(({ body }) => `${body.event} ${body.messageId ?? body.message_id}`));
    } finally {
      cli.signal('SIGKILL');
      await cli.end;
      await receiver.close();
      await folder.remove();
    }
  },
  60_000 + ROUNDS * 20_000,
);

/** Everything in the ledger is as it was acknowledged, and an answered review takes no second answer. */
async function expectKept({ url, apiKey, personToken }: LoadWish, ledger: Ledger): Promise<void> {
  const agent = agentClient(url, apiKey, '');
  const person = personClientWithToken(url, personToken);
  for (const [id, { clientId, channelId }] of ledger.messages) {
    const message = await agent.call('agentGetMessage', { parameters: { id } });
    expect(message).toMatchObject({ id, clientId, channelId, text: clientId });
    if (ledger.acknowledged.has(id)) expect(message.deliveryStatus).toBe('agent_received');
  }
  for (const [id, response] of ledger.responses) {
    expect((await agent.call('agentGetReview', { parameters: { id } })).review).toMatchObject({
      status: 'completed',
      response,
    });
    const second = await person.send('respond', { parameters: { id }, body: { response: { answer: 'another' } } });
    expect(second.status).toBe(403);
  }
  for (const [id, content] of ledger.files) {
    expect((await agent.send('agentDownloadFile', { parameters: { id } })).text).toBe(content);
  }
}

/** A program that sends its unanswered messages again, under their keys, leaves one of each. */
async function expectNothingTwice({ url, apiKey, channelIds }: LoadWish, ledger: Ledger): Promise<void> {
  const acknowledged = new Set([...ledger.messages.values()].map(({ clientId }) => clientId));
  for (const [clientId, channelId] of ledger.clientIds) {
    if (acknowledged.has(clientId)) continue;
    const body = { channelId, clientId, text: clientId };
    await agentClient(url, apiKey, channelId).call('agentCreateMessage', { body });
  }
  const seen: string[] = [];
  for (const channel of channelIds) {
    const agent = agentClient(url, apiKey, channel);
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: Record<string, string> = { channel, limit: '100', ...(cursor === '' ? {} : { cursor }) };
      const page: MessagePage = await agent.call('agentListMessages', { query });
      seen.push(...page.data.flatMap(({ clientId }) => clientId ?? []));
      cursor = page.nextCursor;
    }
  }
  expect(seen.sort()).toEqual([...ledger.clientIds.keys()].sort());
}

function expectNoCallTwice(calls: readonly string[]): void {
  expect(calls.filter((call, at) => calls.indexOf(call) !== at)).toEqual([]);
}

function integrityOf(dataFolder: string): unknown {
  const { DatabaseSync } = loadSqliteEngine();
  const handle = new DatabaseSync(join(dataFolder, 'placet-desk.db'), { readOnly: true });
  try {
    return handle.prepare('PRAGMA integrity_check').get()?.integrity_check;
  } finally {
    handle.close();
  }
}

function addAll(target: Ledger[keyof Ledger], added: Ledger[keyof Ledger]): void {
  for (const entry of added) {
    if (target instanceof Set) target.add(entry as string);
    else (target as Map<unknown, unknown>).set(...(entry as [unknown, unknown]));
  }
}

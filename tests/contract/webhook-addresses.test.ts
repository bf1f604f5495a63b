import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { systemNetwork } from '../../src/core/network.ts';
import type { PersonClient } from '../support/clients.ts';
import { isInProcess, NEEDS_PORTS } from '../support/contract-target.ts';
import type { SocketClient } from '../support/socket-client.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';
import { answerWithWebhook, aReceiver, nextStatus, readDelivery } from '../support/webhook-scene.ts';

let core: TestCore;
let person: PersonClient;
let socket: SocketClient;
beforeAll(async () => {
  core = await startTestCore();
  person = await core.person();
  socket = await core.personSocket();
});
afterAll(() => core.stop());

const permit = (allowlist: string[], strict = false) =>
  person.call('changeWebhookSettings', { body: { allowlist, strict } });
/** Delivers to an address, and answers how the one attempt ended. */
async function deliverTo(url: string) {
  const id = await answerWithWebhook(core.agent, person, url);
  const status = await nextStatus(socket, id);
  return { id, status, ...(await readDelivery(person, id)).attempts[0] };
}

describe('92. a private address', () => {
  it.each([
    'http://127.0.0.2/',
    'http://[::ffff:10.0.0.1]/',
    'http://169.254.169.254/',
    'http://0x7f.1/',
    'http://[::1]/',
  ])('as %s is not called, and the log says why', async (url) => {
    const { status, outcome, reason } = await deliverTo(url);
    expect({ status, outcome }).toEqual({ status: 'webhook_failed', outcome: 'blocked' });
    expect(reason).toContain('private or reserved');
  });

  it('that listens is not called either, until it is on the list with its port', async () => {
    const receiver = await aReceiver();
    expect((await deliverTo(receiver.url)).status).toBe('webhook_failed');
    const { port } = new URL(receiver.url);
    expect((await deliverTo(`http://localhost:${port}/hook`)).status).toBe('webhook_failed');
    expect(receiver.calls).toEqual([]);
    await permit([receiver.authority]);
    onTestFinished(async () => void (await permit([])));
    expect((await deliverTo(receiver.url)).status).toBe('webhook_delivered');
    expect((await deliverTo(`http://localhost:${port}/hook`)).status).toBe('webhook_delivered');
    expect(receiver.calls).toHaveLength(2);
    const other = await aReceiver();
    expect((await deliverTo(other.url)).status).toBe('webhook_failed');
    expect(other.calls).toEqual([]);
  });

  it('of a redirect is not called', async () => {
    const inside = await aReceiver();
    const outside = await aReceiver((response) => response.writeHead(307, { location: inside.url }).end());
    await permit([outside.authority]);
    onTestFinished(async () => void (await permit([])));
    expect(await deliverTo(outside.url)).toMatchObject({ status: 'webhook_failed', statusCode: 307 });
    expect(inside.calls).toEqual([]);
  });

  it.each([['what is no URL at all'], ['ftp://127.0.0.1/']])('%s fails alike', async (webhookUrl) => {
    const { id } = await core.agent.call('agentCreateMessage', {
      body: { channelId: core.agent.channelId, metadata: { webhookUrl }, review: { type: 'freeform' } },
    });
    await person.respond(id, {});
    expect(await nextStatus(socket, id)).toBe('webhook_failed');
  });
});

it('in strict mode only what is listed is called', async () => {
  await permit(['listed.example'], true);
  onTestFinished(async () => void (await permit([])));
  const { outcome, reason } = await deliverTo('http://93.184.216.34/');
  expect({ outcome, reason }).toEqual({ outcome: 'blocked', reason: expect.stringContaining('only listed hosts') });
});

describe.skipIf(!isInProcess)(`92. a name${NEEDS_PORTS}`, () => {
  const ADDRESSES: Record<string, string[][]> = {
    'inside.example': [['10.1.2.3']],
    'mixed.example': [['93.184.216.34', '10.1.2.3']],
    'fdroid.org': [['127.0.0.1']],
    // Public when it is checked, private when it is asked again: DNS rebinding.
    'rebinding.example': [['93.184.216.34'], ['127.0.0.1'], ['127.0.0.1']],
  };
  let named: TestCore;
  const connectedTo: (readonly string[])[] = [];
  beforeAll(async () => {
    const network = {
      resolve: async (name: string) => {
        const answers = ADDRESSES[name] ?? [];
        const answer = answers.length > 1 ? answers.shift() : answers[0];
        if (answer === undefined) throw new Error('ENOTFOUND');
        return answer;
      },
      send: async (request: Parameters<typeof systemNetwork.send>[0]) => {
        connectedTo.push(request.addresses);
        // Nothing is sent to a real public address from here.
        if (request.addresses[0] === '93.184.216.34') throw new Error('out of reach');
        return systemNetwork.send(request);
      },
    };
    named = await startTestCore({ ports: { network } });
  });
  afterAll(() => named.stop());

  const deliver = async (url: string) => {
    const owner = await named.person();
    const heard = await named.personSocket();
    const id = await answerWithWebhook(named.agent, owner, url);
    const status = await nextStatus(heard, id);
    return { status, ...(await readDelivery(owner, id)).attempts[0] };
  };

  it('that leads to 10.1.2.3, alone or among others, is not called', async () => {
    for (const name of ['inside.example', 'mixed.example']) {
      const { status, reason } = await deliver(`http://${name}/`);
      expect({ status, reason }).toEqual({ status: 'webhook_failed', reason: expect.stringContaining('10.1.2.3') });
    }
    expect(connectedTo).toEqual([]);
  });

  it('without an address fails', async () => {
    expect(await deliver('http://nowhere.example/')).toMatchObject({ status: 'webhook_failed', outcome: 'unresolved' });
  });

  it('is not refused for how it looks', async () => {
    const receiver = await aReceiver();
    const { port } = new URL(receiver.url);
    await (await named.person()).call('changeWebhookSettings', { body: { allowlist: [`127.0.0.1:${port}`] } });
    expect((await deliver(`http://fdroid.org:${port}/hook`)).status).toBe('webhook_delivered');
    expect((await receiver.call()).headers.host).toBe(`fdroid.org:${port}`);
  });

  it('that changes its address after the check is connected to where it was checked', async () => {
    connectedTo.length = 0;
    const receiver = await aReceiver();
    const { port } = new URL(receiver.url);
    expect(await deliver(`http://rebinding.example:${port}/hook`)).toMatchObject({ outcome: 'unreachable' });
    expect(connectedTo).toEqual([['93.184.216.34']]);
    expect(await deliver(`http://rebinding.example:${port}/hook`)).toMatchObject({ outcome: 'blocked' });
    expect(receiver.calls).toEqual([]);
  });
});

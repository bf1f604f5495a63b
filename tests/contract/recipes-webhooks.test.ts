import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { PersonClient } from '../support/clients.ts';
import { isElectron, layOut, NODE, NOT_ON_ELECTRON, needsPython, pythonWith, run } from '../support/recipe-run.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';
import { aReceiver, askWithWebhook } from '../support/webhook-scene.ts';

// The recipes that are called by Placet Desk instead of waiting.
let core: TestCore;
let person: PersonClient;
beforeAll(async () => {
  core = await startTestCore({ webhookAllow: ['127.0.0.1'] });
  person = await core.person();
});
afterAll(() => core.stop());

describe.skipIf(isElectron)(`webhook${NOT_ON_ELECTRON}`, () => {
  const python = pythonWith();
  const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const setSecret = (secret: string | null) => person.call('changeWebhookSettings', { body: { secret } });

  const RECEIVERS = [
    { executable: NODE, file: 'receiver.mjs', reason: '' },
    { executable: python, file: 'receiver.py', reason: needsPython(python) },
  ].map((receiver) => ({ ...receiver, test: it.skipIf(receiver.executable === null) }));

  for (const { executable, file, reason, test } of RECEIVERS)
    test(`${file} takes what is signed, once${reason}`, async () => {
      const folder = await layOut('webhook');
      const start = async (secret: string) => {
        const environment = { PORT: '0', PLACET_WEBHOOK_SECRET: secret };
        const receiver = run(executable ?? '', [file], { folder, environment });
        const listening = /Listening at (\S+)/;
        await expect.poll(() => receiver.error()).toMatch(listening);
        return { receiver, url: listening.exec(receiver.error())?.[1] ?? '' };
      };
      const deliver = async (url: string) => {
        const { id } = await askWithWebhook(core.agent, url);
        await person.respond(id, { selectedOption: 'approve' });
        const status = async () => (await core.agent.call('agentGetMessage', { parameters: { id } })).deliveryStatus;
        await expect.poll(status).toMatch(/^webhook_/);
        return { id, status: await status() };
      };
      const open = await start('');
      const first = await deliver(open.url);
      expect(first.status).toBe('webhook_delivered');
      const line = { event: 'review:responded', messageId: first.id, response: { selectedOption: 'approve' } };
      await expect.poll(() => open.receiver.out()).not.toBe('');
      expect(JSON.parse(open.receiver.out())).toEqual(line);

      const { receiver, url } = await start(SECRET);
      expect((await deliver(url)).status).toBe('webhook_failed');
      onTestFinished(async () => void (await setSecret(null)));
      await setSecret(SECRET);
      const signed = await deliver(url);
      expect(signed.status).toBe('webhook_delivered');

      const send = (id: string, at: Date, body = '{"event":"message:created","message":{"id":"m1","text":"Hi"}}') => {
        const headers = {
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': `v1a,other ${new Webhook(SECRET).sign(id, at, '{"event":"message:created","message":{"id":"m1","text":"Hi"}}')}`,
        };
        return fetch(url, { method: 'POST', headers, body }).then(async (reply) => [reply.status, await reply.text()]);
      };
      expect(await send('d1', new Date())).toEqual([200, 'Taken.']);
      expect(await send('d1', new Date())).toEqual([200, 'Known already.']);
      expect((await send('d2', new Date(Date.now() - 600_000)))[0]).toBe(401);
      expect((await send('d3', new Date(), '{"event":"forged"}'))[0]).toBe(401);
      await expect.poll(() => receiver.out().trim().split('\n')).toHaveLength(2);
      const [answered = '', written = ''] = receiver.out().trim().split('\n');
      expect(JSON.parse(answered)).toEqual({ ...line, messageId: signed.id });
      expect(JSON.parse(written)).toEqual({ event: 'message:created', messageId: 'm1', text: 'Hi' });
    });
});

describe.skipIf(isElectron)(`n8n${NOT_ON_ELECTRON}`, () => {
  interface Node {
    readonly name: string;
    readonly type: string;
    readonly parameters: {
      readonly method?: string;
      readonly url?: string;
      readonly jsonBody?: string;
      readonly jsonOutput?: string;
    };
  }
  interface Workflow {
    readonly nodes: Node[];
    readonly connections: Record<string, { main: { node: string }[][] }>;
  }

  it('makes the calls of its workflow, and its Wait node is called with what its last node reads', async () => {
    const { nodes, connections } = JSON.parse(
      await readFile(join(await layOut('n8n'), 'workflow.json'), 'utf8'),
    ) as Workflow;
    const order = ['Start', 'Placet Desk', 'Ask', 'Wait for the answer', 'Decision'];
    expect(nodes.map(({ name }) => name)).toEqual(order);
    expect(order.slice(0, -1).map((name) => connections[name]?.main[0]?.[0]?.node)).toEqual(order.slice(1));
    const node = (name: string) => nodes.find((known) => known.name === name)?.parameters ?? {};
    /** As n8n fills in a parameter: `=` begins an expression, `{{ }}` holds JavaScript. */
    const filledIn = (parameter = '', scope: object = {}) =>
      parameter.startsWith('=')
        ? parameter
            .slice(1)
            .replaceAll(/\{\{ (.*?) \}\}(?=$|[^}])/gs, (_, code) => String(runInNewContext(code, scope)))
        : parameter;

    const resume = await aReceiver();
    const settings = JSON.parse(node('Placet Desk').jsonOutput ?? '');
    const $json = { ...settings, url: core.url, channelId: core.announced.channelId };
    for (const [number, response, decision] of [
      [1, { selectedOption: 'approve', comment: 'At noon' }, { decision: 'approve', comment: 'At noon' }],
      [2, null, { decision: 'expired', comment: '' }],
    ] as const) {
      const scope = { $json, $execution: { id: number, resumeUrl: resume.url } };
      const { method = '', url, jsonBody } = node('Ask');
      const body = JSON.parse(filledIn(jsonBody, scope));
      if (response === null) body.review.expiresInSeconds = 1;
      const headers = { 'x-api-key': core.announced.apiKey, 'content-type': 'application/json' };
      const sent = await fetch(filledIn(url, scope), { method, headers, body: JSON.stringify(body) });
      expect(sent.status).toBe(201);
      const { id } = (await sent.json()) as { id: string };
      if (response !== null) await person.respond(id, response);
      const call = await resume.call(number);
      expect(call.method).toBe('POST');
      expect(JSON.parse(filledIn(node('Decision').jsonOutput, { $json: { body: call.body } }))).toEqual(decision);
    }
  });
});

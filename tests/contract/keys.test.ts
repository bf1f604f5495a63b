import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTES, type RouteName } from '../../src/contract/routes.ts';
import { createApiClient } from '../support/api-client.ts';
import { agentClient, type PersonClient, personClient } from '../support/clients.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let person: PersonClient;
beforeAll(async () => {
  core = await startTestCore();
  person = await core.person();
});
afterAll(() => core.stop());

const UNKNOWN_KEY = `hp_${'0'.repeat(48)}`;
const routesFor = (auth: 'apiKey' | 'session') =>
  (Object.keys(ROUTES) as RouteName[]).filter((name) => ROUTES[name].auth === auth);

describe('a key', () => {
  it('12. has the documented form, and its prefix is its first 11 characters', async () => {
    const made = await person.call('createApiKey', { body: {} });
    expect(made.key).toMatch(/^hp_[0-9a-f]{48}$/);
    expect(made.keyPrefix).toBe(made.key.slice(0, 11));
    expect(core.announced.apiKey).toMatch(/^hp_[0-9a-f]{48}$/);
  });

  it('13. is in no file of the database; only its SHA-256 is', async () => {
    const { key } = await person.call('createApiKey', { body: { label: 'searched for' } });
    await agentClient(core.url, key, core.agent.channelId).tell('used once');
    const names = (await readdir(core.dataFolder)).filter((name) => name.startsWith('placet-desk.db'));
    const bytes = Buffer.concat(await Promise.all(names.map((name) => readFile(join(core.dataFolder, name)))));
    expect(names).toContain('placet-desk.db-wal');
    expect(bytes.includes(createHash('sha256').update(key).digest('hex'))).toBe(true);
    expect(bytes.includes(key.slice(11))).toBe(false);
    expect(bytes.includes(core.announced.apiKey.slice(11))).toBe(false);
  });

  it('14. travels once: the list has neither keys nor hashes', async () => {
    const { key, id } = await person.call('createApiKey', { body: { label: 'once' } });
    const listed = (await person.call('listApiKeys')).find((one) => one.id === id);
    expect(Object.keys(listed ?? {}).sort()).toEqual(['createdAt', 'id', 'keyPrefix', 'label', 'lastUsedAt', 'userId']);
    const { text } = await person.send('listApiKeys');
    expect(text).not.toContain(key);
    expect(text).not.toContain(createHash('sha256').update(key).digest('hex'));
  });

  it('14. is listed newest first', async () => {
    const labels = ['first', 'second', 'third'];
    for (const label of labels) await person.call('createApiKey', { body: { label } });
    const listed = (await person.call('listApiKeys')).map((one) => one.label);
    expect(listed.slice(0, 3)).toEqual(['third', 'second', 'first']);
  });

  it('15. is called Default when nobody names it; 64 characters are the longest name', async () => {
    expect((await person.call('createApiKey', { body: {} })).label).toBe('Default');
    expect((await person.call('createApiKey')).label).toBe('Default');
    expect((await person.call('createApiKey', { body: { label: 'l'.repeat(64) } })).label).toHaveLength(64);
    for (const label of ['l'.repeat(65), '', 7, null]) {
      expect((await person.refusal('createApiKey', { body: { label } })).message).toBe('Validation failed');
    }
  });

  it('21. is replaced by rotation under the same id, and dies when deleted', async () => {
    const first = await person.call('createApiKey', { body: { label: 'rotated' } });
    const works = (key: string) => createApiClient(core.url, { 'x-api-key': key });
    await works(first.key).call('agentListAgents');
    const second = await person.call('rotateApiKey', { parameters: { id: first.id } });
    expect(second).toMatchObject({ id: first.id, label: 'rotated', lastUsedAt: null });
    expect(second.key).not.toBe(first.key);
    expect((await works(first.key).refusal('agentListAgents')).message).toBe('Invalid API key');
    await works(second.key).call('agentListAgents');
    expect(await person.call('deleteApiKey', { parameters: { id: first.id } })).toEqual({ deleted: true });
    expect((await works(second.key).refusal('agentListAgents')).statusCode).toBe(401);
    for (const name of ['rotateApiKey', 'deleteApiKey'] as const) {
      expect((await person.refusal(name, { parameters: { id: first.id } })).statusCode).toBe(404);
    }
  });
});

describe('how a key is sent', () => {
  it('16. and 17. as x-api-key or as bearer, whatever the case of the word', async () => {
    const { key } = core.agent;
    for (const headers of [
      { 'x-api-key': key },
      { authorization: `Bearer ${key}` },
      { authorization: `bearer ${key}` },
    ]) {
      await createApiClient(core.url, headers).call('agentListAgents');
    }
  });

  it('18. x-api-key wins over the bearer, right or wrong', async () => {
    const { key } = core.agent;
    await createApiClient(core.url, { 'x-api-key': key, authorization: 'Junk' }).call('agentListAgents');
    await createApiClient(core.url, { 'x-api-key': key, authorization: `Bearer ${UNKNOWN_KEY}` }).call(
      'agentListAgents',
    );
    for (const junk of ['junk', '', UNKNOWN_KEY]) {
      const client = createApiClient(core.url, { 'x-api-key': junk, authorization: `Bearer ${key}` });
      expect((await client.refusal('agentListAgents')).statusCode, junk).toBe(401);
    }
  });

  it.each(routesFor('apiKey'))('19. and 20. %s refuses no key, an unknown key and a session', async (name) => {
    const refusalOf = async (headers: Record<string, string>) => {
      const { statusCode, message } = await createApiClient(core.url, headers).refusal(name, {
        parameters: { id: 'x', streamId: 'x' },
      });
      return [statusCode, message];
    };
    expect(await refusalOf({})).toEqual([401, 'Missing or invalid API key']);
    expect(await refusalOf({ 'x-api-key': 'pk_other' })).toEqual([401, 'Missing or invalid API key']);
    expect(await refusalOf({ 'x-api-key': UNKNOWN_KEY })).toEqual([401, 'Invalid API key']);
    expect(await refusalOf({ authorization: `Bearer ${person.token}` })).toEqual([401, 'Missing or invalid API key']);
    expect(await refusalOf({ cookie: `access_token=${person.token}` })).toEqual([401, 'Missing or invalid API key']);
  });

  it.each(routesFor('session'))('20. %s refuses a key and nobody', async (name) => {
    const { key } = core.agent;
    for (const headers of [
      {},
      { authorization: `Bearer ${key}` },
      { 'x-api-key': key },
      { cookie: `access_token=${key}` },
    ]) {
      const refused = await createApiClient(core.url, headers).refusal(name, {
        parameters: { id: 'x', streamId: 'x' },
        body: undefined,
      });
      expect([refused.statusCode, refused.message]).toEqual([401, 'Unauthorized']);
    }
  });
});

describe('two people', () => {
  it('22. a key of one on the channel of the other: 403 on messages and reviews, 404 on a ping', async () => {
    const { second, agent } = core;
    const foreign = agentClient(core.url, second.apiKey, agent.channelId);
    const { id } = await agent.ask();
    const query = { channel: agent.channelId };
    const refused = async (name: RouteName, sending: object) => (await foreign.refusal(name, sending)).statusCode;
    expect(await refused('agentCreateMessage', { body: { channelId: agent.channelId, text: 'hi' } })).toBe(403);
    expect(await refused('agentListMessages', { query })).toBe(403);
    expect(await refused('agentListPendingReviews', { query })).toBe(403);
    for (const name of [
      'agentGetMessage',
      'agentDeleteMessage',
      'agentAcknowledgeMessage',
      'agentGetReview',
      'agentWaitForReview',
    ] as const) {
      expect(await refused(name, { parameters: { id }, query }), name).toBe(403);
    }
    expect(await refused('agentPing', { body: { agentId: agent.channelId, status: 'active' } })).toBe(404);
  });

  it('22. each sees only their own channels, reviews and keys', async () => {
    const other = await personClient(core.url, core.second.email, core.second.password);
    const { id } = await core.agent.ask();
    expect((await other.call('listAgents')).map((agent) => agent.id)).toEqual([core.second.channelId]);
    expect(await other.call('listReviews', { query: { status: 'all' } })).toEqual([]);
    expect((await other.call('listApiKeys')).map((key) => key.label)).toEqual(['Second']);
    expect([403, 404]).toContain((await other.refusal('getMessage', { parameters: { id } })).statusCode);
    expect((await other.refusal('respond', { parameters: { id }, body: { response: {} } })).message).toBe(
      'Not your agent',
    );
    expect((await other.refusal('markChannelRead', { parameters: { id: core.agent.channelId } })).statusCode).toBe(404);
    const mine = (await person.call('listApiKeys'))[0]?.id ?? '';
    expect((await other.refusal('deleteApiKey', { parameters: { id: mine } })).statusCode).toBe(404);
    expect((await other.refusal('rotateApiKey', { parameters: { id: mine } })).statusCode).toBe(404);
  });
});

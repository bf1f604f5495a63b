import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ERRORS } from '../../src/contract/errors.ts';
import { LIMITS } from '../../src/contract/limits.ts';
import { MCP_PATH } from '../../src/contract/mcp.ts';
import { MCP_TOOL_INPUTS } from '../../src/contract/mcp-tools.ts';
import { createApiClient } from '../support/api-client.ts';
import type { PersonClient } from '../support/clients.ts';
import { isInProcess, NEEDS_PORTS } from '../support/contract-target.ts';
import { hostileValue, valueFor } from '../support/hostile-values.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { connectMcp, MCP_ERAS, type McpProgram, type McpProgramWish } from '../support/mcp-client.ts';
import { readRefusal, sendRaw } from '../support/raw-request.ts';
import { connectSocket } from '../support/socket-client.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let person: PersonClient;
const programs: McpProgram[] = [];
beforeAll(async () => {
  core = await startTestCore();
  person = await core.person();
});
afterEach(() => Promise.all(programs.splice(0).map((program) => program.close().catch(() => undefined))));
afterAll(() => core.stop());

const connect = async (headers: Record<string, string>, wish?: McpProgramWish) => {
  const program = await connectMcp(core.url, headers, wish);
  programs.push(program);
  return program;
};
const newKey = async (scope: object) => person.call('createApiKey', { body: { label: 'A client', scope } });
const post = (body: string, headers: Record<string, string> = {}, method = 'POST') =>
  sendRaw(core.url, {
    method,
    path: MCP_PATH,
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      'x-api-key': core.agent.key,
      ...headers,
    },
    body,
  });
const PING = '{"jsonrpc":"2.0","id":1,"method":"ping"}';

describe('the door', () => {
  it('wants a key, in either header', async () => {
    for (const key of ['', 'hp_unknown', 'junk']) {
      expect(readRefusal(await post(PING, { 'x-api-key': key }), MCP_PATH).statusCode).toBe(401);
    }
    const program = await connect({ authorization: `Bearer ${core.agent.key}` });
    expect(await program.toolNames()).toContain('ask_approval');
  });

  it('is closed to foreign names, and to web pages elsewhere', async () => {
    for (const [headers, message] of [
      [{ host: 'evil.example' }, ERRORS.host_refused.message],
      [{ origin: 'https://evil.example' }, ERRORS.origin_refused.message],
      [{ origin: 'null' }, ERRORS.origin_refused.message],
    ] as const) {
      expect(readRefusal(await post(PING, headers), MCP_PATH)).toMatchObject({ statusCode: 403, message });
    }
  });

  it('lets one person’s keys see nothing of another', async () => {
    const { id } = await core.agent.ask();
    const other = await connect({ 'x-api-key': core.second.apiKey });
    expect(await other.call('list_pending')).toEqual({ reviews: [] });
    expect(await other.problem('check_review', { handle: id })).toBe(ERRORS.message_not_found.message);
    expect(await other.problem('send_message', { text: 'x', channel: core.agent.channelId })).toContain('no channel');
  });

  it('answers any hostile message, and stands', async () => {
    const envelope = fc.record({
      jsonrpc: fc.constant('2.0'),
      id: hostileValue,
      method: hostileValue,
      params: hostileValue,
    });
    const inputs = Object.entries(MCP_TOOL_INPUTS).map(([name, schema]) =>
      valueFor(schema).map((given) => ({
        jsonrpc: '2.0',
        id: 1,
        method: 'tools/call',
        params: { name, arguments: typeof given === 'object' && given !== null ? { ...given, waitSeconds: 0 } : given },
      })),
    );
    const program = await connect({ 'x-api-key': core.agent.key }, { era: 'legacy' });
    const session = String((program.client.transport as { sessionId?: string }).sessionId);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(envelope, fc.array(envelope, { maxLength: 2 }), hostileValue, ...inputs),
        fc.constantFrom<Record<string, string>>(
          {},
          { 'mcp-session-id': session },
          { 'mcp-protocol-version': '2026-07-28' },
          { 'mcp-session-id': '../x', 'mcp-protocol-version': 'junk' },
        ),
        async (body, headers) => {
          const { status, text } = await post(JSON.stringify(body) ?? '', headers);
          expect(status, text).toBeLessThan(500);
        },
      ),
      { numRuns: 150 },
    );
    for (const method of ['GET', 'DELETE']) expect((await post('', {}, method)).status).toBe(400);
    expect((await post(PING, { 'content-type': 'text/plain' })).status).toBe(415);
    expect(await program.toolNames()).toContain('ask_approval');
  });
});

describe('a key with a scope', () => {
  it('is listed with it, and works at no other door', async () => {
    const { key, ...made } = await newKey({ channelId: core.agent.channelId, tools: ['ask_approval'] });
    expect(made.scope).toEqual({ channelId: core.agent.channelId, tools: ['ask_approval'] });
    expect(await person.call('listApiKeys')).toContainEqual(made);
    const client = createApiClient(core.url, { 'x-api-key': key });
    expect((await client.refusal('agentListAgents')).message).toBe(ERRORS.api_key_scoped.message);
    await expect(connectSocket(core.url, { apiKey: key })).rejects.toThrow('unauthorized');
  });

  it.each(MCP_ERAS)('keeps a %s client to its channel and its tools', async (era) => {
    const { channelId } = await core.newAgent(`Narrow (${era})`);
    const { key } = await newKey({ channelId, tools: ['ask_approval', 'list_pending', 'plugin_compare'] });
    const program = await connect({ 'x-api-key': key }, { era });
    expect(await program.toolNames()).toEqual(['ask_approval', 'check_review', 'list_pending', 'plugin_compare']);
    await expect(program.call('send_message', { text: 'x' })).rejects.toThrow('There is no tool');

    const asked = await program.call('ask_approval', { question: 'x', waitSeconds: 0 });
    expect(asked).toMatchObject({ channel: channelId });
    const elsewhere = { question: 'x', channel: core.agent.channelId };
    expect(await program.problem('ask_approval', elsewhere)).toContain(`"Narrow (${era})" only`);
    const { id } = await core.agent.ask();
    expect(await program.problem('check_review', { handle: id })).toBe(ERRORS.message_not_found.message);
    expect(await program.call('list_pending')).toMatchObject({ reviews: [{ handle: asked.handle }] });
  });

  it('is made for a channel of one’s own and for tools that can be', async () => {
    const refused = (scope: object) => person.refusal('createApiKey', { body: { scope } });
    expect((await refused({ channelId: core.second.channelId })).statusCode).toBe(404);
    for (const tools of [[], ['no_such_tool'], ['plugin_*'], 'ask_approval']) {
      expect((await refused({ tools })).message).toBe(ERRORS.validation_failed.message);
    }
  });

  it.each(MCP_ERAS)('ends what a %s client holds when it is deleted, or its channel is', async (era) => {
    for (const what of ['deleteApiKey', 'deleteAgent'] as const) {
      const { channelId } = await core.newAgent('Doomed');
      const { id, key } = await newKey({ channelId });
      const program = await connect({ 'x-api-key': key }, { era });
      const isEnded = vi.fn();
      program.client.onerror = isEnded;
      await new Promise<void>((resolve) => {
        program.call('ask_text', { question: 'x' }, { onProgress: () => resolve() }).catch(() => undefined);
      });
      await person.call(what, { parameters: { id: what === 'deleteApiKey' ? id : channelId } });
      await vi.waitFor(() => expect(isEnded).toHaveBeenCalled(), { timeout: 10_000 });
      await expect(program.toolNames()).rejects.toThrow(/40[14]|Invalid API key|ended/);
    }
  });
});

describe.skipIf(!isInProcess)(`sessions of older clients${NEEDS_PORTS}`, () => {
  it('are bounded: an idle one makes room, one at work does not', async () => {
    const small = await startTestCore({ crowdLimits: { mcpSessionsPerUserCount: 1 } });
    const open = () => connectMcp(small.url, { 'x-api-key': small.agent.key }, { era: 'legacy' });
    try {
      const atWork = await open();
      await expect(open()).rejects.toThrow(ERRORS.too_many_mcp_sessions.message);
      await atWork.close();
      const next = await vi.waitFor(open, { timeout: 10_000 });
      expect(await next.toolNames()).toContain('ask_approval');
      await next.close();
    } finally {
      await small.stop();
    }
  });

  it('end when nobody has used them for long', async () => {
    const clock = createManualClock();
    const brief = await startTestCore({ ports: { clock } });
    try {
      const program = await connectMcp(brief.url, { 'x-api-key': brief.agent.key }, { era: 'legacy' });
      const { sessionId } = program.client.transport as { sessionId?: string };
      await program.close();
      const ping = () =>
        sendRaw(brief.url, {
          method: 'POST',
          path: MCP_PATH,
          headers: {
            'content-type': 'application/json',
            accept: 'application/json, text/event-stream',
            'x-api-key': brief.agent.key,
            'mcp-session-id': String(sessionId),
          },
          body: PING,
        });
      clock.advance(LIMITS.mcpSessionIdleMs - 1);
      expect((await ping()).status).toBe(200);
      // Each look is a use, and what the program had open may end a moment after it.
      const later = async () => {
        clock.advance(LIMITS.mcpSessionIdleMs);
        return (await ping()).status;
      };
      await expect.poll(later).toBe(404);
    } finally {
      await brief.stop();
    }
  });
});

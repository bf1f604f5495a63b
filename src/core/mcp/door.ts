import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CrowdLimits } from '../../contract/limits.ts';
import { MCP_PATH } from '../../contract/mcp.ts';
import type { EventBus } from '../domain/events.ts';
import { rawKeyOf } from '../http/caller.ts';
import type { Ports } from '../ports.ts';
import type { Services } from '../services/services.ts';
import { endedBy, type McpClient } from './client.ts';
import type { McpServing } from './serving.ts';

/** How long calls may take to get their last answer when the core stops. */
const STOP_GRACE_MS = 500;

/** What the door is joined from. */
export interface McpDoorParts {
  readonly server: FastifyInstance;
  readonly services: Services;
  readonly events: EventBus;
  readonly ports: Ports;
  readonly limits: CrowdLimits;
  readonly isStopping: () => boolean;
}

/** An answer that is being sent. */
interface OpenAnswer {
  readonly client: McpClient;
  readonly response: ServerResponse;
  /** Whether a tool is at work for it; other streams stay open until somebody ends them. */
  readonly isCall: boolean;
  readonly closed: Promise<void>;
}

/**
 * Serves MCP at one route of the HTTP server, which has checked `Host` and `Origin` and read the body by then. Answers how
 * to stop: calls get their last answer, then everything is closed.
 */
export function openMcpDoor(parts: McpDoorParts): { stop(): Promise<void> } {
  const { server, services, events, ports } = parts;
  const open = new Set<OpenAnswer>();
  let serving: Promise<McpServing> | undefined;

  server.route({
    method: ['GET', 'POST', 'DELETE'],
    url: MCP_PATH,
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const { userId, id: keyId, scope } = await services.apiKeys.authenticateClient(rawKeyOf(request));
      const client = { userId, keyId, scope };
      serving ??= import('./serving.ts').then(({ startServing }) => startServing(parts));
      const { answer } = await serving;
      const response = reply.raw;
      const isCall = (request.body as { method?: unknown } | null | undefined)?.method === 'tools/call';
      const closed = new Promise<void>((resolve) => void response.once('close', resolve));
      const entry = { client, response, isCall, closed };
      open.add(entry);
      void closed.then(() => open.delete(entry));
      try {
        const answered = await answer(webRequest(request, response), request.body ?? null, client, closed);
        reply.hijack();
        await send(answered, response);
      } catch (error) {
        // For a client that has gone there is nothing to answer, nor anything wrong.
        if (!response.destroyed) throw error;
        reply.hijack();
      }
      return reply;
    },
  });

  const end = (isEnded: (client: McpClient) => boolean): void => {
    void serving?.then(({ endWhere }) => endWhere(isEnded));
    for (const { client, response } of open) if (isEnded(client)) response.destroy();
  };
  const leaveBus = events.subscribe((event) => {
    if (event.kind === 'plugins:changed') void serving?.then(({ announceTools }) => announceTools());
    const isEnded = endedBy(event);
    if (isEnded !== null) end(isEnded);
  });

  return {
    async stop() {
      leaveBus();
      const calls = [...open].filter(({ isCall }) => isCall).map(({ closed }) => closed);
      await new Promise<void>((resolve) => {
        const cancelTimer = ports.clock.startTimer(STOP_GRACE_MS, resolve);
        void Promise.all(calls).then(() => {
          cancelTimer();
          resolve();
        });
      });
      await (await serving)?.close();
      for (const { response } of open) response.end();
    },
  };
}

/** The request as the SDK wants it, without its body, which was read; it aborts when the connection closes early. */
function webRequest({ raw }: FastifyRequest, response: ServerResponse): Request {
  const headers = new Headers();
  for (const [name, values] of Object.entries(raw.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const left = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) left.abort();
  });
  const { method = 'GET', url = MCP_PATH } = raw;
  return new Request(`http://${raw.headers.host}${url}`, { method, headers, signal: left.signal });
}

async function send({ status, headers, body }: Response, response: ServerResponse): Promise<void> {
  response.writeHead(status, Object.fromEntries(headers));
  if (body === null) {
    response.end();
    return;
  }
  // A stream may have nothing to say for long, and its client waits for the head.
  response.flushHeaders();
  try {
    await pipeline(Readable.fromWeb(body as ReadableStream), response);
  } catch {
    // The client has gone, or the stream was ended: either way nobody reads on.
    response.destroy();
  }
}

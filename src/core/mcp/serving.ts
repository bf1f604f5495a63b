import { createMcpHandler, isLegacyRequest } from '@modelcontextprotocol/server';
import { type CrowdLimits, LIMITS } from '../../contract/limits.ts';
import { keyScope } from '../../contract/mcp.ts';
import type { McpClient } from './client.ts';
import { createProtocolServer } from './protocol-server.ts';
import { createSessions } from './sessions.ts';
import type { ToolParts } from './tool-parts.ts';
import { createTools } from './tools.ts';

/** The protocol, apart from the connections that it comes over. */
export interface McpServing {
  /** Answers one request. `closed` settles when the answer's connection has. Raises what sessions raise. */
  answer(request: Request, body: unknown, client: McpClient, closed: Promise<void>): Promise<Response>;
  /** Tells every client that listens that the tools have changed. */
  announceTools(): void;
  endWhere(isEnded: (client: McpClient) => boolean): Promise<void>;
  close(): Promise<void>;
}

/**
 * Serves both eras of the protocol: since 2026 each request stands alone, before that clients hold sessions. Loaded at the
 * first request, because reading the SDK takes longer than starting the rest of the core.
 */
export function startServing(parts: ToolParts & { readonly limits: CrowdLimits }): McpServing {
  const { ports, limits } = parts;
  const tools = createTools(parts);
  const sessions = createSessions({ createServer: (client) => createProtocolServer(tools, client), ports, limits });
  const modern = createMcpHandler(({ authInfo }) => createProtocolServer(tools, clientIn(authInfo?.extra)), {
    legacy: 'reject',
    // A held call that sends nothing would be given up by clients and proxies that wait for the head.
    responseMode: 'sse',
    maxSubscriptions: LIMITS.mcpSubscriptionsCount,
    onerror: (error) => ports.log('debug', 'An MCP request went wrong', { reason: error.message }),
  });

  return {
    async answer(request, body, client, closed) {
      if (await isLegacyRequest(request, body)) return sessions.answer(request, body, client, closed);
      const authInfo = { token: '', clientId: client.keyId, scopes: [], extra: { ...client } };
      return modern.fetch(request, { parsedBody: body, authInfo });
    },
    announceTools() {
      sessions.announceTools();
      modern.notify.toolsChanged();
    },
    endWhere: (isEnded) => sessions.endWhere(isEnded),
    async close() {
      await Promise.all([sessions.endWhere(() => true), modern.close()]);
    },
  };
}

/** What {@link startServing} handed to the SDK, which gives it back untyped. */
function clientIn(extra: Record<string, unknown> = {}): McpClient {
  return { userId: String(extra.userId), keyId: String(extra.keyId), scope: keyScope.nullable().parse(extra.scope) };
}

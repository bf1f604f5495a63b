import {
  type CallToolResult,
  CLIENT_INFO_META_KEY,
  type Implementation,
  isSpecType,
  ProtocolError,
  ProtocolErrorCode,
  Server,
} from '@modelcontextprotocol/server';
import { CALL_ID_META } from '../../contract/mcp.ts';
import type { McpClient, ToolCall } from './client.ts';
import { INSTRUCTIONS } from './tool-words.ts';
import type { Tools } from './tools.ts';

/** What the server says it is, over whichever way. */
export const SERVER_NAME = { name: 'placet-desk', title: 'Placet Desk', version: '0.1.0' };
const CALL_ID_CHARS = 128;
const UNNAMED_CLIENT = 'MCP client';

/** What a call is made of, as far as this module looks at it. */
interface CallContext {
  readonly mcpReq: {
    readonly envelope?: object;
    readonly _meta?: Readonly<Record<string, unknown>>;
    readonly signal: AbortSignal;
    notify(notification: { method: string; params: Record<string, unknown> }): Promise<void>;
  };
}

/** Makes the SDK's server for one client: for a session of an older one, for one request of a newer one. */
export function createProtocolServer(tools: Tools, client: McpClient): Server {
  const server = new Server(SERVER_NAME, {
    capabilities: { tools: { listChanged: true } },
    instructions: INSTRUCTIONS,
  });
  server.setRequestHandler('tools/list', async () => ({ tools: await tools.list(client) }));
  server.setRequestHandler('tools/call', async ({ params }, context): Promise<CallToolResult> => {
    const { title, name } = clientInfoOf(server, context) ?? {};
    const clientName = title?.trim() || name?.trim() || UNNAMED_CLIENT;
    const result = await tools.call(params.name, params.arguments ?? {}, callOf(context, client, clientName));
    if (result !== null) return result;
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, `There is no tool "${params.name}" for this key.`);
  });
  return server;
}

/** What the client's program says it is: a newer one with each request, an older one when it begins. */
export function clientInfoOf(server: Server, { mcpReq }: CallContext): Implementation | undefined {
  const { [CLIENT_INFO_META_KEY]: told } = (mcpReq.envelope ?? {}) as Record<string, unknown>;
  return isSpecType.Implementation(told) ? told : server.getClientVersion();
}

function callOf({ mcpReq }: CallContext, client: McpClient, clientName: string): ToolCall {
  const { progressToken, [CALL_ID_META]: callId } = mcpReq._meta ?? {};
  return {
    client,
    clientName,
    callId: typeof callId === 'string' && callId.length <= CALL_ID_CHARS ? callId : null,
    signal: mcpReq.signal,
    reportProgress(waitedSeconds, totalSeconds) {
      if (progressToken === undefined) return;
      const message = `Waiting for the person to answer (${waitedSeconds} of ${totalSeconds} s)`;
      const params = { progressToken, progress: waitedSeconds, total: totalSeconds, message };
      // A client that is gone hears no progress.
      mcpReq.notify({ method: 'notifications/progress', params }).catch(() => undefined);
    },
  };
}

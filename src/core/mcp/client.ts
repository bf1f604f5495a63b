import type { KeyScope } from '../../contract/mcp.ts';
import { MCP_TOOLS, type McpToolName } from '../../contract/mcp.ts';
import type { CoreEvent } from '../domain/events.ts';

/** Who speaks MCP: whose key it is, and what the key is limited to. */
export interface McpClient {
  readonly userId: string;
  readonly keyId: string;
  /** Null for a key of an agent, which may do everything. */
  readonly scope: KeyScope | null;
}

/** One call of a tool, as far as the protocol is concerned. */
export interface ToolCall {
  readonly client: McpClient;
  /** What the client's program calls itself. */
  readonly clientName: string;
  /** Names the call when the client can send it again; null when it cannot. */
  readonly callId: string | null;
  /** Aborts when the client cancels or goes away. */
  readonly signal: AbortSignal;
  /** Says how long the call waits by now; does nothing for a client that did not ask. */
  readonly reportProgress: (waitedSeconds: number, totalSeconds: number) => void;
}

const ASKING: readonly McpToolName[] = MCP_TOOLS.filter((name) => name.startsWith('ask_') || name === 'elicit');

/** Whether a key lets its client use a tool. Who may ask may also look for the answer. */
export function mayUse({ scope }: McpClient, tool: string): boolean {
  if (scope === null || scope.tools === null || scope.tools.includes(tool)) return true;
  return (
    tool === 'check_review' &&
    scope.tools.some((name) => ASKING.some((asking) => asking === name) || isPluginTool(name))
  );
}

/** Which clients a fact ends: a key that is gone is dead at once, and so is one for a channel that is gone. */
export function endedBy(event: CoreEvent): ((client: McpClient) => boolean) | null {
  switch (event.kind) {
    case 'key:revoked':
      return ({ keyId }) => keyId === event.keyId;
    case 'user:deleted':
      return ({ userId }) => userId === event.userId;
    case 'channel:deleted':
      return ({ scope }) => scope?.channelId === event.channelId;
    default:
      return null;
  }
}

function isPluginTool(name: string): boolean {
  return !MCP_TOOLS.some((tool) => tool === name);
}

import { randomUUID } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { Client, type Progress, SdkHttpError, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import {
  type CallToolResult,
  type Implementation,
  type ListToolsResult,
  ProtocolError,
  Server,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { LIMITS } from '../contract/limits.ts';
import { CALL_ID_META, MCP_PATH, MCP_TOOLS } from '../contract/mcp.ts';
import { clientInfoOf, SERVER_NAME } from '../core/mcp/protocol-server.ts';
import { BUILT_IN_TOOLS, presentTool } from '../core/mcp/tool-listing.ts';
import { INSTRUCTIONS } from '../core/mcp/tool-words.ts';
import { offerPaths, readPath } from './mcp-files.ts';

/** Newest protocol of the SDK; each of its requests stands alone, so a restart of the program costs no session. */
const PROTOCOL = '2026-07-28';
/** How long a call waits for the program to be there (again), and how often it looks. */
const PATIENCE_MS = 20_000;
const PAUSE_MS = 250;
/** The program ends calls by itself; this is only for one that hangs. */
const CALL_TIMEOUT_MS = 60_000;
const NOT_RUNNING =
  'Placet Desk is not running, or cannot be reached. Start it (or check PLACET_URL), then call this tool again.';

/** Where the program answers, and the key that it wants. */
export interface DeskAddress {
  readonly url: string;
  readonly apiKey: string;
}

/** What the bridge stands between. */
export interface BridgeParts {
  /** Finds the program; rejects while none is known. */
  readonly find: () => Promise<DeskAddress>;
  readonly input: Readable;
  readonly output: Writable;
  readonly onStopRequest: (listener: () => void) => void;
  readonly log: (text: string) => void;
}

/**
 * Serves MCP over a pair of streams by passing every call on to the program's own MCP door. It stays up while the program
 * is not there: the list then has the tools that are always there, and calls wait for the program a while.
 */
export async function serveMcpOverStdio(parts: BridgeParts): Promise<void> {
  const upstream = createUpstream(parts);
  const transport = new StdioServerTransport(parts.input, parts.output, { maxBufferSize: 2 * LIMITS.jsonBodyBytes });
  const ended = new Promise<void>((resolve) => {
    parts.input.once('end', resolve).once('close', resolve);
    parts.output.once('error', () => resolve());
    parts.onStopRequest(resolve);
  });
  const served = serveStdio(() => createBridgeServer(upstream), {
    transport,
    onerror: (error) => parts.log(`MCP: ${error.message}`),
  });
  await ended;
  await served.close();
  await upstream.close();
}

function createBridgeServer(upstream: Upstream): Server {
  const server = new Server(SERVER_NAME, {
    capabilities: { tools: { listChanged: true } },
    instructions: INSTRUCTIONS,
  });
  upstream.onToolsChanged(() => void server.sendToolListChanged().catch(() => undefined));
  const callerOf = (context: ServerContext): Implementation => clientInfoOf(server, context) ?? SERVER_NAME;
  server.setRequestHandler('tools/list', async (_request, context) => {
    const listed = await upstream.listTools(callerOf(context));
    return { tools: listed.map((tool) => (tool.name === 'attach_file' ? offerPaths(tool) : tool)) };
  });
  server.setRequestHandler('tools/call', async ({ params }, context): Promise<CallToolResult> => {
    const { mcpReq } = context;
    const progressToken = mcpReq._meta?.progressToken;
    try {
      const given = params.name === 'attach_file' ? await readPath(params.arguments ?? {}) : params.arguments;
      return await upstream.callTool(
        callerOf(context),
        { name: params.name, arguments: given ?? {} },
        mcpReq.signal,
        (progress) => {
          if (progressToken === undefined) return;
          const notification = { method: 'notifications/progress', params: { ...progress, progressToken } };
          mcpReq.notify(notification).catch(() => undefined);
        },
      );
    } catch (error) {
      if (error instanceof ProtocolError) throw error;
      return {
        content: [{ type: 'text', text: error instanceof Error ? error.message : String(error) }],
        isError: true,
      };
    }
  });
  return server;
}

type Call = { readonly name: string; readonly arguments: Record<string, unknown> };

/** The program's own door, as long as it is there. */
interface Upstream {
  listTools(caller: Implementation): Promise<ListToolsResult['tools']>;
  /** Calls again when the connection is lost on the way; the call's id keeps it from asking twice. */
  callTool(
    caller: Implementation,
    call: Call,
    signal: AbortSignal,
    onProgress: (progress: Progress) => void,
  ): Promise<CallToolResult>;
  onToolsChanged(listener: () => void): void;
  close(): Promise<void>;
}

interface Connection {
  readonly client: Client;
  /** Rejects when something broke off. */
  readonly lost: Promise<never>;
}

function createUpstream({ find, log }: BridgeParts): Upstream {
  const listeners = new Set<() => void>();
  const opened = new Set<Client>();
  let current: Promise<Connection> | undefined;

  const connect = async (caller: Implementation): Promise<Connection> => {
    const address = await find();
    const client = new Client(caller, {
      versionNegotiation: { mode: { pin: PROTOCOL } },
      listChanged: {
        tools: {
          autoRefresh: false,
          onChanged: () => {
            for (const listener of listeners) listener();
          },
        },
      },
    });
    // The SDK leaves a call alone whose answer broke off, until its time is over; here it is sent again.
    const lost = new Promise<never>((_resolve, reject) => {
      client.onerror = (error) => {
        log(`MCP: ${error.message}`);
        reject(error);
      };
    });
    lost.catch(() => undefined);
    opened.add(client);
    const requestInit = { headers: { 'x-api-key': address.apiKey } };
    await client.connect(new StreamableHTTPClientTransport(new URL(MCP_PATH, address.url), { requestInit }));
    return { client, lost };
  };
  /** Uses the connection; one that fails is not used again, but left to the other calls that it may still carry. */
  const use = async <Answer>(caller: Implementation, call: (client: Client) => Promise<Answer>): Promise<Answer> => {
    current ??= connect(caller);
    const used = current;
    try {
      const { client, lost } = await used;
      return await Promise.race([call(client), lost]);
    } catch (error) {
      if (current === used) current = undefined;
      throw error;
    }
  };

  return {
    async listTools(caller) {
      try {
        return (await use(caller, (client) => client.listTools())).tools;
      } catch (error) {
        log(`MCP: ${wordsOf(error)}`);
        return MCP_TOOLS.map((name) => presentTool(BUILT_IN_TOOLS[name]));
      }
    },
    async callTool(caller, call, signal, onProgress) {
      const params = { ...call, _meta: { [CALL_ID_META]: randomUUID() } };
      const options = { signal, onprogress: onProgress, timeout: CALL_TIMEOUT_MS, resetTimeoutOnProgress: true };
      let lostAt: number | null = null;
      for (;;) {
        try {
          return await use(caller, (client) => client.callTool(params, options));
        } catch (error) {
          if (signal.aborted || error instanceof ProtocolError) throw error;
          if (error instanceof SdkHttpError) throw new Error(wordsOf(error), { cause: error });
          lostAt ??= Date.now();
          if (Date.now() - lostAt > PATIENCE_MS) throw new Error(NOT_RUNNING, { cause: error });
          await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        }
      }
    },
    onToolsChanged: (listener) => void listeners.add(listener),
    async close() {
      await Promise.all([...opened].map((client) => client.close().catch(() => undefined)));
    },
  };
}

function wordsOf(error: unknown): string {
  if (error instanceof SdkHttpError && (error.status === 401 || error.status === 403)) {
    return 'Placet Desk does not know the key. Give PLACET_API_KEY a key of its settings, or leave it out on the same computer.';
  }
  return error instanceof Error ? error.message : String(error);
}

import {
  isInitializeRequest,
  isJSONRPCRequest,
  type Server,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import { AppError } from '../../contract/errors.ts';
import type { CrowdLimits } from '../../contract/limits.ts';
import type { Ports } from '../ports.ts';
import { createTally } from '../services/tally.ts';
import type { McpClient } from './client.ts';

const SESSION_HEADER = 'mcp-session-id';
const SESSION_ID_BYTES = 24;

/** Sessions of clients before the 2026 protocol: they live from `initialize` until they are deleted, ended or idle. */
export interface McpSessions {
  /**
   * Answers one request of a session, or opens one. `closed` settles when the answer's connection has. Raises
   * `mcp_session_not_found`, `too_many_mcp_sessions`, `validation_failed`.
   */
  answer(request: Request, body: unknown, client: McpClient, closed: Promise<void>): Promise<Response>;
  announceTools(): void;
  /** Ends those of these clients. */
  endWhere(isEnded: (client: McpClient) => boolean): Promise<void>;
}

/** What the sessions are joined from. */
export interface SessionParts {
  readonly createServer: (client: McpClient) => Server;
  readonly ports: Ports;
  readonly limits: CrowdLimits;
}

interface Session {
  readonly client: McpClient;
  readonly server: Server;
  readonly transport: WebStandardStreamableHTTPServerTransport;
  /** Requests and streams that are open; at none it is idle. */
  openCount: number;
  cancelExpiry: () => void;
}

/** Makes the sessions. */
export function createSessions({ createServer, ports, limits }: SessionParts): McpSessions {
  // In the order in which they were used last.
  const byId = new Map<string, Session>();
  const places = createTally(limits.mcpSessionsPerUserCount);

  const takePlace = async ({ userId }: McpClient): Promise<() => void> => {
    const place = places.take(userId);
    if (place !== null) return place;
    // Programs that died left theirs behind.
    const idle = [...byId.values()].find((session) => session.client.userId === userId && session.openCount === 0);
    await idle?.server.close();
    const freed = places.take(userId);
    if (freed === null) throw new AppError('too_many_mcp_sessions');
    return freed;
  };

  const open = async (client: McpClient): Promise<Session> => {
    const giveBack = await takePlace(client);
    const server = createServer(client);
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => ports.randomBytes(SESSION_ID_BYTES).toString('hex'),
      onsessioninitialized: (id) => void byId.set(id, session),
    });
    const session: Session = { client, server, transport, openCount: 0, cancelExpiry: () => undefined };
    server.onclose = () => {
      session.cancelExpiry();
      if (transport.sessionId !== undefined) byId.delete(transport.sessionId);
      giveBack();
    };
    await server.connect(transport);
    return session;
  };

  const hold = (session: Session, closed: Promise<void>): void => {
    session.openCount += 1;
    session.cancelExpiry();
    const letGo = (): void => {
      session.openCount -= 1;
      const id = session.transport.sessionId;
      if (session.openCount > 0 || id === undefined || !byId.delete(id)) return;
      byId.set(id, session);
      session.cancelExpiry = ports.clock.startTimer(limits.mcpSessionIdleMs, () => void session.server.close());
    };
    void closed.then(letGo);
  };

  return {
    async answer(request, body, client, closed) {
      const id = request.headers.get(SESSION_HEADER);
      if (id !== null) {
        const session = byId.get(id);
        if (session === undefined || session.client.keyId !== client.keyId) throw new AppError('mcp_session_not_found');
        hold(session, closed);
        request.signal.addEventListener('abort', () => cancelCall(session, body));
        return session.transport.handleRequest(request, { parsedBody: body });
      }
      if (request.method !== 'POST' || !(Array.isArray(body) ? body : [body]).some(isInitializeRequest)) {
        throw new AppError('validation_failed', 'A session begins with an initialize request; send its id afterwards.');
      }
      const session = await open(client);
      hold(session, closed);
      const answer = await session.transport.handleRequest(request, { parsedBody: body });
      if (session.transport.sessionId === undefined) await session.server.close();
      return answer;
    },
    announceTools() {
      for (const { server } of byId.values()) server.sendToolListChanged().catch(() => undefined);
    },
    async endWhere(isEnded) {
      await Promise.all([...byId.values()].filter(({ client }) => isEnded(client)).map(({ server }) => server.close()));
    },
  };
}

/** A stream that breaks off cannot be taken up again, so nobody would get the answer of its call. */
function cancelCall({ transport }: Session, body: unknown): void {
  if (!isJSONRPCRequest(body)) return;
  const params = { requestId: body.id, reason: 'The client has gone' };
  transport.onmessage?.({ jsonrpc: '2.0', method: 'notifications/cancelled', params });
}

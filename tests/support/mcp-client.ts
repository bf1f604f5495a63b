import { Client, StreamableHTTPClientTransport, type Transport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { CallToolResultSchema } from '@modelcontextprotocol/core/internal';
import { expect } from 'vitest';
import { MCP_PATH } from '../../src/contract/mcp.ts';
import { cliCommand } from './contract-target.ts';

/** The protocol's two eras: sessions before 2026, requests that stand alone since. */
export const MCP_ERAS = ['legacy', 'modern'] as const;
export type McpEra = (typeof MCP_ERAS)[number];

/** How one call is made. */
export interface McpCallOptions {
  readonly signal?: AbortSignal;
  /** Hears what the waiting call says. */
  readonly onProgress?: (message: string) => void;
}

/** A program with the official client. */
export interface McpProgram {
  readonly client: Client;
  /** Calls a tool that must succeed; answers its structured content, which its text repeats. */
  call(name: string, given?: object, options?: McpCallOptions): Promise<Record<string, unknown>>;
  /** Calls a tool that must fail; answers its words. */
  problem(name: string, given?: object): Promise<string>;
  toolNames(): Promise<string[]>;
  close(): Promise<void>;
}

/** How a program comes in. */
export interface McpProgramWish {
  readonly era?: McpEra;
  /** What it calls itself. */
  readonly name?: string;
  readonly onToolsChanged?: () => void;
}

/** Connects over Streamable HTTP, with these headers. */
export function connectMcp(url: string, headers: Record<string, string>, wish?: McpProgramWish): Promise<McpProgram> {
  return connectOver(new StreamableHTTPClientTransport(new URL(MCP_PATH, url), { requestInit: { headers } }), wish);
}

/** Starts `placet-desk mcp` of the target and connects to it over its standard streams. */
export function connectMcpOverStdio(
  argv: readonly string[],
  environment: Record<string, string> = {},
  wish?: McpProgramWish,
): Promise<McpProgram> {
  const { executable, leadingArguments, environment: ofTarget } = cliCommand();
  const transport = new StdioClientTransport({
    command: executable,
    args: [...leadingArguments, 'mcp', ...argv],
    env: { ...(process.env as Record<string, string>), ...ofTarget, ...environment },
    stderr: 'ignore',
  });
  return connectOver(transport, wish);
}

async function connectOver(
  transport: Transport,
  { era = 'modern', name = 'A program', onToolsChanged }: McpProgramWish = {},
): Promise<McpProgram> {
  const mode = era === 'legacy' ? 'legacy' : { pin: '2026-07-28' };
  const listChanged = { tools: { autoRefresh: false, onChanged: () => onToolsChanged?.() } };
  const client = new Client({ name, version: '1.0.0' }, { versionNegotiation: { mode }, listChanged });
  await client.connect(transport);
  const send = async (tool: string, given: object, { signal, onProgress }: McpCallOptions = {}) =>
    client.callTool(
      { name: tool, arguments: { ...given } },
      {
        ...(signal === undefined ? {} : { signal }),
        ...(onProgress === undefined ? {} : { onprogress: ({ message = '' }) => onProgress(message) }),
      },
    );
  return {
    client,
    async call(tool, given = {}, options) {
      const result = CallToolResultSchema.parse(await send(tool, given, options));
      const [first] = result.content;
      expect(result.isError, JSON.stringify(result.content)).not.toBe(true);
      expect(first?.type === 'text' && JSON.parse(first.text)).toEqual(result.structuredContent);
      return result.structuredContent as Record<string, unknown>;
    },
    async problem(tool, given = {}) {
      const { isError, content } = await send(tool, given);
      expect(isError, JSON.stringify(content)).toBe(true);
      return content.map((part) => (part.type === 'text' ? part.text : '')).join('');
    },
    toolNames: async () => (await client.listTools()).tools.map((tool) => tool.name),
    close: () => client.close(),
  };
}

import { z } from 'zod';
import { LIMITS } from './limits.ts';

/** Where the core serves the Model Context Protocol, over Streamable HTTP. */
export const MCP_PATH = '/mcp';

/** Tools that every client finds, in the order in which they are listed. */
export const MCP_TOOLS = [
  'send_message',
  'ask_approval',
  'ask_selection',
  'ask_form',
  'ask_text',
  'ask_freeform',
  'elicit',
  'check_review',
  'list_pending',
  'report_status',
  'attach_file',
] as const;
export type McpToolName = (typeof MCP_TOOLS)[number];

/** Begins the name of a tool that asks with an installed plugin. */
export const PLUGIN_TOOL_PREFIX = 'plugin_';

/**
 * Member of a call’s `_meta`: an id that a client gives a call, so that it can send the call again after a lost connection
 * without asking twice.
 */
export const CALL_ID_META = 'placet-desk/call-id';

const toolName = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .refine((name) => MCP_TOOLS.some((tool) => tool === name) || name.startsWith(PLUGIN_TOOL_PREFIX), {
    message: `One of ${MCP_TOOLS.join(', ')}, or ${PLUGIN_TOOL_PREFIX} and the name of a plugin`,
  });

/**
 * What makes a key a client’s token: it works at {@link MCP_PATH} only, in one channel when one is named, with some of the
 * tools when some are named.
 */
export const keyScopeRequest = z.object({
  channelId: z.string().min(1).optional(),
  tools: z.array(toolName).min(1).max(LIMITS.mcpScopeToolsCount).optional(),
});
export type KeyScopeRequest = z.infer<typeof keyScopeRequest>;

/** The same as it is stored and read; null means no limit. */
export const keyScope = z.object({ channelId: z.string().nullable(), tools: z.array(z.string()).nullable() });
export type KeyScope = z.infer<typeof keyScope>;

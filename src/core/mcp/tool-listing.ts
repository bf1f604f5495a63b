import type { Tool as ListedTool } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { MCP_TOOLS, type McpToolName } from '../../contract/mcp.ts';
import {
  attachedFile,
  MCP_TOOL_INPUTS,
  pendingReviews,
  reportedStatus,
  reviewOutcome,
  sentMessage,
} from '../../contract/mcp-tools.ts';
import type { Tool } from './tool-parts.ts';
import { TOOL_WORDS } from './tool-words.ts';

/** A tool as clients read it, without what it does. */
export type ToolFace = Omit<Tool, 'run'>;

const OUTPUTS: Readonly<Record<McpToolName, z.ZodObject>> = {
  send_message: sentMessage,
  ask_approval: reviewOutcome,
  ask_selection: reviewOutcome,
  ask_form: reviewOutcome,
  ask_text: reviewOutcome,
  ask_freeform: reviewOutcome,
  elicit: reviewOutcome,
  check_review: reviewOutcome,
  list_pending: pendingReviews,
  report_status: reportedStatus,
  attach_file: attachedFile,
};

/** The faces of the tools that every client finds. */
export const BUILT_IN_TOOLS = Object.fromEntries(
  MCP_TOOLS.map((name) => [
    name,
    {
      name,
      ...TOOL_WORDS[name],
      input: MCP_TOOL_INPUTS[name],
      output: OUTPUTS[name],
      annotations: { readOnlyHint: name === 'check_review' || name === 'list_pending', destructiveHint: false },
    },
  ]),
) as unknown as Readonly<Record<McpToolName, ToolFace>>;

/** A tool as it is listed. */
export function presentTool({
  name,
  title,
  description,
  input,
  inputSchema,
  output,
  annotations,
}: ToolFace): ListedTool {
  return {
    name,
    title,
    description,
    inputSchema: inputSchema === undefined ? schemaOf(input, 'input') : (inputSchema as ListedTool['inputSchema']),
    outputSchema: schemaOf(output, 'output'),
    annotations: { title, ...annotations, openWorldHint: false },
  };
}

function schemaOf(shape: z.ZodObject, io: 'input' | 'output'): ListedTool['inputSchema'] {
  // Older clients stumble over a dialect that they do not know by name.
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io });
  return schema as ListedTool['inputSchema'];
}

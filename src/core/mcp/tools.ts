import type { CallToolResult, Tool as ListedTool } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import type { JsonObject } from '../../contract/value.ts';
import { builtInTools } from './built-in-tools.ts';
import { createChannelChoice } from './channel-choice.ts';
import { type McpClient, mayUse, type ToolCall } from './client.ts';
import { createPluginTools } from './plugin-tools.ts';
import { createQuestions } from './questions.ts';
import { presentTool } from './tool-listing.ts';
import type { Tool, ToolParts } from './tool-parts.ts';

/** All tools, as each client may see and use them. */
export interface Tools {
  list(client: McpClient): Promise<ListedTool[]>;
  /** Runs a tool; what goes wrong is in the result, in words that the model can act on. Null when there is no such tool. */
  call(name: string, given: JsonObject, call: ToolCall): Promise<CallToolResult | null>;
}

/** Joins the tools. */
export function createTools(parts: ToolParts): Tools {
  const { services, ports } = parts;
  const channels = createChannelChoice(services.agents);
  const questions = createQuestions(parts, channels);
  const fixed = builtInTools(parts, channels, questions);
  const pluginTools = createPluginTools(questions);
  const presented = new Map(fixed.map((tool) => [tool.name, presentTool(tool)]));

  const allFor = async (client: McpClient): Promise<readonly Tool[]> => {
    const all = [...fixed, ...pluginTools(await services.plugins.listEnabled())];
    return all.filter(({ name }) => mayUse(client, name));
  };

  return {
    list: async (client) => (await allFor(client)).map((tool) => presented.get(tool.name) ?? presentTool(tool)),
    async call(name, given, call) {
      const tool = (await allFor(call.client)).find((one) => one.name === name);
      if (tool === undefined) return null;
      try {
        const answer = await tool.run(tool.input.parse(given), call);
        return { content: [{ type: 'text', text: JSON.stringify(answer) }], structuredContent: answer };
      } catch (error) {
        if (!(error instanceof AppError) && !(error instanceof z.ZodError)) {
          ports.log('error', `The tool ${name} failed`, {
            reason: error instanceof Error ? error.stack : String(error),
          });
        }
        return { content: [{ type: 'text', text: problemOf(error) }], isError: true };
      }
    },
  };
}

/** What went wrong, for the model that called. */
function problemOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  if (!(error instanceof AppError)) return new AppError('internal').message;
  const details = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return [error.message, ...details].join('\n');
}

import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Tool as ListedTool } from '@modelcontextprotocol/server';
import { LIMITS } from '../contract/limits.ts';

/** What a file may have: base64 makes four bytes of three, and the rest of the call wants room. */
const MAX_BYTES = Math.floor(LIMITS.jsonBodyBytes * 0.7);

/** Adds to the tool that attaches files what only a program beside them can do: take one by its path. */
export function offerPaths(tool: ListedTool): ListedTool {
  const { properties = {}, required = [], ...rest } = tool.inputSchema;
  const path = { type: 'string', description: 'Path of a file on this computer, instead of text or base64' };
  return {
    ...tool,
    inputSchema: {
      ...rest,
      properties: { path, ...properties },
      required: required.filter((name) => name !== 'filename'),
    },
  };
}

/** The arguments with the file in the place of its path. Raises an error in words when it cannot be read. */
export async function readPath({ path, ...given }: Record<string, unknown>): Promise<Record<string, unknown>> {
  if (typeof path !== 'string') return given;
  const file = resolve(path);
  const { size } = await stat(file).catch(() => {
    throw new Error(`There is no file ${file}. Name one that exists.`);
  });
  if (size > MAX_BYTES) {
    throw new Error(`${file} has ${size} bytes; at most ${MAX_BYTES} can be attached this way.`);
  }
  const content = await readFile(file).catch((error: Error) => {
    throw new Error(`${file} cannot be read (${error.message}).`);
  });
  return { filename: basename(file), ...given, base64: content.toString('base64') };
}

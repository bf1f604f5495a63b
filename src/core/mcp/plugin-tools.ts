import { AjvJsonSchemaValidator } from '@modelcontextprotocol/server/validators/ajv';
import { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import { PLUGIN_TOOL_PREFIX } from '../../contract/mcp.ts';
import { type AskFields, askFields, reviewOutcome } from '../../contract/mcp-tools.ts';
import type { PluginManifest } from '../../contract/plugin.ts';
import { type JsonObject, jsonObject } from '../../contract/value.ts';
import type { Questions } from './questions.ts';
import type { Tool } from './tool-parts.ts';

/** Longest name that every client takes. */
const NAME_CHARS = 64;

const { $schema: _, ...ASK_SCHEMA } = z.toJSONSchema(askFields, { io: 'input' }) as JsonObject & {
  required?: string[];
};
const pluginInput = askFields.extend({ data: jsonObject.optional() });

type Check = (data: JsonObject) => string | null;

/** The tools of installed plugins: one for each that says what data it shows. */
export function createPluginTools({ ask }: Questions): (manifests: readonly PluginManifest[]) => readonly Tool[] {
  const checkOf = createDataChecks();

  const toolFor = (manifest: PluginManifest, schema: JsonObject, name: string): Tool => ({
    name,
    title: `Ask with ${manifest.displayName}`,
    description: `Asks the person with the plugin ${manifest.displayName}. ${manifest.description ?? ''}`.trim(),
    input: pluginInput,
    inputSchema: inputSchemaOf(schema),
    output: reviewOutcome,
    annotations: { readOnlyHint: false, destructiveHint: false },
    async run(input, call) {
      const { data = {}, ...fields } = input as AskFields & { data?: JsonObject };
      const problem = checkOf(schema)(data);
      if (problem !== null) {
        const issue = { path: ['data'], code: 'invalid', message: problem };
        throw new AppError('validation_failed', undefined, { issues: [issue] });
      }
      return ask(fields, { type: 'freeform', payload: { ...data, plugin: manifest.name } }, call);
    },
  });

  return (manifests) => {
    const tools = new Map<string, Tool>();
    for (const manifest of manifests) {
      if (manifest.inputSchema === undefined) continue;
      const name = freeName(manifest.name, tools);
      tools.set(name, toolFor(manifest, manifest.inputSchema, name));
    }
    return [...tools.values()];
  };
}

/** A plugin's name in the letters of tools; two that become the same are numbered. */
function freeName(pluginName: string, taken: ReadonlyMap<string, unknown>): string {
  const name = (PLUGIN_TOOL_PREFIX + pluginName.replace(/[^A-Za-z0-9_-]/g, '_')).slice(0, NAME_CHARS);
  for (let number = 2, free = name; ; number += 1) {
    if (!taken.has(free)) return free;
    free = `${name.slice(0, NAME_CHARS - `_${number}`.length)}_${number}`;
  }
}

/** The schema of the call around the plugin's. References begin at the root, so what they lead to moves there. */
function inputSchemaOf({ $schema: _, $defs, definitions, ...data }: JsonObject): JsonObject {
  const { properties, required, ...rest } = ASK_SCHEMA;
  return {
    ...rest,
    properties: { ...(properties as JsonObject), data: { description: 'What the plugin shows', ...data } },
    required: [...(required ?? []), ...(Array.isArray(data.required) && data.required.length > 0 ? ['data'] : [])],
    ...($defs === undefined ? {} : { $defs }),
    ...(definitions === undefined ? {} : { definitions }),
  };
}

/** Checks data against plugins' schemas, each read once. A schema that cannot be read lets everything pass. */
function createDataChecks(): (schema: JsonObject) => Check {
  const validator = new AjvJsonSchemaValidator();
  const checks = new WeakMap<JsonObject, Check>();
  const makeCheck = (schema: JsonObject): Check => {
    try {
      const validate = validator.getValidator(schema);
      return (data) => validate(data).errorMessage ?? null;
    } catch {
      return () => null;
    }
  };
  return (schema) => {
    const check = checks.get(schema) ?? makeCheck(schema);
    checks.set(schema, check);
    return check;
  };
}

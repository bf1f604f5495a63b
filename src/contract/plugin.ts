import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { jsonObject } from './value.ts';

/** Ends of names that a plugin's own icon file may have, with the type it is served as. */
export const PLUGIN_ICON_TYPES = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
} as const;

/** The folder's name; nothing in it can lead out of the folder that holds the plugins. */
export const pluginName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/i, 'Use letters, digits, ".", "_" and "-", at most 64, a letter or digit first');

/** A host that a plugin may call: a name or address with an optional port, `*.` before a name for all below it, or `*`. */
const httpDomain = z
  .string()
  .regex(
    /^(\*|(\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\d{1,5})?|\[[0-9a-f:.]+\](:\d{1,5})?)$/i,
    'A host such as kroki.io, localhost:8000, *.example.com or *',
  );

const pluginEnvEntry = z.object({
  key: z.string().regex(/^(?!__proto__$)[A-Za-z_][A-Za-z0-9_]{0,127}$/, 'Letters, digits and "_", not a digit first'),
  label: z.string(),
  required: z.boolean().optional(),
  default: z.string().optional(),
  secret: z.boolean().optional(),
  description: z.string().optional(),
});
/** One value that a person may set for a plugin. */
export type PluginEnvEntry = z.infer<typeof pluginEnvEntry>;

/** `plugin.json` (contract.md 11.1). Unknown members are dropped. */
export const pluginManifest = z.object({
  name: pluginName,
  displayName: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+\.\d+/, 'A version starts like 1.2.3'),
  description: z.string().optional(),
  author: z.string().optional(),
  icon: z
    .string()
    .refine((icon) => !/[/\\.]/.test(icon) || isIconFile(icon), 'A name, or ./file.svg (svg, png, jpg, jpeg, webp)')
    .optional()
    .describe('`./file.svg` in the plugin’s folder, or the name of an icon'),
  inputSchema: jsonObject.optional().describe('JSON Schema of the data that the plugin shows'),
  permissions: z
    .object({ httpRequests: z.boolean().optional(), maxHttpDomains: z.array(httpDomain).max(100).optional() })
    .optional(),
  env: z
    .array(pluginEnvEntry)
    .max(100)
    .refine((entries) => new Set(entries.map(({ key }) => key)).size === entries.length, 'Each key once only')
    .optional(),
});
export type PluginManifest = z.infer<typeof pluginManifest>;

/** Whether an icon is a file of the plugin's folder, and not the name of an icon. */
export function isIconFile(icon: string): boolean {
  const match = /^\.\/(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.(\w+)$/.exec(icon);
  return match !== null && Object.hasOwn(PLUGIN_ICON_TYPES, (match[1] ?? '').toLowerCase());
}

/** Values of a plugin's env entries by key. A secret one reads as `***`, and `***` sent back keeps it. */
const envValues = z.record(z.string(), z.string().max(LIMITS.pluginEnvValueChars));

/** What a frame is made of (contract.md 7.6). `env` is in clear: the plugin's code needs it. */
export const pluginRender = z.object({ html: z.string(), env: z.record(z.string(), z.string()) });
export type PluginRender = z.infer<typeof pluginRender>;

export const pluginConfig = z.object({
  envValues: z.record(z.string(), z.string()),
  enabled: z.boolean(),
  envSchema: z.array(pluginEnvEntry),
});
export const storedPluginConfig = pluginConfig.omit({ envSchema: true });
export const changePluginConfigRequest = z.object({ envValues, enabled: z.boolean().optional() });
export type ChangePluginConfigRequest = z.infer<typeof changePluginConfigRequest>;

/** What a plugin asks the server to fetch for it (contract.md 11.4). */
export const pluginFetchRequest = z.object({
  url: z.string().min(1).max(LIMITS.pluginFetchUrlChars),
  method: z.string().max(16).optional(),
  headers: z.record(z.string().max(256), z.string().max(8192)).optional(),
  body: z.string().optional(),
});
export type PluginFetchRequest = z.infer<typeof pluginFetchRequest>;

/** What came back: `body` as text. A failure of the network is `ok: false, status: 0` with `error`. */
export const pluginFetchAnswer = z.object({
  ok: z.boolean(),
  status: z.number().int(),
  statusText: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  error: z.string().optional(),
});
export type PluginFetchAnswer = z.infer<typeof pluginFetchAnswer>;

/** A folder that was meant to be a plugin and is none, with a reason that its author can act on. Ours. */
export const pluginWarning = z.object({
  folder: z.string().describe('Where it lies on the server’s disk'),
  reason: z.string(),
});
export type PluginWarning = z.infer<typeof pluginWarning>;

import { z } from 'zod';
import { Refusal, validated } from '../refusal.ts';
import type { Router } from '../routing.ts';
import type { StoredPlugin } from '../state.ts';
import type { World } from '../world.ts';

const configRequest = z.object({ envValues: z.record(z.string(), z.string()), enabled: z.boolean().optional() });

const fetchRequest = z.object({
  url: z.url(),
  method: z.string().default('GET'),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.string().optional(),
});

/** Plugins for people (contract.md 7.6) and for agents (6.11). */
export function pluginRoutes(router: Router, { state }: World): void {
  const find = ({ name = '' }: Readonly<Record<string, string>>): StoredPlugin => {
    const plugin = state.plugins.get(name);
    if (plugin === undefined) throw new Refusal(404, `Plugin "${name}" not found`);
    return plugin;
  };
  const manifests = () => [...state.plugins.values()].map(({ manifest }) => manifest);
  const envSchema = ({ manifest }: StoredPlugin) => (manifest.env ?? []) as { key: string; default?: string }[];

  router.person('GET /api/plugins', manifests);
  router.person('GET /api/plugins/:name', ({ parameters }) => find(parameters).manifest);
  router.person('GET /api/plugins/:name/render', ({ parameters }) => {
    const plugin = find(parameters);
    const defaults = envSchema(plugin).map(({ key, default: value }) => [key, value ?? '']);
    return { html: plugin.html, env: { ...Object.fromEntries(defaults), ...plugin.envValues } };
  });
  router.person('GET /api/plugins/:name/config', ({ parameters }) => {
    const plugin = find(parameters);
    return { envValues: plugin.envValues, enabled: plugin.enabled, envSchema: envSchema(plugin) };
  });
  router.person('PUT /api/plugins/:name/config', ({ parameters, body }) => {
    const plugin = find(parameters);
    const { envValues, enabled } = validated(configRequest, body);
    plugin.envValues = envValues;
    plugin.enabled = enabled ?? plugin.enabled;
    return { envValues, enabled: plugin.enabled };
  });
  // Without a session: a hole of upstream (R31).
  router.open('POST /api/plugins/:name/fetch', ({ parameters, body }) => fetchFor(find(parameters), body), 201);
  router.agent('GET /api/v1/plugins', manifests);
  router.agent('GET /api/v1/plugins/:name', ({ parameters }) => find(parameters).manifest);
}

/** Fetches what a plugin may fetch, this computer too, since no test goes further (contract.md 11.4). */
async function fetchFor({ manifest }: StoredPlugin, body: unknown): Promise<object> {
  const { httpRequests, maxHttpDomains = [] } = (manifest.permissions ?? {}) as {
    httpRequests?: boolean;
    maxHttpDomains?: string[];
  };
  if (httpRequests !== true) throw new Refusal(400, 'This plugin may not make HTTP requests');
  const { url, ...init } = validated(fetchRequest, body);
  const { hostname, host } = new URL(url);
  if (![hostname, host, '*'].some((allowed) => maxHttpDomains.includes(allowed))) {
    throw new Refusal(400, `This plugin may not fetch from ${host}`);
  }
  try {
    const { method, headers } = init;
    const response = await fetch(url, { method, headers, body: init.body ?? null });
    const { ok, status, statusText } = response;
    return { ok, status, statusText, headers: Object.fromEntries(response.headers), body: await response.text() };
  } catch (error) {
    return { ok: false, status: 0, statusText: '', headers: {}, body: '', error: String(error) };
  }
}

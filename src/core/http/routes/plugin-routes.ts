import type { Services } from '../../services/services.ts';
import { bytesInMemory } from '../byte-answer.ts';
import { readProgramAsset } from '../program-asset.ts';
import type { RouteHandlers } from '../routing.ts';

const ICON_HEADERS = {
  'cache-control': 'public, max-age=3600',
  // An SVG that is opened by itself is a page, and may hold script.
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
};
/** A frame has no origin of its own, so its script comes from another one. */
const SCRIPT_HEADERS = { 'cache-control': 'public, max-age=3600', 'cross-origin-resource-policy': 'cross-origin' };
/** Values in clear must not lie in a cache. */
const NO_STORE = { 'cache-control': 'no-store' };

/** Plugins (contract.md 6.11, 7.6, 11). */
export function pluginRoutes({ plugins, pluginFetch }: Pick<Services, 'plugins' | 'pluginFetch'>) {
  return {
    agentListPlugins: () => plugins.listEnabled(),
    agentGetPlugin: ({ parameters }) => plugins.getEnabled(parameters.name ?? ''),
    listPlugins: async () => plugins.list(),
    listPluginWarnings: async () => plugins.warnings(),
    getPlugin: async ({ parameters }) => plugins.get(parameters.name ?? ''),
    renderPlugin: async ({ parameters, reply }) => {
      reply.headers(NO_STORE);
      return plugins.render(parameters.name ?? '');
    },
    getPluginConfig: ({ parameters }) => plugins.readConfig(parameters.name ?? ''),
    changePluginConfig: async ({ parameters, body }) => {
      const { envValues, enabled } = await plugins.changeConfig(parameters.name ?? '', body);
      return { envValues, enabled };
    },
    getPluginIcon: async ({ parameters }) => {
      const { bytes, mimeType } = await plugins.readIcon(parameters.name ?? '');
      return bytesInMemory(bytes, mimeType, ICON_HEADERS);
    },
    fetchForPlugin: async ({ parameters, body, callerLeft }) =>
      pluginFetch.fetch(await plugins.getEnabled(parameters.name ?? ''), body, callerLeft),
    pluginTailwind: async () =>
      bytesInMemory(await readProgramAsset('tailwind.js'), 'text/javascript; charset=utf-8', SCRIPT_HEADERS),
  } satisfies Partial<RouteHandlers>;
}

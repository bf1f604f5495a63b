import { z } from 'zod';
import {
  changePluginConfigRequest,
  pluginConfig,
  pluginFetchAnswer,
  pluginFetchRequest,
  pluginManifest,
  pluginRender,
  pluginWarning,
  storedPluginConfig,
} from '../plugin.ts';
import { TAILWIND_PATH } from '../plugin-frame.ts';
import { BYTES, type Route } from '../route.ts';

/** Plugins, for agents that name them and people who see them (contract.md 6.11, 7.6, 11). */
export const PLUGIN_ROUTES = {
  agentListPlugins: {
    method: 'GET',
    path: '/api/v1/plugins',
    auth: 'apiKey',
    summary: 'Manifests of the plugins that messages may name, by name',
    status: 200,
    answer: z.array(pluginManifest),
  },
  agentGetPlugin: {
    method: 'GET',
    path: '/api/v1/plugins/:name',
    auth: 'apiKey',
    summary: 'Manifest of one plugin',
    status: 200,
    answer: pluginManifest,
  },
  listPlugins: {
    method: 'GET',
    path: '/api/plugins',
    auth: 'session',
    summary: 'Manifests of the installed plugins, those switched off too, by name',
    status: 200,
    answer: z.array(pluginManifest),
  },
  /** Ours; beside the list, because anything below it may be the name of a plugin. */
  listPluginWarnings: {
    method: 'GET',
    path: '/api/plugins-warnings',
    auth: 'session',
    summary: 'Folders that were meant to be plugins, and why they are skipped',
    status: 200,
    answer: z.array(pluginWarning),
  },
  getPlugin: {
    method: 'GET',
    path: '/api/plugins/:name',
    auth: 'session',
    summary: 'Manifest of one plugin',
    status: 200,
    answer: pluginManifest,
  },
  renderPlugin: {
    method: 'GET',
    path: '/api/plugins/:name/render',
    auth: 'session',
    summary: 'What a plugin’s frame is made of, as JSON',
    status: 200,
    answer: pluginRender,
  },
  getPluginConfig: {
    method: 'GET',
    path: '/api/plugins/:name/config',
    auth: 'session',
    summary: 'Values of a plugin’s installed version; secret ones read as ***',
    status: 200,
    answer: pluginConfig,
  },
  changePluginConfig: {
    method: 'PUT',
    path: '/api/plugins/:name/config',
    auth: 'session',
    summary: 'Replace the values of a plugin’s installed version; *** keeps a secret one',
    body: changePluginConfigRequest,
    status: 200,
    answer: storedPluginConfig,
  },
  getPluginIcon: {
    method: 'GET',
    path: '/api/plugins/:name/icon',
    auth: 'none',
    summary: 'Icon file of a plugin',
    status: 200,
    answer: BYTES,
  },
  fetchForPlugin: {
    method: 'POST',
    path: '/api/plugins/:name/fetch',
    auth: 'session',
    summary: 'Fetch an address that a plugin’s manifest declares; a network failure is an answer, too',
    body: pluginFetchRequest,
    status: 201,
    answer: pluginFetchAnswer,
  },
  pluginTailwind: {
    method: 'GET',
    path: TAILWIND_PATH,
    auth: 'none',
    summary: 'Tailwind for the frames of plugins',
    status: 200,
    answer: BYTES,
  },
} as const satisfies Record<string, Route>;

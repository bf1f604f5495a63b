import { MASKED_SECRET } from '../../contract/agent-settings.ts';
import { AppError } from '../../contract/errors.ts';
import type {
  ChangePluginConfigRequest,
  PluginEnvEntry,
  PluginManifest,
  PluginRender,
  PluginWarning,
} from '../../contract/plugin.ts';
import type { EventBus } from '../domain/events.ts';
import type { Ports } from '../ports.ts';
import type { PluginConfigStore, StoredEnvValue, StoredPluginConfig } from '../store/plugin-configs.ts';
import type { PluginCatalogue } from './plugin-catalogue.ts';
import { type InstalledPlugin, readPluginHtml, readPluginIcon } from './plugin-folder.ts';
import type { SecretBox } from './secret-box.ts';

/** A plugin's values as people see them: secret ones masked. */
export interface PluginConfig {
  readonly envValues: Record<string, string>;
  readonly enabled: boolean;
  readonly envSchema: PluginEnvEntry[];
}

/** Installed plugins and their values (contract.md 6.11, 7.6, 11). Each name that is not there raises `plugin_not_found`. */
export interface Plugins {
  /** Manifests by name, without defaults of secret values. */
  list(): PluginManifest[];
  get(name: string): PluginManifest;
  /** The same for agents, who do not see what a person switched off. */
  listEnabled(): Promise<PluginManifest[]>;
  getEnabled(name: string): Promise<PluginManifest>;
  /** What was skipped, and why. */
  warnings(): PluginWarning[];
  /** The frame's HTML and its values in clear; a plugin that is switched off is as if it were not there. */
  render(name: string): Promise<PluginRender>;
  readConfig(name: string): Promise<PluginConfig>;
  /** Replaces the values; those that the manifest does not name are dropped, and a secret `***` stays as it was. */
  changeConfig(name: string, request: ChangePluginConfigRequest): Promise<PluginConfig>;
  /** Raises `plugin_icon_not_found` for a plugin without an icon file. */
  readIcon(name: string): Promise<{ bytes: Buffer; mimeType: string }>;
}

/** What the service is joined from. */
export interface PluginParts {
  readonly catalogue: PluginCatalogue;
  readonly configs: PluginConfigStore;
  readonly secretBox: SecretBox;
  readonly events: EventBus;
  readonly ports: Ports;
}

export function createPlugins({ catalogue, configs, secretBox, events, ports }: PluginParts): Plugins {
  const getInstalled = (name: string): InstalledPlugin => {
    const plugin = catalogue.find(name);
    if (plugin === null) throw new AppError('plugin_not_found', `Plugin "${name}" not found`);
    return plugin;
  };
  const findConfig = ({ manifest }: InstalledPlugin) => configs.find(manifest.name, manifest.version);
  const getEnabled = async (name: string): Promise<InstalledPlugin> => {
    const plugin = getInstalled(name);
    if ((await findConfig(plugin))?.isEnabled === false) {
      throw new AppError('plugin_not_found', `Plugin "${name}" not found`);
    }
    return plugin;
  };

  const openValue = (manifest: PluginManifest, key: string, value: StoredEnvValue): string | null => {
    if ('plain' in value) return value.plain;
    const opened = secretBox.open(value.sealed, labelOf(manifest, key));
    if (opened === null) ports.log('warn', 'A plugin’s secret cannot be opened', { plugin: manifest.name, key });
    return opened;
  };
  /** Every value that counts: the stored one, else the default. */
  const valuesOf = (manifest: PluginManifest, config: StoredPluginConfig | null): Record<string, string> => {
    const values: Record<string, string> = {};
    for (const { key, default: fallback } of manifest.env ?? []) {
      const stored = ownValue(config, key);
      const value = stored === undefined ? fallback : (openValue(manifest, key, stored) ?? fallback);
      if (value !== undefined) values[key] = value;
    }
    return values;
  };
  const sealSecrets = async (manifest: PluginManifest, values: Readonly<Record<string, string>>) => {
    const sealed = new Map<string, string>();
    for (const { key, secret } of manifest.env ?? []) {
      const value = Object.hasOwn(values, key) ? values[key] : undefined;
      if (!secret || value === undefined || value === MASKED_SECRET) continue;
      sealed.set(key, await secretBox.seal(value, labelOf(manifest, key)));
    }
    return sealed;
  };
  const presentConfig = (manifest: PluginManifest, config: StoredPluginConfig | null): PluginConfig => {
    const entries = manifest.env ?? [];
    const values = valuesOf(manifest, config);
    for (const { key, secret } of entries) {
      if (secret && values[key] !== undefined) values[key] = MASKED_SECRET;
    }
    return { envValues: values, enabled: config?.isEnabled ?? true, envSchema: presentManifest(manifest).env ?? [] };
  };

  return {
    list: () => catalogue.list().map(({ manifest }) => presentManifest(manifest)),
    get: (name) => presentManifest(getInstalled(name).manifest),
    async listEnabled() {
      const enabled: PluginManifest[] = [];
      for (const plugin of catalogue.list()) {
        if ((await findConfig(plugin))?.isEnabled !== false) enabled.push(presentManifest(plugin.manifest));
      }
      return enabled;
    },
    getEnabled: async (name) => presentManifest((await getEnabled(name)).manifest),
    warnings: () => [...catalogue.warnings()],
    async render(name) {
      const plugin = await getEnabled(name);
      const html = await readPluginHtml(plugin).catch((cause: unknown) => {
        throw new AppError('plugin_not_found', `Plugin "${name}" not found`, { cause });
      });
      return { html, env: valuesOf(plugin.manifest, await findConfig(plugin)) };
    },
    async readConfig(name) {
      const plugin = getInstalled(name);
      return presentConfig(plugin.manifest, await findConfig(plugin));
    },
    async changeConfig(name, request) {
      const { manifest } = getInstalled(name);
      const sealed = await sealSecrets(manifest, request.envValues);
      const change = (before: StoredPluginConfig | null): StoredPluginConfig => {
        const envValues: Record<string, StoredEnvValue> = {};
        for (const { key, secret } of manifest.env ?? []) {
          const wished = Object.hasOwn(request.envValues, key) ? request.envValues[key] : undefined;
          if (wished === undefined) continue;
          const text = sealed.get(key);
          const kept = text === undefined ? ownValue(before, key) : { sealed: text };
          const value = secret ? kept : { plain: wished };
          if (value !== undefined) envValues[key] = value;
        }
        return { isEnabled: request.enabled ?? before?.isEnabled ?? true, envValues };
      };
      const changed = await configs.change(manifest.name, manifest.version, change, ports.clock.now());
      events.publish({ kind: 'plugins:changed' });
      return presentConfig(manifest, changed);
    },
    async readIcon(name) {
      const icon = await readPluginIcon(getInstalled(name));
      if (icon === null) throw new AppError('plugin_icon_not_found');
      return icon;
    },
  };
}

/** The manifest without what is secret in it. */
function presentManifest(manifest: PluginManifest): PluginManifest {
  if (manifest.env === undefined) return manifest;
  return {
    ...manifest,
    env: manifest.env.map((entry) => {
      const { default: _secret, ...open } = entry;
      return entry.secret ? open : entry;
    }),
  };
}

/** A key may be any word, `constructor` too. */
function ownValue(config: StoredPluginConfig | null, key: string): StoredEnvValue | undefined {
  return config !== null && Object.hasOwn(config.envValues, key) ? config.envValues[key] : undefined;
}

/** What a sealed value belongs to; it opens nowhere else. */
function labelOf({ name, version }: PluginManifest, key: string): string {
  return JSON.stringify([name, version, key]);
}

import { mkdir } from 'node:fs/promises';
import { type FSWatcher, watch } from 'chokidar';
import type { PluginWarning } from '../../contract/plugin.ts';
import type { EventBus } from '../domain/events.ts';
import type { Ports } from '../ports.ts';
import { type InstalledPlugin, scanPluginFolder } from './plugin-folder.ts';

/** A save is several events; the folder is read again once they are over. */
const SETTLE_MS = 150;
/** A plugin's folder and one below it, e.g. for icons. */
const WATCHED_DEPTH = 2;

/** Where plugins lie. */
export interface PluginFolders {
  /** The person's own, made when missing and watched. Wins over a bundled plugin of the same name. */
  readonly own: string;
  /** Those that come with the program; null when there are none. */
  readonly bundled: string | null;
}

/** The installed plugins as they are on the disk now. */
export interface PluginCatalogue {
  /** By name. */
  list(): readonly InstalledPlugin[];
  find(name: string): InstalledPlugin | null;
  /** Folders that were skipped at the last reading. */
  warnings(): readonly PluginWarning[];
  /** Reads both folders and begins to watch the person's own. Never raises for a broken plugin. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Makes an empty catalogue; nothing is read before its start. */
export function createPluginCatalogue(folders: PluginFolders, events: EventBus, ports: Ports): PluginCatalogue {
  let installed = new Map<string, InstalledPlugin>();
  let warnings: readonly PluginWarning[] = [];
  let cancelTimer: (() => void) | undefined;
  let reading: Promise<void> = Promise.resolve();
  let isStopped = false;
  let watcher: FSWatcher | undefined;

  const read = async (): Promise<void> => {
    const bundled = folders.bundled === null ? null : await scanPluginFolder(folders.bundled);
    const own = await scanPluginFolder(folders.own);
    const plugins = [...(bundled?.plugins ?? []), ...own.plugins];
    const before = manifestsOf(installed);
    installed = new Map(plugins.map((plugin) => [plugin.manifest.name, plugin]));
    if (manifestsOf(installed) !== before) events.publish({ kind: 'plugins:changed' });
    const known = new Set(warnings.map(({ folder, reason }) => folder + reason));
    warnings = [...(bundled?.warnings ?? []), ...own.warnings];
    for (const { folder, reason } of warnings) {
      if (!known.has(folder + reason)) ports.log('warn', 'A plugin was skipped', { folder, reason });
    }
  };
  const readAgain = (): void => {
    reading = reading
      .then(() => (isStopped ? undefined : read()))
      .catch((error: unknown) => ports.log('error', 'The plugins could not be read', { reason: String(error) }));
  };
  const readSoon = (): void => {
    cancelTimer?.();
    cancelTimer = ports.clock.startTimer(SETTLE_MS, readAgain);
  };

  return {
    list: () => [...installed.values()].sort((a, b) => (a.manifest.name < b.manifest.name ? -1 : 1)),
    find: (name) => installed.get(name) ?? null,
    warnings: () => warnings,
    async start() {
      await mkdir(folders.own, { recursive: true }).catch(() => undefined);
      readAgain();
      await reading;
      watcher = watch(folders.own, { depth: WATCHED_DEPTH, followSymlinks: false, ignoreInitial: true })
        .on('all', readSoon)
        // What changed between the first reading and now was seen by neither.
        .on('ready', readSoon)
        .on('error', (error) => {
          ports.log('warn', 'Changes of plugins are not noticed until the next start', { reason: String(error) });
        });
    },
    async stop() {
      isStopped = true;
      cancelTimer?.();
      await watcher?.close();
      await reading;
    },
  };
}

/** What others know of the plugins, to see whether it changed. */
function manifestsOf(installed: ReadonlyMap<string, InstalledPlugin>): string {
  return JSON.stringify([...installed.values()].map(({ manifest }) => manifest));
}

import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { LIMITS } from '../../contract/limits.ts';
import {
  isIconFile,
  PLUGIN_ICON_TYPES,
  type PluginManifest,
  type PluginWarning,
  pluginManifest,
} from '../../contract/plugin.ts';

const MANIFEST_FILE = 'plugin.json';
const HTML_FILE = 'render.html';

/** An installed plugin: its manifest, and where the rest of it lies. */
export interface InstalledPlugin {
  readonly manifest: PluginManifest;
  readonly folder: string;
}

/** Plugins of one folder, and what was meant to be one. */
export interface PluginScan {
  readonly plugins: readonly InstalledPlugin[];
  readonly warnings: readonly PluginWarning[];
}

/** Why a folder is no plugin; the text is shown to the person. */
class BrokenPlugin extends Error {
  override readonly name = 'BrokenPlugin';
}

/** Reads every plugin below `folder`; a folder that is not there holds none. Names that begin with a dot are passed over. */
export async function scanPluginFolder(folder: string): Promise<PluginScan> {
  const plugins: InstalledPlugin[] = [];
  const warnings: PluginWarning[] = [];
  const names = (await readNames(folder)).filter((name) => !name.startsWith('.'));
  for (const name of names.slice(0, LIMITS.pluginsPerFolderCount)) {
    const pluginFolder = join(folder, name);
    try {
      const plugin = await readPlugin(pluginFolder, name);
      if (plugin !== null) plugins.push(plugin);
    } catch (error) {
      warnings.push({ folder: pluginFolder, reason: reasonOf(error) });
    }
  }
  if (names.length > LIMITS.pluginsPerFolderCount) {
    warnings.push({ folder, reason: `Only the first ${LIMITS.pluginsPerFolderCount} plugins are read` });
  }
  return { plugins, warnings };
}

/** The text of `render.html` as it is now, so that an edit shows at the next rendering. */
export async function readPluginHtml(plugin: InstalledPlugin): Promise<string> {
  return (await readInside(plugin.folder, HTML_FILE, LIMITS.pluginHtmlBytes)).toString('utf8');
}

/** The icon file and its type; null when the manifest names none or the file is gone. */
export async function readPluginIcon({
  manifest,
  folder,
}: InstalledPlugin): Promise<{ bytes: Buffer; mimeType: string } | null> {
  const icon = manifest.icon;
  if (icon === undefined || !isIconFile(icon)) return null;
  const ending = extname(icon).slice(1).toLowerCase() as keyof typeof PLUGIN_ICON_TYPES;
  try {
    return { bytes: await readInside(folder, icon, LIMITS.pluginIconBytes), mimeType: PLUGIN_ICON_TYPES[ending] };
  } catch {
    return null;
  }
}

async function readNames(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Null for what is not meant to be a plugin: a plain file. */
async function readPlugin(folder: string, name: string): Promise<InstalledPlugin | null> {
  const entry = await lstat(folder);
  if (entry.isSymbolicLink()) throw new BrokenPlugin('It is a link; copy the plugin’s folder here instead');
  if (!entry.isDirectory()) return null;

  const text = (await readInside(folder, MANIFEST_FILE, LIMITS.pluginManifestBytes)).toString('utf8');
  const parsed = pluginManifest.safeParse(parseJson(text));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new BrokenPlugin(`${MANIFEST_FILE}: ${[...(issue?.path ?? []), issue?.message].join(': ')}`);
  }
  const manifest = parsed.data;
  if (manifest.name !== name) {
    throw new BrokenPlugin(`${MANIFEST_FILE}: name is "${manifest.name}", but the folder is called "${name}"`);
  }
  await findInside(folder, HTML_FILE, LIMITS.pluginHtmlBytes);
  if (manifest.icon !== undefined && isIconFile(manifest.icon)) {
    await findInside(folder, manifest.icon, LIMITS.pluginIconBytes);
  }
  return { manifest, folder };
}

function parseJson(text: string): unknown {
  try {
    // An editor's byte order mark is not the author's fault.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new BrokenPlugin(`${MANIFEST_FILE} is not JSON: ${(error as Error).message}`);
  }
}

/** The real path of a regular file in `folder` that is no larger than `maxBytes`; links that lead out are refused. */
async function findInside(folder: string, name: string, maxBytes: number): Promise<string> {
  const [realFolder, file] = await Promise.all([realpath(folder), realpath(join(folder, name)).catch(missing(name))]);
  if (!file.startsWith(realFolder + sep)) throw new BrokenPlugin(`${name} leads out of the plugin’s folder`);
  const found = await stat(file);
  if (!found.isFile()) throw new BrokenPlugin(`${name} is not a file`);
  if (found.size > maxBytes) throw new BrokenPlugin(`${name} is larger than ${Math.round(maxBytes / 1024)} KiB`);
  return file;
}

async function readInside(folder: string, name: string, maxBytes: number): Promise<Buffer> {
  return readFile(await findInside(folder, name, maxBytes));
}

function missing(name: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    throw new BrokenPlugin(error.code === 'ENOENT' ? `${name} is missing` : `${name} cannot be read`, { cause: error });
  };
}

function reasonOf(error: unknown): string {
  return error instanceof BrokenPlugin ? error.message : `It cannot be read: ${(error as Error).message}`;
}

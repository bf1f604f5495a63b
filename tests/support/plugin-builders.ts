import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import type { PluginManifest } from '../../src/contract/plugin.ts';
import type { TestCore } from './test-core.ts';

/** A plugin to install: its manifest's wishes, and files beside it. */
export interface PluginWish {
  readonly manifest?: Partial<PluginManifest>;
  /** By name in the plugin's folder; `render.html` unless given. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

/** A manifest without anything that is optional. */
export function aManifest(name: string, wish: Partial<PluginManifest> = {}): PluginManifest {
  return { name, displayName: `Plugin ${name}`, version: '1.0.0', ...wish };
}

/** Puts a plugin's folder into the data folder at once, as a person who copies it does, whatever is wrong with it. */
export async function placePlugin(core: TestCore, name: string, { manifest, files }: PluginWish = {}): Promise<void> {
  const draft = join(core.dataFolder, `draft-of-${name}`);
  await mkdir(draft);
  await writeFile(join(draft, 'plugin.json'), JSON.stringify(aManifest(name, manifest)));
  for (const [file, content] of Object.entries({ 'render.html': `<p>${name}</p>`, ...files })) {
    await writeFile(join(draft, file), content);
  }
  await rename(draft, join(core.dataFolder, 'plugins', name));
}

/** Places a plugin and waits until the running core has taken it up. */
export async function installPlugin(core: TestCore, name: string, wish: PluginWish = {}): Promise<void> {
  await placePlugin(core, name, wish);
  const isTakenUp = async () => {
    expect((await core.agent.send('agentGetPlugin', { parameters: { name } })).status).toBe(200);
  };
  await vi.waitFor(isTakenUp, { timeout: 10_000 });
}

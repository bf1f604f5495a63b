import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pluginDataOf, pluginNameOf } from '../../src/contract/plugin-data.ts';
import { buildPluginDocument, TAILWIND_PATH } from '../../src/contract/plugin-frame.ts';
import { createApiClient } from '../support/api-client.ts';
import type { PersonClient } from '../support/clients.ts';
import { aManifest, installPlugin, placePlugin } from '../support/plugin-builders.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let person: PersonClient;
beforeAll(async () => {
  core = await startTestCore();
  person = await core.person();
});
afterAll(() => core.stop());

const named = (name: string) => ({ parameters: { name } });
const namesOf = (plugins: readonly { name: string }[]) => plugins.map(({ name }) => name);

describe('the list of plugins', () => {
  it('holds the bundled ones, for agents and people alike, with what MCP and n8n read', async () => {
    const forAgents = await core.agent.call('agentListPlugins');
    expect(await person.call('listPlugins')).toEqual(forAgents);
    expect(namesOf(forAgents)).toEqual(expect.arrayContaining(['compare', 'diagram']));
    const diagram = await core.agent.call('agentGetPlugin', named('diagram'));
    expect(diagram).toMatchObject({
      displayName: 'Diagram',
      inputSchema: { properties: { source: {}, title: {} }, required: ['source'] },
    });
    expect(await person.call('getPlugin', named('diagram'))).toEqual(diagram);
  });

  it('127. answers an unknown name with 404 and a sentence that names it, on every route', async () => {
    const unknown = 'a "name"/%2e%2e';
    const message = `Plugin "${unknown}" not found`;
    expect(await core.agent.refusal('agentGetPlugin', named(unknown))).toMatchObject({ statusCode: 404, message });
    for (const name of ['getPlugin', 'renderPlugin', 'getPluginConfig', 'getPluginIcon'] as const) {
      expect(await person.refusal(name, named(unknown)), name).toMatchObject({ statusCode: 404, message });
    }
    const bodies = { changePluginConfig: { envValues: {} }, fetchForPlugin: { url: 'https://example.com' } };
    for (const [name, body] of Object.entries(bodies) as [keyof typeof bodies, object][]) {
      expect(await person.refusal(name, { ...named(unknown), body }), name).toMatchObject({ statusCode: 404, message });
    }
    for (const name of ['constructor', '__proto__', '../diagram', 'diagram/../diagram']) {
      expect((await person.refusal('renderPlugin', named(name))).statusCode, name).toBe(404);
    }
  });

  it('follows the folder while the core runs: added, changed, broken, mended, removed', async () => {
    const file = join(core.dataFolder, 'plugins', 'live', 'plugin.json');
    const shown = async () => (await person.call('listPlugins')).find(({ name }) => name === 'live')?.displayName;
    await installPlugin(core, 'live');
    await writeFile(file, JSON.stringify(aManifest('live', { displayName: 'Changed' })));
    await expect.poll(shown, { timeout: 10_000 }).toBe('Changed');
    await writeFile(file, '{');
    await expect.poll(shown, { timeout: 10_000 }).toBeUndefined();
    expect(await person.call('listPluginWarnings')).toContainEqual({
      folder: join(core.dataFolder, 'plugins', 'live'),
      reason: expect.stringContaining('plugin.json is not JSON'),
    });
    await writeFile(file, JSON.stringify(aManifest('live')));
    await expect.poll(shown, { timeout: 10_000 }).toBe('Plugin live');
    await rm(join(core.dataFolder, 'plugins', 'live'), { recursive: true });
    await expect.poll(shown, { timeout: 10_000 }).toBeUndefined();
    expect(await person.call('listPluginWarnings')).toEqual([]);
  });

  it('skips a broken plugin with a warning, and starts all the same', async () => {
    const broken = await startTestCore();
    try {
      await placePlugin(broken, 'broken', { manifest: { version: 'new' } });
      await installPlugin(broken, 'whole');
      expect(namesOf(await broken.agent.call('agentListPlugins'))).toEqual(['compare', 'diagram', 'whole']);
      expect(await (await broken.person()).call('listPluginWarnings')).toEqual([
        {
          folder: join(broken.dataFolder, 'plugins', 'broken'),
          reason: 'plugin.json: version: A version starts like 1.2.3',
        },
      ]);
    } finally {
      await broken.stop();
    }
  });

  it('prefers the person’s own plugin to a bundled one of the same name', async () => {
    const own = await startTestCore();
    try {
      await installPlugin(own, 'marker', {});
      await placePlugin(own, 'compare', { manifest: { displayName: 'My compare' } });
      const shown = async () => (await own.agent.call('agentGetPlugin', named('compare'))).displayName;
      await expect.poll(shown, { timeout: 10_000 }).toBe('My compare');
    } finally {
      await own.stop();
    }
  });
});

describe('rendering', () => {
  it('127. answers JSON with html and env, defaults while nothing was set', async () => {
    await installPlugin(core, 'rendered', {
      manifest: {
        env: [
          { key: 'URL', label: 'Address', default: 'https://example.com' },
          { key: 'EMPTY', label: 'E' },
        ],
      },
      files: { 'render.html': '<b>as it is</b>' },
    });
    const answer = await person.send('renderPlugin', named('rendered'));
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(JSON.parse(answer.text)).toEqual({ html: '<b>as it is</b>', env: { URL: 'https://example.com' } });
  });

  it('serves the icon without a session, as nothing that could run', async () => {
    await installPlugin(core, 'with-icon', { manifest: { icon: './icon.svg' }, files: { 'icon.svg': '<svg/>' } });
    const { status, headers, text } = await createApiClient(core.url).send('getPluginIcon', named('with-icon'));
    expect({ status, text }).toEqual({ status: 200, text: '<svg/>' });
    expect(headers.get('content-type')).toBe('image/svg+xml');
    expect(headers.get('cache-control')).toContain('max-age=3600');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    await installPlugin(core, 'named-icon', { manifest: { icon: 'chart' } });
    expect(await person.refusal('getPluginIcon', named('named-icon'))).toMatchObject({
      statusCode: 404,
      message: 'This plugin has no icon file',
    });
  });

  it('serves Tailwind itself, to frames without an origin', async () => {
    // A browser sends this for the script of a sandboxed frame; nothing else may come from there.
    const frame = createApiClient(core.url, { origin: 'null' });
    expect((await frame.refusal('health')).statusCode).toBe(403);
    expect((await frame.refusal('getPluginIcon', named('diagram'))).statusCode).toBe(403);
    const { status, headers, text } = await frame.send('pluginTailwind');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(text).toContain('tailwindcss');
  });

  it('44. and 56. a message names a plugin in its payload, its metadata, or as the type of its review', async () => {
    const { channelId } = core.agent;
    const sent = async (body: object) => core.agent.call('agentCreateMessage', { body: { channelId, ...body } });
    const inPayload = await sent({ review: { type: 'freeform', payload: { plugin: 'diagram', source: 'A --> B' } } });
    expect(inPayload.metadata).toEqual({ plugin: 'diagram' });
    expect(inPayload.review?.payload).toEqual({ plugin: 'diagram', source: 'A --> B' });
    expect((await sent({ text: 'x', metadata: { plugin: 'gone', a: 1 } })).metadata).toEqual({ plugin: 'gone', a: 1 });
    expect(await sent({ review: { type: 'diagram', payload: { source: 'A' } } })).toMatchObject({
      metadata: null,
      review: { type: 'diagram', status: 'pending' },
    });
  });
});

describe('the document of a frame', () => {
  it('131. is built of what the routes answer, and no data ends its script', async () => {
    const hostile = '</script><script>alert(1)</script><!--';
    const { id } = await core.agent.call('agentCreateMessage', {
      body: {
        channelId: core.agent.channelId,
        text: 'x',
        metadata: { plugin: 'diagram', source: hostile, [hostile]: hostile },
      },
    });
    const message = await person.call('getMessage', { parameters: { id } });
    const installed = namesOf(await person.call('listPlugins'));
    const name = pluginNameOf(message, installed) ?? '';
    expect(name).toBe('diagram');
    const { html, env } = await person.call('renderPlugin', named(name));
    const { channelId, senderType, createdAt } = message;
    const document = buildPluginDocument({
      html,
      tailwindUrl: core.url + TAILWIND_PATH,
      declaredHosts: [],
      globals: {
        data: pluginDataOf(message),
        env,
        attachments: [],
        message: { id, channelId, senderType, createdAt },
        theme: 'light',
        review: null,
        isPreview: false,
      },
    });
    const scripts = (text: string) => text.match(/<\/?script/gi)?.length;
    expect(document).not.toContain('alert(1)</script>');
    // The bridge and Tailwind, and then exactly the plugin's own.
    expect(scripts(document)).toBe(4 + (scripts(html) ?? 0));
  });
});

describe('the values of a plugin', () => {
  const SECRET = 'a secret of forty characters, not in clear';
  const env = [
    { key: 'URL', label: 'Address', default: 'https://example.com' },
    { key: 'TOKEN', label: 'Token', secret: true, default: 'secret by default' },
    { key: 'constructor', label: 'An odd key' },
  ];

  it('are replaced, masked, kept, and given to the frame alone', async () => {
    await installPlugin(core, 'valued', { manifest: { env } });
    const shown = env.map(({ default: given, ...entry }) =>
      entry.secret || given === undefined ? entry : { ...entry, default: given },
    );
    expect(await person.call('getPluginConfig', named('valued'))).toEqual({
      envValues: { URL: 'https://example.com', TOKEN: '***' },
      enabled: true,
      envSchema: shown,
    });
    expect((await core.agent.call('agentGetPlugin', named('valued'))).env).toEqual(shown);

    const changed = await person.call('changePluginConfig', {
      ...named('valued'),
      body: { envValues: { URL: 'https://other.example', TOKEN: SECRET, UNKNOWN: 'dropped' } },
    });
    expect(changed).toEqual({ envValues: { URL: 'https://other.example', TOKEN: '***' }, enabled: true });
    const kept = { envValues: { TOKEN: '***', constructor: 'x' } };
    expect(await person.call('changePluginConfig', { ...named('valued'), body: kept })).toEqual({
      envValues: { URL: 'https://example.com', TOKEN: '***', constructor: 'x' },
      enabled: true,
    });
    expect((await person.call('renderPlugin', named('valued'))).env).toEqual({
      URL: 'https://example.com',
      TOKEN: SECRET,
      constructor: 'x',
    });
  });

  it('are not in the data folder in clear when they are secret', async () => {
    const files = (await readdir(core.dataFolder)).filter((file) => file.startsWith('placet'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      expect((await readFile(join(core.dataFolder, file))).includes(SECRET), file).toBe(false);
    }
  });

  it('belong to one version', async () => {
    const file = join(core.dataFolder, 'plugins', 'valued', 'plugin.json');
    await writeFile(file, JSON.stringify(aManifest('valued', { env, version: '2.0.0' })));
    const token = async () => (await person.call('renderPlugin', named('valued'))).env.TOKEN;
    await expect.poll(token, { timeout: 10_000 }).toBe('secret by default');
    await writeFile(file, JSON.stringify(aManifest('valued', { env })));
    await expect.poll(token, { timeout: 10_000 }).toBe(SECRET);
  });

  it('of a wrong type are refused', async () => {
    for (const body of [
      {},
      { envValues: { URL: 7 } },
      { envValues: [], enabled: true },
      { envValues: {}, enabled: 'no' },
    ]) {
      expect((await person.refusal('changePluginConfig', { ...named('diagram'), body })).statusCode).toBe(400);
    }
  });

  it('switch a plugin off: for agents and frames it is not there, for people it can be switched on again', async () => {
    await installPlugin(core, 'off');
    const set = (enabled: boolean) =>
      person.call('changePluginConfig', { ...named('off'), body: { envValues: {}, enabled } });
    expect(await set(false)).toEqual({ envValues: {}, enabled: false });
    expect(namesOf(await core.agent.call('agentListPlugins'))).not.toContain('off');
    expect((await core.agent.refusal('agentGetPlugin', named('off'))).message).toBe('Plugin "off" not found');
    expect((await person.refusal('renderPlugin', named('off'))).statusCode).toBe(404);
    expect(namesOf(await person.call('listPlugins'))).toContain('off');
    await set(true);
    expect((await person.call('renderPlugin', named('off'))).html).toBe('<p>off</p>');
  });
});

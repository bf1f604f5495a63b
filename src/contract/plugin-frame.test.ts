import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPluginDocument, type PluginGlobals, pluginFramePolicy, scriptLiteral } from './plugin-frame.ts';

const globals = (wish: Partial<PluginGlobals> = {}): PluginGlobals => ({
  data: {},
  env: {},
  attachments: [],
  message: { id: 'm1', channelId: 'c1', senderType: 'agent', createdAt: '2026-04-01T14:00:00.000Z' },
  theme: 'light',
  review: null,
  isPreview: false,
  ...wish,
});
const built = (wish: Partial<PluginGlobals> = {}, html = '<p>plugin</p>') =>
  buildPluginDocument({ html, globals: globals(wish), tailwindUrl: null, declaredHosts: [] });

/** Scripts of a document as an HTML parser would cut them out. */
const scriptsOf = (html: string): string[] =>
  [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script/gi)].map((match) => match[1] ?? '');

/** Runs the bridge of a document as its frame would, and answers what the plugin finds. */
function runBridge(html: string) {
  const frame: Record<string, unknown> = {
    addEventListener: () => undefined,
    parent: { postMessage: () => undefined },
  };
  runInNewContext(scriptsOf(html)[0] ?? '', { window: frame, setTimeout, clearTimeout, Map, Promise, document: {} });
  return frame as { Placet: PluginGlobals & { respond: unknown }; HumanProxy: unknown };
}

const HOSTILE = ['</script>', '</SCRIPT >', '<!--', '<script>', ']]>', '\u2028', '\u2029', '"\'`$\\', '__proto__'];

describe('scriptLiteral', () => {
  it('131. carries any JSON value unharmed and never holds what ends or opens a script', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE));
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(text, tie('tree'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const literal = scriptLiteral(value);
        expect(literal).not.toMatch(/[<>\u2028\u2029]/);
        const back = runInNewContext(`JSON.stringify(${literal})`);
        expect(back).toBe(JSON.stringify(value));
      }),
      { numRuns: 500 },
    );
  });
});

describe('buildPluginDocument', () => {
  it.each(HOSTILE)('131. %j inside message data does not end the injected script', (hostile) => {
    const html = built({ data: { text: hostile, [hostile]: 1 }, env: { KEY: hostile } });
    const { Placet } = runBridge(html);
    expect(Placet.data.text).toBe(hostile);
    expect(Object.hasOwn(Placet.data, hostile)).toBe(true);
    expect(Placet.env.KEY).toBe(hostile);
    expect(scriptsOf(html)).toHaveLength(1);
  });

  it('comes in the order of the contract: policy and viewport, base style, bridge, then the plugin', () => {
    const html = built();
    const places = ['Content-Security-Policy', 'name="viewport"', '<style>', '<script>', '<body>', '<p>plugin</p>'];
    const found = places.map((place) => html.indexOf(place));
    expect(found).not.toContain(-1);
    expect(found).toEqual([...found].sort((a, b) => a - b));
  });

  it('marks the dark theme on the document', () => {
    expect(built({ theme: 'dark' })).toContain('<html class="dark">');
    expect(built()).toContain('<html>');
  });

  it('gives the plugin everything before its own code, also under the old name', () => {
    const review = { type: 'freeform', status: 'pending', payload: { plugin: 'x' } };
    const frame = runBridge(built({ review, isPreview: true }));
    expect(frame.Placet).toMatchObject({ ...globals({ review, isPreview: true }) });
    expect(frame.HumanProxy).toBe(frame.Placet);
    for (const name of ['resize', 'toast', 'emit', 'fetch', 'getFile', 'getFileUrl', 'respond', 'on']) {
      expect(frame.Placet).toHaveProperty(name, expect.any(Function));
    }
  });
});

describe('pluginFramePolicy', () => {
  it('is the contract’s, with Tailwind and the declared hosts for script and style only', () => {
    const tailwind = 'http://127.0.0.1:3001/plugin-assets/tailwind.js';
    expect(pluginFramePolicy(tailwind, ['kroki.io', '*'])).toBe(
      `default-src 'none'; script-src 'unsafe-inline' ${tailwind} https://kroki.io https:; ` +
        `style-src 'unsafe-inline' ${tailwind} https://kroki.io https:; img-src data: blob: https:; font-src data: https:; ` +
        `connect-src 'none'; form-action 'none'; base-uri 'none'`,
    );
  });

  it('lets no host end a directive', () => {
    expect(pluginFramePolicy(null, ['a.example; connect-src *', "x 'unsafe-eval'"])).toBe(pluginFramePolicy(null, []));
  });
});

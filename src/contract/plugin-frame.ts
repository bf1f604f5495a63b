import { PLUGIN_BRIDGE_SCRIPT } from './plugin-bridge.ts';
import type { JsonObject } from './value.ts';

/** The only word that a plugin frame's `sandbox` attribute may have (contract.md 11.3). */
export const PLUGIN_FRAME_SANDBOX = 'allow-scripts';

/** Where the core serves its own copy of Tailwind. */
export const TAILWIND_PATH = '/plugin-assets/tailwind.js';

/** What a plugin finds in `window.Placet` before its own code runs (contract.md 11.3). */
export interface PluginGlobals {
  readonly data: JsonObject;
  readonly env: Readonly<Record<string, string>>;
  readonly attachments: readonly { id: string; filename: string; mimeType: string; size: number }[];
  readonly message: { id: string; channelId: string; senderType: string; createdAt: string };
  readonly theme: 'light' | 'dark';
  readonly review: { type: string; status: string; payload?: JsonObject } | null;
  readonly isPreview: boolean;
}

/** What a frame's document is made of. */
export interface PluginDocumentParts {
  /** The plugin's `render.html`. */
  readonly html: string;
  readonly globals: PluginGlobals;
  /** Absolute address of Tailwind on the server that serves it, or null for a document without. */
  readonly tailwindUrl: string | null;
  /** Hosts that the manifest declares; none without its permission for HTTP requests. */
  readonly declaredHosts: readonly string[];
}

/** The document for a frame's `srcdoc`: policy, viewport, base style, bridge, then the plugin (contract.md 11.3). */
export function buildPluginDocument({ html, globals, tailwindUrl, declaredHosts }: PluginDocumentParts): string {
  const isDark = globals.theme === 'dark';
  const tailwind =
    tailwindUrl === null ? '' : `${TAILWIND_STYLE}<script src="${escapeAttribute(tailwindUrl)}"></script>\n`;
  return `<!doctype html>
<html${isDark ? ' class="dark"' : ''}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(pluginFramePolicy(tailwindUrl, declaredHosts))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>${BASE_STYLE}</style>
<script>${PLUGIN_BRIDGE_SCRIPT}(${scriptLiteral(globals)});</script>
${tailwind}</head>
<body>
${html}
</body>
</html>
`;
}

/** The frame's content security policy (contract.md 11.3). Its own network is only what the proxy route fetches. */
export function pluginFramePolicy(tailwindUrl: string | null, declaredHosts: readonly string[]): string {
  const hosts = declaredHosts.map((host) => (host === '*' ? 'https:' : `https://${host}`));
  // A host comes from a manifest that was checked, yet nothing in it may end the directive.
  const extra = [tailwindUrl, ...hosts].filter((source) => source !== null && !/[\s;,'"]/.test(source)).join(' ');
  const tail = extra === '' ? '' : ` ${extra}`;
  return [
    "default-src 'none'",
    `script-src 'unsafe-inline'${tail}`,
    `style-src 'unsafe-inline'${tail}`,
    'img-src data: blob: https:',
    'font-src data: https:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/**
 * A value as an expression that may stand in an inline script: nothing in it ends the script or begins a comment, and a
 * member named `__proto__` stays a member.
 */
export function scriptLiteral(value: unknown): string {
  const text = JSON.stringify(JSON.stringify(value));
  return `JSON.parse(${text.replace(/[<>\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)})`;
}

function escapeAttribute(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}

// Tailwind's `dark:` follows the document's class, as in Placet, and not the system.
const TAILWIND_STYLE = `<style type="text/tailwindcss">
@import "tailwindcss";
@custom-variant dark (&:where(.dark, .dark *));
</style>
`;

// No margins and transparent, so that the message's own surface shows through.
const BASE_STYLE = `
:root { color-scheme: light; }
:root.dark { color-scheme: dark; }
html, body { margin: 0; padding: 0; background: transparent; }
body { font: 14px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; color: #1f1d2b; overflow-wrap: anywhere; }
.dark body { color: #efeef4; }
*, ::before, ::after { box-sizing: border-box; }
img, svg, video { max-width: 100%; }
`;

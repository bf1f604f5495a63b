import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { protocol } from 'electron';
import { fileOf } from './app-files.ts';
import { PLUGIN_SCHEME } from './plugin-frames.ts';

/** The window's own scheme: a real origin, unlike `file:`, and nothing of the disk but the built window behind it. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = `${APP_SCHEME}://window`;
export const APP_URL = `${APP_ORIGIN}/index.html`;

/** What the window may load: itself. Nothing inline, nothing evaluated, no network. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'none'",
  `frame-src ${PLUGIN_SCHEME}:`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Declares the program's schemes; only possible once, and before the program is ready. */
export function declareSchemes(): void {
  const privileges = { standard: true, secure: true };
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges },
    { scheme: PLUGIN_SCHEME, privileges },
  ]);
}

/** Serves the built window from `folder`. */
export function serveApp(folder: string): void {
  protocol.handle(APP_SCHEME, async (request) => {
    const file = fileOf(folder, request.url);
    const type = file === null ? undefined : TYPES[extname(file)];
    if (file === null || type === undefined) return new Response('Not found', { status: 404 });
    try {
      return new Response(new Uint8Array(await readFile(file)), {
        headers: {
          'content-type': type,
          'content-security-policy': CONTENT_SECURITY_POLICY,
          'x-content-type-options': 'nosniff',
        },
      });
    } catch {
      return new Response('Not found', { status: 404 });
    }
  });
}

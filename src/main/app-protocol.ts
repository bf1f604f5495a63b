import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { protocol } from 'electron';
import { FILES_ORIGIN } from '../contract/file-address.ts';
import { fileOf } from './files/app-files.ts';
import { PLUGIN_SCHEME } from './plugin-frames.ts';

/** The window's own scheme: a real origin, unlike `file:`, and nothing of the disk but the built window behind it. */
export const APP_SCHEME = 'app';
export const APP_ORIGIN = `${APP_SCHEME}://window`;
export const APP_URL = `${APP_ORIGIN}/index.html`;

/**
 * What the window may load: itself, and as pictures, sound, film and sandboxed frames the files of its accounts. Nothing
 * inline, nothing evaluated, no network.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  `img-src 'self' data: blob: ${FILES_ORIGIN}`,
  `media-src ${FILES_ORIGIN}`,
  "font-src 'self'",
  "connect-src 'none'",
  `frame-src ${FILES_ORIGIN} ${PLUGIN_SCHEME}:`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * The thread that reads PDF files may also read the fonts, character maps and decoders that came with it. It has no page,
 * and of the network it sees as little as the window.
 */
const PDF_WORKER = /[\\/]pdf\.worker[^\\/]*$/;
const PDF_WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.mjs': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
  '.icc': 'application/octet-stream',
};

/** `stream`: sound and film are played while they arrive. `supportFetchAPI`: for the thread that reads PDF files. */
const APP_PRIVILEGES = { standard: true, secure: true, stream: true, supportFetchAPI: true };

/** Declares the program's schemes; only possible once, and before the program is ready. */
export function declareSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: APP_PRIVILEGES },
    { scheme: PLUGIN_SCHEME, privileges: { standard: true, secure: true } },
  ]);
}

/** Serves the built window from `folder`, and the files of accounts with `answerFile`. */
export function serveApp(folder: string, answerFile: (request: Request) => Promise<Response>): void {
  protocol.handle(APP_SCHEME, async (request) => {
    if (request.url.startsWith(`${FILES_ORIGIN}/`)) return answerFile(request);
    const file = fileOf(folder, request.url);
    const type = file === null ? undefined : TYPES[extname(file)];
    if (file === null || type === undefined) return new Response('Not found', { status: 404 });
    try {
      return new Response(new Uint8Array(await readFile(file)), {
        headers: {
          'content-type': type,
          'content-security-policy': PDF_WORKER.test(file) ? PDF_WORKER_POLICY : CONTENT_SECURITY_POLICY,
          'x-content-type-options': 'nosniff',
        },
      });
    } catch {
      return new Response('Not found', { status: 404 });
    }
  });
}

import { extname } from 'node:path';
import { protocol } from 'electron';
import { FILES_ORIGIN, FILES_SCHEME } from '../contract/file-address.ts';
import { fileOf } from './files/app-files.ts';
import { APP_SCHEME, PLUGIN_SCHEME } from './schemes.ts';

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

/** `supportFetchAPI`: for the thread that reads PDF files. `codeCache`: what was compiled once is not compiled at each start. */
const APP_PRIVILEGES = { standard: true, secure: true, supportFetchAPI: true, codeCache: true };
/** `stream`: sound and film are played while they arrive. */
const FILES_PRIVILEGES = { standard: true, secure: true, stream: true };

/** Declares the program's schemes; only possible once, and before the program is ready. */
export function declareSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: APP_PRIVILEGES },
    { scheme: FILES_SCHEME, privileges: FILES_PRIVILEGES },
    { scheme: PLUGIN_SCHEME, privileges: { standard: true, secure: true } },
  ]);
}

const NOT_FOUND = -6;

/** What stands behind the window's addresses. */
export interface AppSources {
  /** The built window. */
  readonly folder: string;
  /** Hears of each script that the page gets. */
  readonly onScript: () => void;
  readonly answerFile: (request: Request) => Promise<Response>;
  readonly answerPlugin: (request: Request) => Promise<Response>;
}

/**
 * Serves the window, the files of accounts and the frames of plugins; a page knows only schemes that were served before
 * it came. The window's own files by `registerFileProtocol`, although `handle` is its successor: that one hands each of
 * them through this process's only thread, which has the program to read meanwhile, and loads the whole of `fetch` for
 * the first. Measured at the start, the window is complete a tenth of a second earlier.
 */
export function serveApp({ folder, onScript, answerFile, answerPlugin }: AppSources): void {
  protocol.handle(FILES_SCHEME, answerFile);
  protocol.handle(PLUGIN_SCHEME, answerPlugin);
  protocol.registerFileProtocol(APP_SCHEME, ({ url }, answer) => {
    const file = fileOf(folder, url);
    const type = file === null ? undefined : TYPES[extname(file)];
    if (file === null || type === undefined) {
      answer({ error: NOT_FOUND });
      return;
    }
    if (type === TYPES['.js']) onScript();
    answer({
      path: file,
      headers: {
        'content-type': type,
        'content-security-policy': PDF_WORKER.test(file) ? PDF_WORKER_POLICY : CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
      },
    });
  });
}

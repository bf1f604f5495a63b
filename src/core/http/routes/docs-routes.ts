import { AppError } from '../../../contract/errors.ts';
import { ROUTES } from '../../../contract/routes.ts';
import { type ByteAnswer, bytesInMemory } from '../byte-answer.ts';
import { buildOpenApiDocument } from '../openapi.ts';
import { readProgramAsset } from '../program-asset.ts';
import type { RouteHandlers } from '../routing.ts';

/** The page loads itself and calls this server; nothing inline runs, and nobody may put it in a frame. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Placet Desk API</title>
<link rel="stylesheet" href="${ROUTES.docsPage.path}/swagger-ui.css">
<link rel="icon" href="data:,">
</head>
<body>
<div id="docs"></div>
<noscript>This page needs JavaScript. The document itself is at <a href="${ROUTES.openApiDocument.path}">${ROUTES.openApiDocument.path}</a>.</noscript>
<script src="${ROUTES.docsPage.path}/swagger-ui.js"></script>
<script src="${ROUTES.docsPage.path}/start.js"></script>
</body>
</html>
`;

// No address outside of this server is asked for anything, the validator of swagger.io included.
const START_SCRIPT = `const isDark = matchMedia('(prefers-color-scheme: dark)');
const follow = () => document.documentElement.classList.toggle('dark-mode', isDark.matches);
isDark.addEventListener('change', follow);
follow();
SwaggerUIBundle({
  url: '${ROUTES.openApiDocument.path}',
  dom_id: '#docs',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  filter: true,
  validatorUrl: null,
});
`;

const SCRIPT_TYPE = 'text/javascript; charset=utf-8';
/** The same answer for all, changing with the program only. */
const CACHED = { 'cache-control': 'public, max-age=3600' };

/** The API described by itself; the document is built on first use and kept. */
export function docsRoutes() {
  let document: Record<string, unknown> | undefined;
  return {
    openApiDocument: async () => {
      document ??= buildOpenApiDocument();
      return document;
    },
    docsPage: async () => bytesInMemory(PAGE, 'text/html; charset=utf-8', { 'content-security-policy': PAGE_POLICY }),
    docsAsset: async ({ parameters }): Promise<ByteAnswer> => {
      switch (parameters.file) {
        case 'start.js':
          return bytesInMemory(START_SCRIPT, SCRIPT_TYPE);
        case 'swagger-ui.js':
          return bytesInMemory(await readProgramAsset('swagger-ui.js'), SCRIPT_TYPE, CACHED);
        case 'swagger-ui.css':
          return bytesInMemory(await readProgramAsset('swagger-ui.css'), 'text/css; charset=utf-8', CACHED);
        default:
          throw new AppError('route_not_found', `Cannot GET ${ROUTES.docsPage.path}/${parameters.file}`);
      }
    },
  } satisfies Partial<RouteHandlers>;
}

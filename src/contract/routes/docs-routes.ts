import { BYTES, type Route } from '../route.ts';
import { jsonObject } from '../value.ts';

/** The API described by itself, for programs and for people; without credentials, as upstream (contract.md 2.1). */
export const DOCS_ROUTES = {
  openApiDocument: {
    method: 'GET',
    path: '/api/docs-json',
    auth: 'none',
    summary: 'This API as an OpenAPI 3.1 document',
    status: 200,
    answer: jsonObject,
  },
  docsPage: {
    method: 'GET',
    path: '/api/docs',
    auth: 'none',
    summary: 'This API as a page to browse',
    status: 200,
    answer: BYTES,
  },
  docsAsset: {
    method: 'GET',
    path: '/api/docs/:file',
    auth: 'none',
    summary: 'Script and style of that page',
    status: 200,
    answer: BYTES,
  },
} as const satisfies Record<string, Route>;

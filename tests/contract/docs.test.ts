import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROUTES } from '../../src/contract/routes.ts';
import { createApiClient } from '../support/api-client.ts';
import { readRefusal } from '../support/raw-request.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
beforeAll(async () => {
  core = await startTestCore();
});
afterAll(() => core.stop());

it('serves the document without credentials, with every path of the contract', async () => {
  const document = await createApiClient(core.url).call('openApiDocument');
  expect(document).toMatchObject({ openapi: '3.1.0', info: { version: '0.1.0' } });
  const paths = Object.values(ROUTES).map(({ path }) => path.replace(/:(\w+)/g, '{$1}'));
  expect(Object.keys(document.paths as object).sort()).toEqual([...new Set(paths)].sort());
});

it('serves a page whose every file comes from here, under a policy that allows nothing else', async () => {
  const client = createApiClient(core.url);
  const page = await client.send('docsPage');
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toMatch(/^text\/html/);
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
  expect(policy).not.toContain('unsafe');
  expect(page.headers.get('access-control-allow-origin')).toBeNull();

  expect(page.text).not.toMatch(/(src|href)="(https?:)?\/\//);
  const files = [...page.text.matchAll(/(?:src|href)="\/api\/docs\/([^"]+)"/g)].map(([, file]) => file ?? '');
  expect(files.sort()).toEqual(['start.js', 'swagger-ui.css', 'swagger-ui.js']);
  for (const file of files) {
    const answer = await client.send('docsAsset', { parameters: { file } });
    expect(answer.status, file).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(file.endsWith('.css') ? /^text\/css/ : /^text\/javascript/);
    expect(answer.text.length).toBeGreaterThan(100);
  }
});

it('answers 404 for any other file beside the page', async () => {
  const client = createApiClient(core.url);
  for (const file of ['unknown.js', '../../package.json', '..%2fpackage.json', 'tailwind.js', 'constructor']) {
    const answer = await client.send('docsAsset', { parameters: { file } });
    expect(readRefusal(answer, `/api/docs/${encodeURIComponent(file)}`).statusCode).toBe(404);
  }
});

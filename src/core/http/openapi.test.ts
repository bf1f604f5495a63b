import { describe, expect, it } from 'vitest';
import { ERRORS, type ErrorCode } from '../../contract/errors.ts';
import { BYTES, type Route } from '../../contract/route.ts';
import { ROUTES } from '../../contract/routes.ts';
import { buildOpenApiDocument } from './openapi.ts';
import { errorStatusesOf } from './openapi-errors.ts';

type Json = Record<string, unknown>;
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: string[];
  readonly security: Json[];
  readonly parameters?: { name: string; in: string; required: boolean; schema: Json }[];
  readonly requestBody?: { content: Record<string, { schema: Json }> };
  readonly responses: Record<string, { description: string; content?: Record<string, { schema: Json }> }>;
}
interface Document {
  readonly openapi: string;
  readonly info: { version: string };
  readonly tags: { name: string }[];
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { schemas: Record<string, Json>; securitySchemes: Record<string, Json> };
}

const document = JSON.parse(JSON.stringify(buildOpenApiDocument())) as Document;
const routes = Object.entries(ROUTES) as [string, Route][];
const operationOf = (route: Route): Operation | undefined =>
  document.paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()];

/** Every object of the document, with the keys that lead to it. */
function* walk(value: unknown, path: readonly string[] = []): Generator<{ path: readonly string[]; value: Json }> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield { path, value: value as Json };
  for (const [key, member] of Object.entries(value)) yield* walk(member, [...path, key]);
}
const find = (reference: string): unknown =>
  reference
    .split('/')
    .slice(1)
    .reduce<unknown>((at, key) => (at as Json | undefined)?.[key.replaceAll('~1', '/')], document);

describe('the OpenAPI document', () => {
  it('says that it is 3.1, and the version that Placet always says', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info.version).toBe('0.1.0');
  });

  it('has every route of the contract and nothing else, each under its own name', () => {
    for (const [name, route] of routes) {
      expect(operationOf(route), name).toMatchObject({ operationId: name, summary: route.summary });
    }
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(ROUTES).sort());
    const tags = new Set(document.tags.map(({ name }) => name));
    for (const { tags: own } of operations) expect(tags).toContain(own[0]);
  });

  it('resolves every reference, and holds no shape that nothing refers to', () => {
    const references = [...walk(document)].flatMap(({ value }) => (typeof value.$ref === 'string' ? [value.$ref] : []));
    expect(references.length).toBeGreaterThan(50);
    for (const reference of references) expect(find(reference), reference).toBeDefined();
    for (const name of Object.keys(document.components.schemas)) {
      expect(references).toContain(`#/components/schemas/${name}`);
    }
  });

  it('is free of the converter’s leftovers and of examples', () => {
    for (const { path, value } of walk(document)) {
      const isNameOfMember = path.at(-1) === 'properties';
      for (const key of ['$defs', '$schema', 'example', 'examples']) {
        if (!isNameOfMember) expect(Object.keys(value), path.join('/')).not.toContain(key);
      }
    }
  });

  it.each(routes)('describes %s: who may, path, query, body, answers', (_, route) => {
    const operation = operationOf(route);
    if (operation === undefined) throw new Error('It is missing.');
    const schemes = operation.security.flatMap((entry) => Object.keys(entry));
    expect(schemes.length > 0).toBe(route.auth !== 'none');
    for (const scheme of schemes) expect(document.components.securitySchemes).toHaveProperty(scheme);

    const parameters = operation.parameters ?? [];
    const inPath = parameters.filter((parameter) => parameter.in === 'path');
    expect(inPath.map(({ name }) => name)).toEqual([...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name));
    expect(inPath.every(({ required }) => required)).toBe(true);
    expect(parameters.some((parameter) => parameter.in === 'query')).toBe(route.query !== undefined);
    for (const { schema } of parameters) expect(schema).toEqual(expect.any(Object));

    const bodies = Object.keys(operation.requestBody?.content ?? {});
    if (route.form !== undefined) expect(bodies).toEqual(['multipart/form-data']);
    else expect(bodies).toEqual(route.body === undefined ? [] : ['application/json']);

    const { content } = operation.responses[route.status] ?? {};
    if (route.answer === null) expect(content).toBeUndefined();
    else expect(Object.keys(content ?? {})).toEqual([route.answer === BYTES ? '*/*' : 'application/json']);
    for (const [status, answer] of Object.entries(operation.responses)) {
      expect(answer.description, status).not.toBe('');
      if (Number(status) < 400) continue;
      expect(answer.content?.['application/json']?.schema).toEqual({ $ref: '#/components/schemas/Error' });
    }
    if (route.auth !== 'none') expect(operation.responses).toHaveProperty('401');
  });

  it('hands on what the schemas say of themselves', () => {
    const [, wait] = routes.find(([name]) => name === 'agentWaitForReview') ?? [];
    const parameters = wait === undefined ? [] : operationOf(wait)?.parameters;
    expect(parameters).toContainEqual(
      expect.objectContaining({ name: 'timeout', description: expect.stringContaining('Milliseconds') }),
    );
    expect(document.components.schemas.Message).toMatchObject({ properties: { text: { description: 'Markdown' } } });
  });

  it('describes a file as a part of the form that holds it', () => {
    const forms = routes.filter(([, route]) => route.form !== undefined);
    expect(forms.length).toBeGreaterThan(0);
    for (const [name, route] of forms) {
      const schema = operationOf(route)?.requestBody?.content['multipart/form-data']?.schema;
      expect(schema, name).toMatchObject({ type: 'object', properties: { file: { type: 'string' } } });
      expect((schema as { required: string[] }).required).toContain('file');
    }
  });

  it('lists every error that the core can answer with, somewhere', () => {
    const listed = new Set(routes.flatMap(([, route]) => errorStatusesOf(route)).flatMap(([, codes]) => codes));
    // The window's own, those of sockets, and the answer to an address that is no route.
    const elsewhere: ErrorCode[] = [
      ...([
        'account_not_found',
        'account_unremovable',
        'signed_out',
        'attachment_too_large',
        'core_not_running',
        'edit_not_kept',
      ] as const),
      ...([
        'file_not_saved',
        'image_refused',
        'image_unavailable',
        'link_refused',
        'upload_cut_off',
        'system_refused',
      ] as const),
      ...(['too_many_sockets', 'too_many_subscriptions'] as const),
      // Answers at /mcp, which speaks a protocol of its own.
      ...(['mcp_session_not_found', 'too_many_mcp_sessions'] as const),
      'route_not_found',
    ];
    expect((Object.keys(ERRORS) as ErrorCode[]).filter((code) => !listed.has(code)).sort()).toEqual(elsewhere.sort());
  });
});

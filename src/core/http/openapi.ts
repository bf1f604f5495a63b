import { z } from 'zod';
import { agent, agentWithActivity } from '../../contract/agent.ts';
import { ERRORS, errorBody } from '../../contract/errors.ts';
import { attachment, message, messagePage, waitResult } from '../../contract/message.ts';
import { pluginManifest } from '../../contract/plugin.ts';
import { review, reviewRequest } from '../../contract/review.ts';
import { BYTES, type Route } from '../../contract/route.ts';
import { ROUTES } from '../../contract/routes.ts';
import { apiKey, SESSION_COOKIE, sessionUser } from '../../contract/session.ts';
import { errorStatusesOf } from './openapi-errors.ts';

type Json = Record<string, unknown>;

/** Shapes that stand in the document once, by name; every other one stands where it is used. */
const NAMED: Readonly<Record<string, z.ZodType>> = {
  Agent: agent,
  AgentWithActivity: agentWithActivity,
  ApiKey: apiKey,
  Attachment: attachment,
  Error: errorBody,
  Message: message,
  MessagePage: messagePage,
  PluginManifest: pluginManifest,
  Review: review,
  ReviewRequest: reviewRequest,
  SessionUser: sessionUser,
  WaitResult: waitResult,
};

/** Upstream's word, which never changes; it says nothing about the program's version (contract.md 1). */
const INFO = {
  title: 'Placet Desk',
  version: '0.1.0',
  description:
    'The Placet API as the embedded server of Placet Desk serves it. Agents use the routes below `/api/v1` with an API key; people use the others with a session. Live events travel over Socket.IO, namespace `/ws`. MCP clients connect to `/mcp`.',
};

const SECURITY_SCHEMES = {
  apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key', description: 'Key of an agent, `hp_…`' },
  apiKeyBearer: { type: 'http', scheme: 'bearer', description: 'The same key as `Authorization: Bearer hp_…`' },
  session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE, description: 'Set by `POST /api/auth/login`' },
  sessionBearer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'The token of the session cookie; ignored when the cookie is sent',
  },
};

const SECURITY: Record<Route['auth'], Json[]> = {
  none: [],
  apiKey: [{ apiKey: [] }, { apiKeyBearer: [] }],
  session: [{ session: [] }, { sessionBearer: [] }],
};

/** The OpenAPI 3.1 document of every route, made from the schemas that the server itself checks with. */
export function buildOpenApiDocument(routes: Readonly<Record<string, Route>> = ROUTES): Json {
  const schemas = createSchemaWriter();
  const paths: Record<string, Json> = {};
  for (const [operationId, route] of Object.entries(routes)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(operationId, route, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: INFO,
    servers: [{ url: '/' }],
    // By name: agents first, then people, then the server itself.
    tags: [...new Set(Object.values(routes).map(tagOf))].sort().map((name) => ({ name })),
    paths,
    components: { securitySchemes: SECURITY_SCHEMES, schemas: schemas.written() },
  };
}

function describeRoute(operationId: string, route: Route, schemas: SchemaWriter): Json {
  const parameters = [...pathParameters(route.path), ...queryParameters(route, schemas)];
  const body = requestBody(route, schemas);
  return {
    operationId,
    summary: route.summary,
    tags: [tagOf(route)],
    security: SECURITY[route.auth],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === null ? {} : { requestBody: body }),
    responses: { [route.status]: success(route, schemas), ...refusals(route, schemas) },
  };
}

/** The noun of a path, with the side of the API that it is on: `Agents: messages`, `People: auth`. */
function tagOf({ path }: Pick<Route, 'path'>): string {
  const [api, next, third] = path.split('/').filter((step) => step !== '');
  if (api !== 'api' || next?.startsWith('docs')) return 'Server';
  return next === 'v1' ? `Agents: ${third}` : `People: ${next?.replace('-warnings', '')}`;
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters({ query }: Route, schemas: SchemaWriter): Json[] {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = schemas.write(query, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}

function requestBody({ body, form }: Route, schemas: SchemaWriter): Json | null {
  if (form !== undefined) {
    const { properties = {}, ...rest } = schemas.write(form, 'input');
    const file = {
      type: 'string',
      contentMediaType: 'application/octet-stream',
      description: 'The file; any name will do',
    };
    const required = [...((rest.required as string[] | undefined) ?? []), 'file'];
    const schema = { ...rest, properties: { ...(properties as Json), file }, required };
    return { required: true, content: { 'multipart/form-data': { schema } } };
  }
  if (body === undefined) return null;
  return {
    required: !body.safeParse({}).success,
    content: { 'application/json': { schema: schemas.write(body, 'input') } },
  };
}

function success({ answer, status }: Route, schemas: SchemaWriter): Json {
  const description = status === 201 ? 'Done' : 'OK';
  if (answer === null) return { description: 'Done; the body is empty' };
  if (answer === BYTES) return { description, content: { '*/*': { schema: {} } } };
  return { description, content: { 'application/json': { schema: schemas.write(answer, 'output') } } };
}

/** One answer per status; its description lists the sentences that callers may see. */
function refusals(route: Route, schemas: SchemaWriter): Record<string, Json> {
  const answers: Record<string, Json> = {};
  for (const [status, codes] of errorStatusesOf(route)) {
    const sentences = [...new Set(codes.map((code) => ERRORS[code].message))];
    answers[status] = {
      description: sentences.join(' · '),
      content: { 'application/json': { schema: schemas.write(errorBody, 'output') } },
    };
  }
  return answers;
}

/** Turns zod schemas into JSON Schema and collects the named ones. */
interface SchemaWriter {
  /** `input` is what a caller may send, `output` what the server sends. */
  write(schema: z.ZodType, side: 'input' | 'output'): Json;
  written(): Record<string, Json>;
}

function createSchemaWriter(): SchemaWriter {
  const names = new Map(Object.entries(NAMED).map(([name, schema]) => [schema as z.core.$ZodType, name]));
  const registry = z.registry<z.core.GlobalMeta>();
  // What the schemas say of themselves by `describe`, and the names of here.
  registry.get = (schema) => {
    const { id: _, ...described } = z.globalRegistry.get(schema) ?? {};
    const id = names.get(schema);
    return id === undefined ? described : { ...described, id };
  };
  const components: Record<string, Json> = {};
  return {
    write(schema, side) {
      const {
        $schema: _,
        $defs = {},
        ...whole
      } = z.toJSONSchema(schema, {
        metadata: registry,
        io: side,
        target: 'draft-2020-12',
        unrepresentable: 'any',
      }) as Json & { $defs?: Record<string, Json> };
      for (const [name, definition] of Object.entries($defs)) components[name] ??= tidy(definition) as Json;
      const id = names.get(schema);
      if (id === undefined) return tidy(whole) as Json;
      components[id] ??= tidy(whole) as Json;
      return { $ref: `#/components/schemas/${id}` };
    },
    written: () => Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** References to where OpenAPI keeps shapes, and without what only says that JavaScript's integers have bounds. */
function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, member]): [string, unknown][] => {
    // Where zod notes the name that the shape is registered under; a property called `id` holds an object.
    if (key === 'id' && typeof member === 'string') return [];
    if (key === '$ref' && typeof member === 'string') {
      return [[key, member.replace('#/$defs/', '#/components/schemas/')]];
    }
    const isBound = (key === 'maximum' || key === 'minimum') && Math.abs(Number(member)) === Number.MAX_SAFE_INTEGER;
    return isBound ? [] : [[key, tidy(member)]];
  });
  return Object.fromEntries(entries);
}

import type { ReferenceServer } from './reference-server.ts';

/** What came back, and the JSON of it as it is, unchecked: upstream's shapes are what the tests look at. */
export interface PlainAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly cookie: string;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: the shape differs by version, and that is what a test asserts.
  readonly json: any;
}

/** A person of a reference server and, by a key of theirs, an agent's program. */
export interface ReferencePerson {
  readonly token: string;
  readonly apiKey: string;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<PlainAnswer>;
  post(path: string, body?: unknown): Promise<PlainAnswer>;
  postForm(path: string, form: FormData): Promise<PlainAnswer>;
  /** A fresh ticket for a socket. */
  ticket(): Promise<string>;
  /** Calls the agent API with the key. */
  asAgent(method: string, path: string, body?: unknown): Promise<PlainAnswer>;
}

/** Logs the first person of a server in, through `url` where a proxy stands before it. */
export async function personOf(server: ReferenceServer, url = server.url): Promise<ReferencePerson> {
  const { email, password } = server.owner;
  const login = await send(url, 'POST', '/api/auth/login', {}, JSON.stringify({ email, password }));
  const token = login.cookie.split(';')[0]?.split('=')[1] ?? '';
  const apiKey = server.addKey();
  const bearer = { authorization: `Bearer ${token}` };
  const asText = (body: unknown) => (body === undefined ? null : JSON.stringify(body));
  return {
    token,
    apiKey,
    get: (path, headers) => send(url, 'GET', path, { ...bearer, ...headers }, null),
    post: (path, body) => send(url, 'POST', path, bearer, asText(body)),
    postForm: (path, form) => send(url, 'POST', path, bearer, form),
    ticket: async () => String((await send(url, 'POST', '/api/auth/ws-ticket', bearer, null)).json.ticket),
    asAgent: (method, path, body) => send(url, method, path, { 'x-api-key': apiKey }, asText(body)),
  };
}

async function send(
  url: string,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string | FormData | null,
): Promise<PlainAnswer> {
  const type = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
  const response = await fetch(url + path, { method, headers: { ...headers, ...type }, body });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  return {
    status: response.status,
    headers: response.headers,
    cookie: response.headers.getSetCookie()[0] ?? '',
    text,
    json: isJson ? JSON.parse(text) : null,
  };
}

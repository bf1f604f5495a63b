import { request as openRequest } from 'node:http';
import { expect } from 'vitest';
import { type ErrorBody, errorBody } from '../../src/contract/errors.ts';

/** An HTTP request that `fetch` would not send: any Host, any header, any body. */
export interface RawRequest {
  readonly method?: string;
  /** Sent as it is. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back, the body as text. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Sends one request over a connection of its own, to the address of `url`. */
export function sendRaw(url: string, { method = 'GET', path, headers = {}, body }: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = openRequest({ hostname, port, method, path, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const received = new Headers();
        for (const [name, value] of Object.entries(response.headersDistinct)) {
          for (const one of value ?? []) received.append(name, one);
        }
        resolve({
          status: response.statusCode ?? 0,
          headers: received,
          text: Buffer.concat(parts).toString('utf8'),
        });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** Reads an answer as the error that every refusal must be (facts 4 and 5), and checks that form. */
export function readRefusal(answer: RawAnswer, path: string): ErrorBody {
  expect(answer.status, answer.text).toBeGreaterThanOrEqual(400);
  expect(answer.headers.get('content-type')).toMatch(/^application\/json\b/);
  const body = errorBody.parse(JSON.parse(answer.text));
  expect(body.statusCode).toBe(answer.status);
  expect(body.message).not.toBe('');
  expect(body.error).toMatch(/^[A-Z]/);
  expect(body.path).toBe(path);
  expect(body.timestamp).toBe(new Date(body.timestamp ?? Number.NaN).toISOString());
  return body;
}

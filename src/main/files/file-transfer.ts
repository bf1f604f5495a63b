import { routePath } from '../../contract/routes.ts';
import {
  type Credentials,
  credentialHeaders,
  readRefusal,
  ServerRefusal,
  ServerUnreachable,
  unreached,
} from '../server/server-client.ts';
import { serverFetch } from '../server/server-fetch.ts';

/** How long a server may take to begin its answer; the bytes themselves may take their time. */
const BEGIN_TIMEOUT_MS = 15_000;
const RANGE_UNSATISFIABLE = 416;

/**
 * Begins to read a stored file as the person, or one range of it as an HTTP `Range` header says it. Answers 200, 206 or
 * 416 with its body unread; raises `ServerRefusal` and `ServerUnreachable`.
 */
export async function openFile(
  serverUrl: string,
  credentials: Credentials,
  fileId: string,
  range: string | null,
): Promise<Response> {
  const url = new URL(routePath('downloadFile', { id: fileId }), serverUrl);
  const begin = new AbortController();
  const timer = setTimeout(() => begin.abort(), BEGIN_TIMEOUT_MS);
  try {
    // Not compressed on the way: sizes and ranges are those of the file.
    const headers = { ...credentialHeaders(credentials), 'accept-encoding': 'identity' };
    const response = await serverFetch(url, {
      headers: range === null ? headers : { ...headers, range },
      redirect: 'error',
      signal: begin.signal,
    });
    if (response.ok || response.status === RANGE_UNSATISFIABLE) return response;
    throw await readRefusal(response);
  } catch (error) {
    throw unreachableUnlessSaid(error, url);
  } finally {
    clearTimeout(timer);
  }
}

function unreachableUnlessSaid(error: unknown, url: URL): unknown {
  return error instanceof ServerRefusal || error instanceof ServerUnreachable ? error : unreached(error, url);
}

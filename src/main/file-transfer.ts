import { type Attachment, attachment } from '../contract/message.ts';
import { ROUTES, routePath } from '../contract/routes.ts';
import { type Credentials, credentialHeaders, readRefusal, ServerRefusal, ServerUnreachable } from './server-client.ts';

/** A file to store in a channel. */
export interface FileToStore {
  readonly channelId: string;
  readonly filename: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

/** How long a server may take to begin its answer; the bytes themselves may take their time. */
const BEGIN_TIMEOUT_MS = 15_000;
/** How long a whole upload may take. */
const UPLOAD_TIMEOUT_MS = 10 * 60_000;
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
    const response = await fetch(url, {
      headers: range === null ? headers : { ...headers, range },
      redirect: 'error',
      signal: begin.signal,
    });
    if (response.ok || response.status === RANGE_UNSATISFIABLE) return response;
    throw await readRefusal(response);
  } catch (error) {
    throw unreachableUnlessSaid(error);
  } finally {
    clearTimeout(timer);
  }
}

/** Stores a file as the person. Raises `ServerRefusal` and `ServerUnreachable`. */
export async function storeFile(
  serverUrl: string,
  credentials: Credentials,
  { channelId, filename, mimeType, bytes }: FileToStore,
): Promise<Attachment> {
  const form = new FormData();
  form.append('channelId', channelId);
  form.append('file', new Blob([new Uint8Array(bytes)], { type: mimeType }), filename);
  try {
    const response = await fetch(new URL(routePath('storeFile'), serverUrl), {
      method: ROUTES.storeFile.method,
      headers: credentialHeaders(credentials),
      body: form,
      redirect: 'error',
      signal: AbortSignal.timeout(UPLOAD_TIMEOUT_MS),
    });
    if (!response.ok) throw await readRefusal(response);
    return attachment.parse(await response.json());
  } catch (error) {
    throw unreachableUnlessSaid(error);
  }
}

function unreachableUnlessSaid(error: unknown): unknown {
  if (error instanceof ServerRefusal || error instanceof ServerUnreachable) return error;
  return new ServerUnreachable('The server cannot be reached', { cause: error });
}

import { parseFileAddress } from '../../contract/file-address.ts';
import { ServerRefusal } from '../server/server-client.ts';

/** What the bytes of an account's files come from. */
export interface FileSource {
  openFile(fileId: string, range: string | null): Promise<Response>;
}

/** What a file may be in the window; anything else is only bytes there. */
const SHOWN_TYPE = /^(?:image|audio|video)\/[\w.+-]+$|^text\/html$/;
const ONE_RANGE = /^bytes=(?:\d+-\d*|-\d+)$/;
const PASSED_ON = ['content-length', 'content-range', 'accept-ranges', 'etag'];
/** As a document, a file runs nothing, loads nothing and has an origin of its own, whatever the frame around it allows. */
const FILE_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/** The headers with which the window gets a file, made from the server's. */
export function fileHeaders(given: Headers): Headers {
  const headers = new Headers({
    'content-type': shownType(given.get('content-type') ?? ''),
    'content-security-policy': FILE_POLICY,
    'x-content-type-options': 'nosniff',
    // A stored file never changes, and what it shows is nobody else's business on this disk.
    'cache-control': 'no-store',
  });
  for (const name of PASSED_ON) {
    const value = given.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}

/** Answers the window's request for a file of an account, or a range of it, streaming from the account's server. */
export async function answerFile(
  request: Request,
  sourceOf: (accountId: string) => FileSource | null,
): Promise<Response> {
  const file = parseFileAddress(request.url);
  const source = file === null ? null : sourceOf(file.accountId);
  if (file === null || source === null) return failed(404);
  if (request.method !== 'GET') return failed(405);
  const range = request.headers.get('range');
  try {
    const answer = await source.openFile(file.fileId, range !== null && ONE_RANGE.test(range) ? range : null);
    return new Response(answer.body, { status: answer.status, headers: fileHeaders(answer.headers) });
  } catch (error) {
    return failed(error instanceof ServerRefusal ? error.status : 502);
  }
}

function shownType(given: string): string {
  const [essence = ''] = given.toLowerCase().split(';');
  if (!SHOWN_TYPE.test(essence.trim())) return 'application/octet-stream';
  return essence.trim() === 'text/html' ? given : essence.trim();
}

function failed(status: number): Response {
  return new Response(null, { status });
}

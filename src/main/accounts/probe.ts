import type { ProbeResult } from '../../contract/account.ts';
import { errorBody } from '../../contract/errors.ts';
import { routePath } from '../../contract/routes.ts';
import { t } from '../../words/words.ts';
import { readAtMost } from '../files/bounded-body.ts';
import { isCertificateFault, whyNotTrusted, whyUnreached } from '../server/certificate-fault.ts';
import { serverFetch } from '../server/server-fetch.ts';
import { isEncrypted, isPlain, parseAddress } from '../server/web-address.ts';
import { checkSocket, findSocket } from './socket-address.ts';

const PROBE_TIMEOUT_MS = 10_000;
const PAGE_BYTES = 1024 * 1024;
const MOVES = 3;

type Refused = Extract<ProbeResult, { kind: 'refused' }>;

/**
 * Looks for a Placet server where the person says (contract.md 2.1): its API answers "who am I" with 401 in JSON. Without a
 * scheme https is tried first. Where its live updates come from is found, or taken from the person. Changes nothing, sends
 * no password, follows a server that has moved, and never raises.
 */
export async function probeServer(typed: string, typedSocket: string | null = null): Promise<ProbeResult> {
  const addresses = addressesOf(typed);
  if (addresses === null) return refused('address', t('main.addressMalformed'));
  let last: Refused | null = null;
  for (const address of addresses) {
    const result = await probe(address, typedSocket?.trim() || null, MOVES);
    if (result.kind === 'found') return result;
    // What answered is not asked again without encryption.
    if (result.reason === 'certificate' || result.reason === 'socket') return result;
    if (last === null || result.reason === 'not-placet') last = result;
  }
  return last ?? refused('unreachable', t('main.nothingAnswersThere'));
}

/** The addresses that a person may mean, best first; null when it is none. */
export function addressesOf(typed: string): URL[] | null {
  const text = typed.trim();
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  if (text === '' || /\s/.test(text)) return null;
  const urls = (hasScheme ? [text] : [`https://${text}`, `http://${text}`]).map(parseAddress);
  return urls.every((url) => url !== null) ? urls : null;
}

async function probe(address: URL, typedSocket: string | null, movesLeft: number): Promise<ProbeResult> {
  const { origin } = address;
  let response: Response;
  try {
    response = await fetchFrom(origin, routePath('currentUser'));
  } catch (error) {
    if (isCertificateFault(error)) return refused('certificate', whyNotTrusted(error, address.host));
    const detail = whyUnreached(error, address.host) ?? t('main.nothingAnswersAt', { host: address.host });
    return refused('unreachable', detail);
  }
  const moved = response.headers.get('location');
  if (response.status >= 300 && response.status < 400 && moved !== null && movesLeft > 0) {
    const next = parseAddress(new URL(moved, origin).href);
    // Never from https to http: that would be how somebody in between takes the password.
    if (next !== null && next.origin !== origin && !(isEncrypted(address) && !isEncrypted(next))) {
      return probe(next, typedSocket, movesLeft - 1);
    }
  }
  const body = errorBody.safeParse(await readJson(response));
  if (response.status !== 401 || !body.success) {
    const detail = t('main.notAPlacetServer', { host: address.host });
    return refused('not-placet', detail);
  }
  const socket = await (typedSocket === null
    ? findSocket(address, fetchFrom)
    : checkSocket(typedSocket, address, fetchFrom));
  if (!socket.isFound) return refused('socket', socket.detail);
  const { wsUrl } = socket;
  return {
    kind: 'found',
    apiUrl: origin,
    wsUrl,
    plainUrl: [origin, wsUrl ?? origin].find((url) => isPlain(new URL(url))) ?? null,
    name: address.hostname,
  };
}

function fetchFrom(origin: string, path: string): Promise<Response> {
  return serverFetch(new URL(path, origin), { redirect: 'manual', signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
}

async function readJson(response: Response): Promise<unknown> {
  try {
    const bytes = await readAtMost(response, PAGE_BYTES);
    return bytes === null ? undefined : JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

function refused(reason: Refused['reason'], detail: string): Refused {
  return { kind: 'refused', reason, detail };
}

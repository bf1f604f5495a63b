import { z } from 'zod';
import type { ProbeResult } from '../../contract/account.ts';
import { errorBody } from '../../contract/errors.ts';
import { routePath } from '../../contract/routes.ts';
import { t } from '../../words/words.ts';
import { readAtMost } from '../files/bounded-body.ts';
import { isCertificateFault, whyNotTrusted } from '../server/certificate-fault.ts';

const PROBE_TIMEOUT_MS = 10_000;
const PAGE_BYTES = 1024 * 1024;
const MOVES = 3;

type Refused = Extract<ProbeResult, { kind: 'refused' }>;

/**
 * Looks for a Placet server where the person says (contract.md 2.1): its API answers "who am I" with 401 in JSON. Without a
 * scheme https is tried first. Changes nothing, sends no password, follows a server that has moved, and never raises.
 */
export async function probeServer(typed: string): Promise<ProbeResult> {
  const addresses = addressesOf(typed);
  if (addresses === null) {
    return refused(
      'address',
      'This is not a web address. Type it like placet.example.com or http://192.168.1.20:3001.',
    );
  }
  let last: Refused | null = null;
  for (const address of addresses) {
    const result = await probe(address, MOVES);
    if (result.kind === 'found') return result;
    // What answered and cannot be trusted is not asked again without encryption.
    if (result.reason === 'certificate') return result;
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

function parseAddress(text: string): URL | null {
  try {
    const url = new URL(text);
    const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
    return isWeb && url.username === '' && url.password === '' && url.hostname !== '' ? url : null;
  } catch {
    return null;
  }
}

async function probe(address: URL, movesLeft: number): Promise<ProbeResult> {
  const { origin } = address;
  let response: Response;
  try {
    response = await fetchFrom(origin, routePath('currentUser'));
  } catch (error) {
    if (isCertificateFault(error)) return refused('certificate', whyNotTrusted(error, address.host));
    const detail = t('main.nothingAnswersAt', { host: address.host });
    return refused('unreachable', detail);
  }
  const moved = response.headers.get('location');
  if (response.status >= 300 && response.status < 400 && moved !== null && movesLeft > 0) {
    const next = parseAddress(new URL(moved, origin).href);
    // Never from https to http: that would be how somebody in between takes the password.
    if (next !== null && next.origin !== origin && !(address.protocol === 'https:' && next.protocol === 'http:')) {
      return probe(next, movesLeft - 1);
    }
  }
  const body = errorBody.safeParse(await readJson(response));
  if (response.status !== 401 || !body.success) {
    const detail = t('main.notAPlacetServer', { host: address.host });
    return refused('not-placet', detail);
  }
  return {
    kind: 'found',
    apiUrl: origin,
    wsUrl: await findSocketUrl(address),
    isPlain: address.protocol === 'http:' && !isLoopback(address.hostname),
    name: address.hostname,
  };
}

const runtimeSettings = z.looseObject({ wsUrl: z.string().optional() });

/** Where the web app says that its socket is; null when it does not say, or says the same address. */
async function findSocketUrl(address: URL): Promise<string | null> {
  try {
    const response = await fetchFrom(address.origin, '/login');
    const page = response.ok ? await readAtMost(response, PAGE_BYTES) : null;
    return page === null ? null : socketUrlIn(page.toString('utf8'), address);
  } catch {
    return null;
  }
}

/** Reads `wsUrl` out of the settings in the web app's page (contract.md 2.1); encryption is never dropped for it. */
export function socketUrlIn(page: string, address: URL): string | null {
  const settings = /window\.__HP_CONFIG__\s*=\s*(\{[^<]*?\})\s*[;<]/.exec(page)?.[1];
  if (settings === undefined) return null;
  try {
    const { wsUrl } = runtimeSettings.parse(JSON.parse(settings));
    const url = wsUrl ? parseAddress(wsUrl.replace(/^ws/, 'http')) : null;
    if (url === null || url.origin === address.origin) return null;
    return address.protocol === 'https:' && url.protocol === 'http:' ? null : url.origin;
  } catch {
    return null;
  }
}

function fetchFrom(origin: string, path: string): Promise<Response> {
  return fetch(new URL(path, origin), { redirect: 'manual', signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
}

async function readJson(response: Response): Promise<unknown> {
  try {
    const bytes = await readAtMost(response, PAGE_BYTES);
    return bytes === null ? undefined : JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

function refused(reason: Refused['reason'], detail: string): Refused {
  return { kind: 'refused', reason, detail };
}

import { z } from 'zod';
import { t } from '../../words/words.ts';
import { readAtMost } from '../files/bounded-body.ts';
import { whyUnreached } from '../server/certificate-fault.ts';
import { isEncrypted, parseAddress, type ServerFetch } from '../server/web-address.ts';

const PAGE_BYTES = 1024 * 1024;
/** The first request of a Socket.IO client that begins without a WebSocket; it needs no credentials. */
const HANDSHAKE = '/socket.io/?EIO=4&transport=polling';

/** Where a server's live updates are: the origin when it is not that of the API, or why it is not known, in words. */
export type SocketAddress =
  | { readonly isFound: true; readonly wsUrl: string | null }
  | { readonly isFound: false; readonly detail: string };

/** Looks for the socket of a server: where its web app says (contract.md 2.1), else where its API is. */
export async function findSocket(api: URL, get: ServerFetch): Promise<SocketAddress> {
  const told = await readSocketUrl(api, get);
  if (told !== null && (await hasSocket(told, get))) return { isFound: true, wsUrl: told };
  if (await hasSocket(api.origin, get)) return { isFound: true, wsUrl: null };
  return { isFound: false, detail: t('main.liveAddressUnknown', { host: api.host }) };
}

/** Takes the address that the person has typed, once something answers there that is a socket. */
export async function checkSocket(typed: string, api: URL, get: ServerFetch): Promise<SocketAddress> {
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed);
  const url = parseAddress((hasScheme ? typed : `${api.protocol}//${typed}`).replace(/^ws(s?):/i, 'http$1:'));
  if (url === null) return { isFound: false, detail: t('main.liveAddressMalformed') };
  if (isEncrypted(api) && !isEncrypted(url)) return { isFound: false, detail: t('main.liveAddressNotEncrypted') };
  try {
    if (await answersAsSocket(url.origin, get)) {
      return { isFound: true, wsUrl: url.origin === api.origin ? null : url.origin };
    }
    return { isFound: false, detail: t('main.liveAddressOtherwise', { host: url.host }) };
  } catch (error) {
    return { isFound: false, detail: whyUnreached(error, url.host) ?? t('main.liveAddressSilent', { host: url.host }) };
  }
}

const runtimeSettings = z.looseObject({ wsUrl: z.string().optional() });

/** Where the web app says that its socket is; null when it does not say, or says the same address. */
async function readSocketUrl(api: URL, get: ServerFetch): Promise<string | null> {
  try {
    const response = await get(api.origin, '/login');
    const page = response.ok ? await readAtMost(response, PAGE_BYTES) : null;
    return page === null ? null : socketUrlIn(page.toString('utf8'), api);
  } catch {
    return null;
  }
}

/** Reads `wsUrl` out of the settings in the web app's page (contract.md 2.1); encryption is never dropped for it. */
export function socketUrlIn(page: string, api: URL): string | null {
  const settings = /window\.__HP_CONFIG__\s*=\s*(\{[^<]*?\})\s*[;<]/.exec(page)?.[1];
  if (settings === undefined) return null;
  try {
    const { wsUrl } = runtimeSettings.parse(JSON.parse(settings));
    const url = wsUrl ? parseAddress(wsUrl.replace(/^ws/, 'http')) : null;
    if (url === null || url.origin === api.origin) return null;
    return isEncrypted(api) && !isEncrypted(url) ? null : url.origin;
  } catch {
    return null;
  }
}

function hasSocket(origin: string, get: ServerFetch): Promise<boolean> {
  return answersAsSocket(origin, get).catch(() => false);
}

const refusedHandshake = z.looseObject({ code: z.number(), message: z.string() });

/** Whether Socket.IO answers there, if only to say that it takes WebSockets alone; raises when nothing does. */
async function answersAsSocket(origin: string, get: ServerFetch): Promise<boolean> {
  const response = await get(origin, HANDSHAKE);
  const text = (await readAtMost(response, PAGE_BYTES))?.toString('utf8') ?? '';
  if (response.ok) return text.startsWith('0{');
  try {
    return response.status === 400 && refusedHandshake.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

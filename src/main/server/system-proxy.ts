import { t } from '../../words/words.ts';
import { isLoopback } from './web-address.ts';

/** Why a request did not get past the proxy; what the server would have said is not known. */
export class ProxyFault extends Error {
  override readonly name = 'ProxyFault';
}

/** Asks the system how it reaches an address; answers in the words of a PAC file, as `PROXY proxy.example:3128; DIRECT`. */
export type ProxyLookUp = (url: string) => Promise<string>;

let lookUp: ProxyLookUp | null = null;

/** Lets every later request to a server go as the system's settings say; without it, and with null, all go directly. */
export function followSystemProxy(found: ProxyLookUp | null): void {
  lookUp = found;
}

/** The proxy through which an address is reached, null for none. This computer is never reached through one. */
export async function proxyFor(url: URL): Promise<URL | null> {
  if (lookUp === null || isLoopback(url)) return null;
  // A PAC file knows web addresses only, and a socket begins as a request to one.
  return proxyIn(await lookUp(`${url.origin}/`), url.host);
}

/** The first proxy of an answer that can be used, null to go directly; raises when there are only others. */
export function proxyIn(answer: string, host: string): URL | null {
  for (const rule of answer.split(';')) {
    const [kind = '', place = ''] = rule.trim().split(/\s+/);
    switch (kind.toUpperCase()) {
      case 'PROXY':
      case 'HTTP':
        return new URL(`http://${place}`);
      case 'HTTPS':
        return new URL(`https://${place}`);
      case 'DIRECT':
        return null;
    }
  }
  throw new ProxyFault(t('main.proxyOfOtherKind', { host }));
}

const SILENT = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What a failed request says of the proxy; null when it got past it. Only the proxy itself is looked up and called. */
export function proxyFaultOf(error: unknown, proxy: URL, host: string): ProxyFault | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ProxyFault) return cause;
    const refused = /^Proxy .*\((\d{3})\)/.exec(cause.message)?.[1];
    if (refused !== undefined) return proxyRefusal(Number(refused), proxy, host);
    if ('code' in cause && SILENT.has(String(cause.code))) {
      return new ProxyFault(t('main.proxyUnreachable', { proxy: proxy.host, host }), { cause: error });
    }
  }
  return null;
}

function proxyRefusal(status: number, proxy: URL, host: string): ProxyFault {
  const facts = { proxy: proxy.host, host };
  return new ProxyFault(
    status === 407 ? t('main.proxyWantsSignIn', facts) : t('main.proxyRefused', { ...facts, status }),
  );
}

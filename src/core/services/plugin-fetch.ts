import { isIP } from 'node:net';
import { AppError } from '../../contract/errors.ts';
import { LIMITS } from '../../contract/limits.ts';
import type { PluginFetchAnswer, PluginFetchRequest, PluginManifest } from '../../contract/plugin.ts';
import { isDeclaredHost } from '../domain/plugin-hosts.ts';
import { decideAddresses, hostOf } from '../domain/webhook-address.ts';
import type { AllowRule } from '../domain/webhook-allowlist.ts';
import type { OutgoingAnswer } from '../network.ts';
import type { Ports } from '../ports.ts';

/** Fetches for plugins what their manifests allow (contract.md 11.4). */
export interface PluginFetch {
  /**
   * What the address answered; a failure on the way is an answer with `status` 0. Raises `plugin_fetch_refused` when the
   * manifest or the address rules forbid it. `callerLeft` ends it early.
   */
  fetch(manifest: PluginManifest, request: PluginFetchRequest, callerLeft: AbortSignal): Promise<PluginFetchAnswer>;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
const REDIRECTS = [301, 302, 303, 307, 308];
/** What a plugin may not say of the connection, or of who asks. */
const WITHHELD_HEADERS =
  /^(host|connection|content-length|transfer-encoding|upgrade|te|trailer|expect|keep-alive|proxy-.*)$/i;
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** One request of a row of redirects. */
interface Hop {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Makes the proxy. `readExemptions` answers the private hosts that the person allows to be called, the same list as for
 * webhooks; a host that the manifest does not declare stays refused all the same.
 */
export function createPluginFetch(
  { network, clock }: Pick<Ports, 'network' | 'clock'>,
  readExemptions: () => Promise<readonly AllowRule[]>,
): PluginFetch {
  const findAddresses = async (url: URL): Promise<readonly string[]> => {
    const host = hostOf(url);
    const resolved = isIP(host) === 0 ? await network.resolve(host) : [host];
    const decision = decideAddresses(url, resolved, { rules: await readExemptions(), isStrict: false });
    if (decision.kind === 'allowed') return decision.addresses;
    throw refused(`"${url.host}" is a private or reserved address that is not on the allowlist`);
  };

  const follow = async (manifest: PluginManifest, first: Hop, signal: AbortSignal): Promise<OutgoingAnswer> => {
    let hop = first;
    for (let count = 0; count <= LIMITS.pluginFetchRedirectCount; count += 1) {
      checkDeclared(manifest, hop.url);
      const addresses = await unlessAborted(findAddresses(hop.url), signal);
      const answer = await network.send({
        ...hop,
        addresses,
        answerBytes: LIMITS.pluginFetchBytes,
        isWholeWanted: true,
        signal,
      });
      const next = nextHop(hop, answer);
      if (next === null) return answer;
      hop = next;
    }
    throw new Error(`More than ${LIMITS.pluginFetchRedirectCount} redirects`);
  };

  return {
    async fetch(manifest, request, callerLeft) {
      const first = firstHop(request);
      checkDeclared(manifest, first.url);
      const over = new AbortController();
      const end = () => over.abort();
      callerLeft.addEventListener('abort', end, { once: true });
      let isTimeOver = false;
      const cancelTimer = clock.startTimer(LIMITS.pluginFetchTimeoutMs, () => {
        isTimeOver = true;
        end();
      });
      try {
        return presentAnswer(await follow(manifest, first, over.signal), isTimeOver);
      } catch (error) {
        if (error instanceof AppError) throw error;
        return failure(isTimeOver ? TOO_SLOW : describe(error));
      } finally {
        cancelTimer();
        callerLeft.removeEventListener('abort', end);
      }
    },
  };
}

const TOO_SLOW = `No whole answer within ${LIMITS.pluginFetchTimeoutMs / 1000} seconds`;

function firstHop({ url: text, method = 'GET', headers = {}, body = '' }: PluginFetchRequest): Hop {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    throw refused('the address is not an http or https URL');
  if (url.username !== '' || url.password !== '') throw refused('the address holds a user name or password');
  const verb = method.toUpperCase();
  if (!METHODS.includes(verb)) throw refused(`the method must be one of ${METHODS.join(', ')}`);
  const sent: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (WITHHELD_HEADERS.test(name)) continue;
    if (!HEADER_NAME.test(name) || !HEADER_VALUE.test(value))
      throw refused('a header has characters that HTTP forbids');
    sent[name.toLowerCase()] = value;
  }
  // The answer is handed on as text, so it must come uncompressed.
  sent['accept-encoding'] = 'identity';
  return { url, method: verb, headers: sent, body: verb === 'GET' || verb === 'HEAD' ? '' : body };
}

function checkDeclared({ permissions }: PluginManifest, url: URL): void {
  if (permissions?.httpRequests !== true) throw refused('its manifest has no permission for HTTP requests');
  if (!isDeclaredHost(url, permissions.maxHttpDomains ?? [])) {
    throw refused(`"${url.host}" is not among the hosts of its manifest`);
  }
}

/** Where an answer sends on to, as browsers go there; null when it does not. */
function nextHop(hop: Hop, { status, headers }: OutgoingAnswer): Hop | null {
  const { location } = headers;
  if (!REDIRECTS.includes(status) || location === undefined || !URL.canParse(location, hop.url.href)) return null;
  const url = new URL(location, hop.url);
  if (!['http:', 'https:'].includes(url.protocol)) throw refused('a redirect leads to no http or https URL');
  const becomesGet = status === 303 || (status <= 302 && hop.method === 'POST');
  const { authorization, cookie, ...others } = hop.headers;
  return {
    url,
    method: becomesGet && hop.method !== 'HEAD' ? 'GET' : hop.method,
    headers: url.origin === hop.url.origin ? hop.headers : others,
    body: becomesGet ? '' : hop.body,
  };
}

function presentAnswer(answer: OutgoingAnswer, isTimeOver: boolean): PluginFetchAnswer {
  const { status, statusText, headers, body, isWhole } = answer;
  if (isTimeOver) return failure(TOO_SLOW);
  if (!isWhole) {
    const isTooLarge = body.length >= LIMITS.pluginFetchBytes;
    return failure(isTooLarge ? 'The answer is larger than 10 MiB' : 'The connection broke off within the answer');
  }
  return { ok: status >= 200 && status <= 299, status, statusText, headers, body: body.toString('utf8') };
}

function failure(error: string): PluginFetchAnswer {
  return { ok: false, status: 0, statusText: '', headers: {}, body: '', error };
}

function refused(reason: string): AppError {
  return new AppError('plugin_fetch_refused', `This plugin may not fetch this address: ${reason}`);
}

/** The system's word for a failed connection; never more, since a message may hold what the plugin sent. */
function describe(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code === null && error instanceof Error && error.message.startsWith('More than')) return error.message;
  return `The address could not be reached${code === null ? '' : ` (${code})`}`;
}

/** A lookup cannot be called off, but need not be waited for. */
function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Error('aborted'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

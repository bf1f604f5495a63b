import type { PlainKey } from '../../words/catalogue.ts';
import { t } from '../../words/words.ts';
import { ProxyFault } from './system-proxy.ts';

/** What Node says of a certificate that it does not trust, in words for the person; none of it can be passed over. */
const WORDS: Readonly<Record<string, PlainKey>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'main.certificateSelfSigned',
  SELF_SIGNED_CERT_IN_CHAIN: 'main.certificateUnknownAuthority',
  UNABLE_TO_GET_ISSUER_CERT: 'main.certificateUnknownAuthority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'main.certificateUnknownAuthority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'main.certificateChainIncomplete',
  CERT_HAS_EXPIRED: 'main.certificateExpired',
  CERT_NOT_YET_VALID: 'main.certificateNotYetValid',
  CERT_REVOKED: 'main.certificateRevoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'main.certificateOtherAddress',
  HOSTNAME_MISMATCH: 'main.certificateOtherAddress',
};

/** Whether a request failed because the server's certificate cannot be trusted. */
export function isCertificateFault(error: unknown): boolean {
  return codeOf(error) !== null;
}

/** Why it cannot be trusted, and what to do. */
export function whyNotTrusted(error: unknown, host: string): string {
  const why = t(WORDS[codeOf(error) ?? ''] ?? 'main.certificateUncheckable');
  return t('main.certificateNotTrusted', { host, why });
}

/** Why a server was not reached, where there is more to say than that: its certificate, or the proxy before it. */
export function whyUnreached(error: unknown, host: string): string | null {
  if (error instanceof ProxyFault) return error.message;
  return isCertificateFault(error) ? whyNotTrusted(error, host) : null;
}

function codeOf(error: unknown, depth = 0): string | null {
  if (!(error instanceof Error) || depth > 4) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return Object.hasOwn(WORDS, code) ? code : codeOf(error.cause, depth + 1);
}

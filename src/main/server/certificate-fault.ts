import type { PlainKey } from '../../words/catalogue.ts';
import { t } from '../../words/words.ts';

/** What Node says of a certificate that it does not trust, in words for the person; none of it can be passed over. */
const WORDS: Readonly<Record<string, PlainKey>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'main.vouchesItself',
  SELF_SIGNED_CERT_IN_CHAIN: 'main.comesFromAuthorityComputer',
  UNABLE_TO_GET_ISSUER_CERT: 'main.comesFromAuthorityComputer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'main.comesFromAuthorityComputer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'main.serverDoesNotSend',
  CERT_HAS_EXPIRED: 'main.hasExpired',
  CERT_NOT_YET_VALID: 'main.notValidYetCheck',
  CERT_REVOKED: 'main.revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'main.madeAnotherAddress',
  ERR_TLS_CERT_ALTNAME_FORMAT: 'main.cannotChecked',
  HOSTNAME_MISMATCH: 'main.madeAnotherAddress',
  CERT_CHAIN_TOO_LONG: 'main.cannotChecked',
  CERT_REJECTED: 'main.cannotChecked',
  CERT_SIGNATURE_FAILURE: 'main.cannotChecked',
  CERT_UNTRUSTED: 'main.cannotChecked',
  EE_KEY_TOO_SMALL: 'main.cannotChecked',
  CA_MD_TOO_WEAK: 'main.cannotChecked',
  INVALID_CA: 'main.cannotChecked',
  INVALID_PURPOSE: 'main.cannotChecked',
  PATH_LENGTH_EXCEEDED: 'main.cannotChecked',
};

/** Whether a request failed because the server's certificate cannot be trusted. */
export function isCertificateFault(error: unknown): boolean {
  return codeOf(error) !== null;
}

/** Why it cannot be trusted, and what to do. */
export function whyNotTrusted(error: unknown, host: string): string {
  const why = t(WORDS[codeOf(error) ?? ''] ?? 'main.cannotChecked');
  return t('main.certificateCannotTrustedNothing', { host, why });
}

function codeOf(error: unknown, depth = 0): string | null {
  if (!(error instanceof Error) || depth > 4) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return Object.hasOwn(WORDS, code) ? code : codeOf(error.cause, depth + 1);
}

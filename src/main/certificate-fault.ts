/** What Node says of a certificate that it does not trust, in words for the person; none of it can be passed over. */
const WORDS: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it vouches for itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'it comes from an authority that this computer does not know',
  UNABLE_TO_GET_ISSUER_CERT: 'it comes from an authority that this computer does not know',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'it comes from an authority that this computer does not know',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the server does not send the whole chain of its certificates',
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet; check this computer’s clock',
  CERT_REVOKED: 'it was revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it was made for another address',
  HOSTNAME_MISMATCH: 'it was made for another address',
};

/** Whether a request failed because the server's certificate cannot be trusted. */
export function isCertificateFault(error: unknown): boolean {
  return codeOf(error) !== null;
}

/** Why it cannot be trusted, and what to do. */
export function whyNotTrusted(error: unknown, host: string): string {
  const why = WORDS[codeOf(error) ?? ''] ?? 'it cannot be checked';
  return `The certificate of ${host} cannot be trusted: ${why}. Nothing was sent there. Ask whoever runs the server for a valid certificate, or install its authority on this computer.`;
}

function codeOf(error: unknown, depth = 0): string | null {
  if (!(error instanceof Error) || depth > 4) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return Object.hasOwn(WORDS, code) ? code : codeOf(error.cause, depth + 1);
}

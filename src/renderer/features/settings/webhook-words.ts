const SECRET_BYTES = 32;

/** A new Standard Webhooks secret, made by the window's own source of randomness. */
export function makeWebhookSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}

/** The entries of an allowlist as they are typed: one a line, blank lines left out. */
export function allowlistOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** An address as a browser would get it: hosts in plain letters, signs of other scripts in the path as numbers. */
export function realAddress(address: string): string {
  return URL.canParse(address) ? new URL(address).href : address;
}

/** The host of an encrypted web address in plain letters; null for any other address. */
export function hostOf(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.protocol === 'https:' ? url.host : null;
}

/** The scheme of links into the program. */
export const LINK_SCHEME = 'placet-desk';

/** What a link asks for. Nothing of it is done without the person: a review is shown, an account is proposed. */
export type DeskLink =
  | { readonly kind: 'review'; readonly messageId: string; readonly accountId: string | null }
  | { readonly kind: 'add'; readonly url: string };

const MAX_CHARS = 2_048;
const ID = /^[A-Za-z0-9_-]{1,128}$/;
/** What a link may hold beside letters: no space, no control character, nothing that a shell or a log would read. */
const PLAIN = /^[\x21-\x7e]+$/;

/** Reads a link strictly; null for everything else, because anybody can write one. */
export function parseLink(text: string): DeskLink | null {
  if (text.length > MAX_CHARS || !PLAIN.test(text) || !text.toLowerCase().startsWith(`${LINK_SCHEME}://`)) return null;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.port !== '' || url.hash !== '') return null;
  const names = [...url.searchParams.keys()];
  if (new Set(names).size !== names.length) return null;
  // The system's browser may have added a slash to `add`.
  const path = url.pathname.replace(/^\/+|\/$/g, '');
  switch (url.hostname) {
    case 'review': {
      const accountId = url.searchParams.get('account');
      if (!ID.test(path) || names.some((name) => name !== 'account')) return null;
      if (accountId !== null && !ID.test(accountId)) return null;
      return { kind: 'review', messageId: path, accountId };
    }
    case 'add': {
      const server = serverAddress(url.searchParams.get('url'));
      if (server === null || path !== '' || names.some((name) => name !== 'url')) return null;
      return { kind: 'add', url: server };
    }
    default:
      return null;
  }
}

/** The first link among the arguments of a start; the system passes it as one of them. */
export function linkOf(argv: readonly string[]): DeskLink | null {
  for (const argument of argv) {
    const link = parseLink(argument);
    if (link !== null) return link;
  }
  return null;
}

/** The address of a server without what only hides its name; null for what is none. */
function serverAddress(given: string | null): string | null {
  if (given === null || !PLAIN.test(given) || !URL.canParse(given)) return null;
  const url = new URL(given);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  if (!isWeb || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return null;
  return url.href;
}

import { t } from '../../words/words.ts';

const OPENABLE = new Set(['http:', 'https:', 'mailto:']);

/**
 * The address as the system's browser would get it, or null for one that must not leave the window: other schemes start
 * programs or read files, and a user name in an address makes it look like another.
 */
export function openableLink(address: string): string | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !OPENABLE.has(url.protocol)) return null;
  if (url.username !== '' || url.password !== '') return null;
  return url.href;
}

/** What the person is asked before an address is opened. */
export interface LinkQuestion {
  readonly message: string;
  readonly detail: string;
}

/**
 * Asks with the host as the network knows it: in letters that cannot pass for others, apart from the rest of the
 * address, in which a long path could hide it.
 */
export function linkQuestion(address: string): LinkQuestion {
  const url = new URL(address);
  if (url.protocol === 'mailto:') return { message: t('main.writeMailQuestion'), detail: address };
  const notes = [
    ...(/(?:^|\.)xn--/.test(url.hostname) ? [t('main.linkDisguised')] : []),
    ...(url.protocol === 'http:' ? [t('main.linkNotEncrypted')] : []),
  ];
  return {
    message: t('main.openLinkQuestion', { host: url.host }),
    detail: [shortened(address), ...notes].join('\n\n'),
  };
}

/** The longest address that fits a dialog. */
const DIALOG_CHARS = 400;

function shortened(address: string): string {
  return address.length > DIALOG_CHARS ? `${address.slice(0, DIALOG_CHARS)}…` : address;
}

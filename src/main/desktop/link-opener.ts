import type { MessageReference } from '../../contract/reference.ts';
import { t } from '../../words/words.ts';
import type { DeskLink } from './links.ts';

/** Follows links into the program. */
export interface LinkOpener {
  open(link: DeskLink): void;
  /** What an account holds or can be known of it has changed: what a link waited for may be there now. */
  settle(): void;
}

/** An account as far as a link needs it. */
export interface LinkedAccount {
  readonly id: string;
  /** True once it is known what is in it, or when nothing of it will be known. */
  readonly isRead: boolean;
  readonly has: (messageId: string) => boolean;
}

/** What links act on. */
export interface LinkOpenerParts {
  readonly accounts: () => readonly LinkedAccount[];
  /** Brings the window to the front. */
  readonly onComing: () => void;
  readonly onReview: (reference: MessageReference) => void;
  /** Proposes an account; adding it is for the person. */
  readonly onServer: (url: string) => void;
  /** Says in the window why a link leads nowhere. */
  readonly onNothing: (text: string) => void;
}

const NOT_HERE = 'main.linkedReviewUnknown';

/** Makes it. A link that comes before the inbox is known waits for it; a later link takes its place. */
export function createLinkOpener(parts: LinkOpenerParts): LinkOpener {
  let awaited: Extract<DeskLink, { kind: 'review' }> | null = null;

  const settle = (): void => {
    if (awaited === null) return;
    const { messageId, accountId } = awaited;
    const meant = parts.accounts().filter(({ id }) => accountId === null || id === accountId);
    const owner = meant.find(({ has }) => has(messageId));
    if (owner === undefined && meant.some(({ isRead }) => !isRead)) return;
    awaited = null;
    if (owner === undefined) parts.onNothing(t(NOT_HERE));
    else parts.onReview({ accountId: owner.id, messageId });
  };
  return {
    open(link) {
      parts.onComing();
      if (link.kind === 'add') {
        parts.onServer(link.url);
        return;
      }
      awaited = link;
      settle();
    },
    settle,
  };
}

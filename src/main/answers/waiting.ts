import type { Message } from '../../contract/message.ts';
import type { MessageReference } from '../../contract/reference.ts';

/** A review that waits, and whose. */
export interface WaitingReview {
  readonly accountId: string;
  readonly message: Message;
  /** Put off, or already answered here: it waits, and is not counted. */
  readonly isAway: boolean;
}

/** What waits for the person at one moment, over all accounts. */
export interface WaitingNow {
  readonly reviews: readonly WaitingReview[];
  /** How many there are without those that are away: the number on the badge, in the tray and above the list. */
  readonly count: number;
  /** An account whose session has expired may hold more than is counted. */
  readonly needsSignIn: boolean;
}

/** An account as far as waiting is concerned. */
export interface WaitingAccount {
  readonly accountId: string;
  readonly messages: readonly Message[];
  readonly needsSignIn: boolean;
}

/** The one place that counts what waits; whatever shows a number or acts on what waits hears of it from here. */
export interface Waiting {
  /** What waits at this moment, also when it has not been told of yet. */
  now(): WaitingNow;
  /** Tells of it again soon; changes come in crowds, and each crowd is counted once. */
  follow(): void;
  /** Tells of nothing any more. */
  stop(): void;
}

/** How long changes are gathered. */
const DELAY_MS = 100;

/** Makes the count; `onChange` hears each new one, the same number or not. */
export function createWaiting(options: {
  readonly accounts: () => readonly WaitingAccount[];
  /** What was put off or answered here. */
  readonly away: () => readonly MessageReference[];
  readonly onChange: (waiting: WaitingNow) => void;
}): Waiting {
  let last: WaitingNow = { reviews: [], count: 0, needsSignIn: false };
  let isCurrent = true;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const now = (): WaitingNow => {
    if (isCurrent) return last;
    isCurrent = true;
    const accounts = options.accounts();
    const away = new Set(options.away().map(({ accountId, messageId }) => `${accountId}\n${messageId}`));
    const reviews = accounts.flatMap(({ accountId, messages }) =>
      waitingMessages(messages).map((message): WaitingReview => {
        return { accountId, message, isAway: away.has(`${accountId}\n${message.id}`) };
      }),
    );
    last = {
      reviews,
      count: reviews.filter(({ isAway }) => !isAway).length,
      needsSignIn: accounts.some(({ needsSignIn }) => needsSignIn),
    };
    return last;
  };
  const tell = (): void => {
    timer = undefined;
    options.onChange(now());
  };
  return {
    now,
    follow() {
      isCurrent = false;
      if (!isStopped) timer ??= setTimeout(tell, DELAY_MS);
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/** The pending reviews as the window's list “Needs review” has them: of a question asked again only its newest round. */
export function waitingMessages(messages: readonly Message[]): readonly Message[] {
  const newestRound = new Map<string, number>();
  const waiting: Message[] = [];
  // One walk for both: there may be a hundred thousand messages, of which few wait.
  for (const message of messages) {
    const { iterationGroupId, iteration, review } = message;
    if (!review) continue;
    if (iterationGroupId) {
      newestRound.set(iterationGroupId, Math.max(newestRound.get(iterationGroupId) ?? 0, iteration ?? 1));
    }
    if (review.status === 'pending') waiting.push(message);
  }
  return waiting.filter(({ iterationGroupId, iteration }) => {
    const newest = iterationGroupId ? newestRound.get(iterationGroupId) : undefined;
    return (iteration ?? 1) >= (newest ?? 0);
  });
}

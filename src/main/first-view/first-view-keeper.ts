import type { Account, Connection } from '../../contract/account.ts';
import type { FirstView } from '../../contract/first-view.ts';
import type { Message } from '../../contract/message.ts';
import { withoutSecrets } from '../accounts/kept-inbox.ts';
import type { WaitingReview } from '../answers/waiting.ts';
import { replaceFile } from '../disk/replace-file.ts';
import type { Inbox } from '../inbox/inbox.ts';
import { expiryOf } from '../notifications/notification-decision.ts';
import { markFirstView } from './kept-first-view.ts';

/** Keeps what a window of the next start begins with (`contract/first-view.ts`). */
export interface FirstViewKeeper {
  /** Something of it may have changed; it is written a moment later, and only when it has. */
  follow(): void;
  /** Writes at once what has changed. Never rejects. */
  flush(): Promise<void>;
}

/** What the first view is made of, as it is at the moment of asking. */
export interface FirstViewSources {
  readonly accounts: () => readonly { info(): Account; readonly inbox: Pick<Inbox, 'agents'> }[];
  readonly waiting: () => readonly WaitingReview[];
  readonly rest: () => Omit<FirstView, 'accounts'>;
}

/** How it is kept. */
export interface FirstViewOptions extends FirstViewSources {
  readonly file: string;
  readonly onFault: (error: unknown) => void;
}

/** A burst is one write. */
const WRITE_AFTER_MS = 1_000;
/** Several windows full of each, so that there is something to scroll to until the rest is there. */
const URGENT_COUNT = 100;
const NEWEST_COUNT = 30;
/** In these an account begins the next time as well. */
const LASTING: ReadonlySet<Connection['state']> = new Set(['signed-out', 'off']);
/** Milliseconds; some thirty thousand years from now. */
const AFTER_ALL_EXPIRIES = 1e15;
const LONG_AGO = new Date(0).toISOString();

/** Makes the keeper. */
export function createFirstViewKeeper(options: FirstViewOptions): FirstViewKeeper {
  const { file, onFault } = options;
  let written = '';
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const view = composeFirstView(options);
    const text = markFirstView(JSON.stringify(view), view.version);
    if (text === written) return;
    written = text;
    writing = writing
      .then(() => replaceFile(file, text))
      .catch((error: unknown) => {
        written = '';
        onFault(error);
      });
  };

  return {
    follow() {
      timer ??= setTimeout(write, WRITE_AFTER_MS);
    },
    async flush() {
      if (timer !== undefined) write();
      await writing;
    },
  };
}

/** Puts it together: of all that waits what a list begins with, by urgency or by age, and how many more there are. */
export function composeFirstView({ accounts, waiting, rest }: FirstViewSources): FirstView {
  const reviews = waiting();
  const messages = reviews.map(({ message }) => message);
  const first = new Set([...least(messages, URGENT_COUNT, urgency), ...least(messages, NEWEST_COUNT, age)]);
  return {
    ...rest(),
    accounts: accounts().map(({ info, inbox }) => {
      const account = info();
      const own = reviews.filter(({ accountId }) => accountId === account.id);
      const waitingBeyond: Record<string, number> = {};
      for (const { message, isAway } of own) {
        if (!isAway && !first.has(message))
          waitingBeyond[message.channelId] = (waitingBeyond[message.channelId] ?? 0) + 1;
      }
      return {
        ...atTheStart(account),
        agents: inbox.agents().map(withoutSecrets),
        messages: own.map(({ message }) => message).filter((message) => first.has(message)),
        waitingBeyond,
      };
    }),
  };
}

/** The account as it will be when nothing has been reached yet. */
function atTheStart(account: Account): Account {
  const { state, detail } = account.connection;
  const lasting = LASTING.has(state) ? { state, detail } : { state: 'starting' as const, detail: null };
  return {
    ...account,
    connection: { ...lasting, since: LONG_AGO, syncedAt: null, nextTryAt: null },
    agentAccess: null,
    notice: null,
  };
}

/** What expires first comes first, then what never does, newest first. */
function urgency(message: Message): number {
  const expiryMs = expiryOf(message.review);
  return Number.isFinite(expiryMs) ? expiryMs : AFTER_ALL_EXPIRIES + age(message);
}

function age({ createdAt }: Message): number {
  return -Date.parse(createdAt);
}

/** The so many with the least rank, without putting all of them in order: there may be a hundred thousand. */
function least(messages: readonly Message[], count: number, rank: (message: Message) => number): readonly Message[] {
  const ranks = Float64Array.from(messages, rank);
  const limit = ranks.slice().sort()[count - 1] ?? Number.POSITIVE_INFINITY;
  return messages.filter((_, at) => (ranks[at] ?? Number.NaN) <= limit).slice(0, count);
}

import type { Message } from '../contract/message.ts';

/** What is known of accounts before their first whole reading, so that what waited there before is not told as news. */
export interface NewAccounts {
  /** The account is there, whether or not its server can be reached: what is sent from now on is news. */
  met(accountId: string): void;
  /** These came in by an event. */
  came(accountId: string, messages: readonly Message[]): void;
  /** The first reading: tells what is old and what is news, and is done with the account. */
  read(accountId: string, waiting: readonly Message[]): { readonly old: Message[]; readonly news: Message[] };
}

/** Makes it, of no account. */
export function createNewAccounts(now: () => number): NewAccounts {
  const metAt = new Map<string, number>();
  const early = new Map<string, Message[]>();
  return {
    met(accountId) {
      if (!metAt.has(accountId)) metAt.set(accountId, now());
    },
    came(accountId, messages) {
      early.set(accountId, [...(early.get(accountId) ?? []), ...messages]);
    },
    read(accountId, waiting) {
      const came = new Map((early.get(accountId) ?? []).map((message) => [message.id, message]));
      // The server's clock may differ from ours; what came by an event is news in any case.
      const since = metAt.get(accountId) ?? now();
      early.delete(accountId);
      metAt.delete(accountId);
      const isNews = ({ id, createdAt }: Message): boolean => came.has(id) || Date.parse(createdAt) >= since;
      const known = new Set(waiting.map(({ id }) => id));
      const others = [...came.values()].filter(({ id }) => !known.has(id));
      const old = waiting.filter((message) => !isNews(message));
      return { old, news: [...waiting.filter(isNews), ...others] };
    },
  };
}

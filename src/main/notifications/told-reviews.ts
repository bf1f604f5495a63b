import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const line = z.object({
  account: z.string(),
  told: z.array(z.string()).optional(),
  reminded: z.string().optional(),
  /** The expiry of which the reminder spoke: a later one deserves another. */
  of: z.string().optional(),
  /** Until when all that its agents said without asking is told, by channel. */
  heard: z.record(z.string(), z.string()).optional(),
  /** The account is no longer on this computer. */
  isGone: z.boolean().optional(),
});
type Line = z.infer<typeof line>;

/** Lines that say nothing any more, before the file is written anew. */
const SPARE_LINES = 1_000;
const OWNER_ONLY = 0o600;

/**
 * Of which waiting reviews and other messages the person has been told, per account, in a file that outlives the program.
 * Each step is handed to the system before it returns, so whoever tells first writes here and then speaks: a kill between
 * the two can lose one notification, and never repeats one.
 */
export interface ToldReviews {
  /** Has this account been seen before? What waits in a new one is not news. */
  isKnown(accountId: string): boolean;
  know(accountId: string): void;
  isTold(accountId: string, messageId: string): boolean;
  tell(accountId: string, messageIds: readonly string[]): void;
  /** Until when all that was said without a question is told, by channel; null when that was never known. */
  heardUntil(accountId: string): ReadonlyMap<string, string> | null;
  /** All that was said in these channels until then is told; an earlier instant changes nothing. */
  hear(accountId: string, until: ReadonlyMap<string, string>): void;
  isReminded(accountId: string, messageId: string, expiresAt: string): boolean;
  remind(accountId: string, messageId: string, expiresAt: string): void;
  /** Forgets reviews that wait no longer. */
  forget(accountId: string, messageIds: readonly string[]): void;
  /** Forgets an account and all that was told of it. */
  drop(accountId: string): void;
  /** Keeps, of an account that was read whole, only what still waits. */
  settle(accountId: string, waiting: ReadonlySet<string>): void;
}

/** Opens what an earlier run has written; `onFault` hears why something could not be kept for the next. */
export function openToldReviews(file: string, onFault: (error: unknown) => void): ToldReviews {
  /** Of each account its told reviews, each with the expiry it was reminded of. */
  const accounts = new Map<string, Map<string, string | null>>();
  const heardIn = new Map<string, Map<string, string>>();
  let lineCount = 0;
  let isTorn = false;

  const take = ({ account, told, reminded, of, heard, isGone }: Line): void => {
    if (isGone) {
      heardIn.delete(account);
      accounts.delete(account);
      return;
    }
    const known = accounts.get(account) ?? new Map<string, string | null>();
    accounts.set(account, known);
    for (const id of told ?? []) if (!known.has(id)) known.set(id, null);
    if (heard !== undefined) heardIn.set(account, new Map([...(heardIn.get(account) ?? []), ...Object.entries(heard)]));
    if (reminded !== undefined) known.set(reminded, of ?? null);
  };
  const write = (entry: Line): void => {
    take(entry);
    try {
      // A line that a crash cut off must not swallow this one.
      appendFileSync(file, `${isTorn ? '\n' : ''}${JSON.stringify(entry)}\n`, { mode: OWNER_ONLY });
      isTorn = false;
      lineCount += 1;
    } catch (error) {
      isTorn = true;
      onFault(error);
    }
  };
  const tidy = (): void => {
    if (lineCount < SPARE_LINES) return;
    const lines = [...accounts].flatMap(([account, known]): Line[] => [
      { account, told: [...known.keys()] },
      ...heardLine(account),
      ...[...known].flatMap(([id, of]) => (of === null ? [] : [{ account, reminded: id, of }])),
    ]);
    if (lineCount - lines.length < SPARE_LINES) return;
    try {
      writeFileSync(`${file}.new`, lines.map((entry) => `${JSON.stringify(entry)}\n`).join(''), { mode: OWNER_ONLY });
      renameSync(`${file}.new`, file);
      lineCount = lines.length;
      isTorn = false;
    } catch (error) {
      onFault(error);
    }
  };
  const heardLine = (account: string): Line[] => {
    const heard = heardIn.get(account);
    return heard === undefined ? [] : [{ account, heard: Object.fromEntries(heard) }];
  };
  const text = readIfThere(file);
  isTorn = text !== '' && !text.endsWith('\n');
  for (const written of text.split('\n')) {
    if (written === '') continue;
    lineCount += 1;
    const entry = parseLine(written);
    if (entry !== null) take(entry);
  }

  return {
    isKnown: (accountId) => accounts.has(accountId),
    know(accountId) {
      if (!accounts.has(accountId)) write({ account: accountId });
    },
    isTold: (accountId, messageId) => accounts.get(accountId)?.has(messageId) ?? false,
    tell(accountId, messageIds) {
      const told = messageIds.filter((id) => !accounts.get(accountId)?.has(id));
      if (told.length > 0) write({ account: accountId, told });
    },
    heardUntil: (accountId) => heardIn.get(accountId) ?? null,
    hear(accountId, until) {
      const known = heardIn.get(accountId);
      const later = [...until].filter(([channelId, at]) => at > (known?.get(channelId) ?? ''));
      // Nothing at all is something to know, too: the next start tells what comes after.
      if (later.length > 0 || known === undefined) write({ account: accountId, heard: Object.fromEntries(later) });
    },
    isReminded: (accountId, messageId, expiresAt) => accounts.get(accountId)?.get(messageId) === expiresAt,
    remind: (accountId, messageId, expiresAt) => write({ account: accountId, reminded: messageId, of: expiresAt }),
    forget(accountId, messageIds) {
      for (const id of messageIds) accounts.get(accountId)?.delete(id);
      tidy();
    },
    drop: (accountId) => write({ account: accountId, isGone: true }),
    settle(accountId, waiting) {
      const known = accounts.get(accountId);
      for (const id of [...(known?.keys() ?? [])]) if (!waiting.has(id)) known?.delete(id);
      tidy();
    },
  };
}

function parseLine(text: string): Line | null {
  try {
    return line.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

import { readFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { type NotificationDecisionEntry, notificationDecision } from '../../contract/notifications.ts';
import { t } from '../../words/words.ts';
import { replaceFile } from '../disk/replace-file.ts';

/** How many decisions are kept; the file may hold twice as many before it is cut. */
const KEPT_COUNT = 1_000;
const OWNER_ONLY = 0o600;

/** The latest decisions about notifications, in a file of one line each, so that “why was I not told?” has an answer. */
export interface NotificationRecord {
  add(entry: NotificationDecisionEntry): void;
  /** Forgets what was decided about an account that was removed. */
  forgetAccount(accountId: string): void;
  /** Newest first, at most so many. */
  latest(count: number): readonly NotificationDecisionEntry[];
  /** Why the last could not be written; null when it could. */
  problem(): string | null;
  /** Settles when all is written. */
  flush(): Promise<void>;
}

/** Opens the record that an earlier run left. */
export function openNotificationRecord(file: string): NotificationRecord {
  const text = readIfThere(file);
  let entries = parse(text).slice(-KEPT_COUNT);
  let lineCount = text.split('\n').length;
  let isTorn = text !== '' && !text.endsWith('\n');
  let unwritten: string[] = [];
  let isToBeCut = false;
  let problem: string | null = null;
  let writing: Promise<void> = Promise.resolve();

  const writeAll = async (): Promise<void> => {
    const lines = unwritten;
    if (lines.length === 0 && !isToBeCut) return;
    unwritten = [];
    const isCut = isToBeCut || lineCount + lines.length > 2 * KEPT_COUNT;
    isToBeCut = false;
    try {
      if (isCut) {
        const kept = entries.slice(-KEPT_COUNT).map((entry) => `${JSON.stringify(entry)}\n`);
        await replaceFile(file, kept.join(''));
        lineCount = kept.length;
      } else {
        await appendFile(file, `${isTorn ? '\n' : ''}${lines.join('')}`, { mode: OWNER_ONLY });
        lineCount += lines.length;
      }
      isTorn = false;
      problem = null;
    } catch (error) {
      isTorn = true;
      isToBeCut = isCut;
      const reason = error instanceof Error ? error.message : String(error);
      problem = t('main.decisionsNotKept', { reason, file });
    }
  };

  return {
    add(entry) {
      entries.push(entry);
      if (entries.length > 2 * KEPT_COUNT) entries = entries.slice(-KEPT_COUNT);
      unwritten.push(`${JSON.stringify(entry)}\n`);
      writing = writing.then(writeAll);
    },
    forgetAccount(accountId) {
      entries = entries.filter((entry) => entry.accountId !== accountId);
      isToBeCut = true;
      writing = writing.then(writeAll);
    },
    latest: (count) => entries.slice(-Math.min(count, KEPT_COUNT)).reverse(),
    problem: () => problem,
    flush: () => writing,
  };
}

function parse(text: string): NotificationDecisionEntry[] {
  return text.split('\n').flatMap((written) => {
    try {
      const parsed = notificationDecision.safeParse(JSON.parse(written));
      return parsed.success ? [parsed.data] : [];
    } catch {
      return [];
    }
  });
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

import type { MessageReference } from '../../contract/reference.ts';
import type { NotificationSystem } from './native-notification.ts';
import type { NotificationWords, SummaryKind } from './notification-words.ts';

/** What one notification of the board does. */
export interface BoardOptions {
  readonly isSilent: boolean;
  readonly actions: readonly string[];
  readonly onClick: () => void;
  readonly onAction: (index: number) => void;
  readonly onRefused: (error: string) => void;
}

/** The notifications of ours that are on the system's screen, so that none outlives its reason. */
export interface NotificationBoard {
  /** Shows the notification of a message, in the place of an earlier one of it. */
  show(reference: MessageReference, words: NotificationWords, options: BoardOptions): void;
  /** Shows one for several; what an earlier one of the same kind told, and still holds, is told with it. */
  showSummary(
    kind: SummaryKind,
    references: readonly MessageReference[],
    wordsOf: (all: readonly MessageReference[]) => NotificationWords,
    options: Omit<BoardOptions, 'actions' | 'onAction' | 'onClick'> & {
      readonly onClick: (left: readonly MessageReference[]) => void;
    },
  ): void;
  /** Takes a message off: its own notification, and a summary that has nothing left to tell. Was there anything? */
  withdraw(reference: MessageReference): boolean;
  /** Every message that is told of on the system's screen. */
  references(): readonly MessageReference[];
  /** Takes everything away; answers how many messages that were. */
  clear(): number;
}

interface Single {
  readonly reference: MessageReference;
  close: () => void;
}
interface Summary {
  readonly members: Map<string, MessageReference>;
  close: () => void;
}

const keyOf = ({ accountId, messageId }: MessageReference): string => `${accountId}\n${messageId}`;

/** Makes an empty board. */
export function createNotificationBoard(system: NotificationSystem): NotificationBoard {
  const singles = new Map<string, Single>();
  const summaries = new Map<SummaryKind, Summary>();
  const nothing = (): void => undefined;
  const references = (): MessageReference[] => {
    const ofSummaries = [...summaries.values()].flatMap(({ members }) => [...members.values()]);
    return [...[...singles.values()].map(({ reference }) => reference), ...ofSummaries];
  };

  return {
    references,
    show(reference, words, { onClick, onAction, onRefused, ...options }) {
      const key = keyOf(reference);
      singles.get(key)?.close();
      // Known before it is shown: the system may answer at once.
      const single: Single = { reference, close: nothing };
      singles.set(key, single);
      const afterwards =
        <T extends unknown[]>(hear: (...values: T) => void) =>
        (...values: T): void => {
          if (singles.get(key) === single) singles.delete(key);
          hear(...values);
        };
      single.close = system.show({
        ...words,
        ...options,
        onShown: nothing,
        onClosed: afterwards(nothing),
        onClick: afterwards(onClick),
        onAction: afterwards(onAction),
        onRefused: afterwards(onRefused),
      });
    },
    showSummary(kind, told, wordsOf, { onClick, onRefused, ...options }) {
      const before = summaries.get(kind);
      before?.close();
      const members = new Map(before?.members ?? []);
      for (const reference of told) members.set(keyOf(reference), reference);
      const summary: Summary = { members, close: nothing };
      summaries.set(kind, summary);
      const afterwards =
        <T extends unknown[]>(hear: (...values: T) => void) =>
        (...values: T): void => {
          if (summaries.get(kind) === summary) summaries.delete(kind);
          hear(...values);
        };
      summary.close = system.show({
        ...wordsOf([...members.values()]),
        ...options,
        actions: [],
        onAction: nothing,
        onShown: nothing,
        onClosed: afterwards(nothing),
        onClick: afterwards(() => onClick([...members.values()])),
        onRefused: afterwards(onRefused),
      });
    },
    withdraw(reference) {
      const key = keyOf(reference);
      const single = singles.get(key);
      singles.delete(key);
      single?.close();
      let wasShown = single !== undefined;
      for (const [kind, summary] of summaries) {
        if (!summary.members.delete(key)) continue;
        wasShown = true;
        if (summary.members.size > 0) continue;
        summaries.delete(kind);
        summary.close();
      }
      return wasShown;
    },
    clear() {
      const count = references().length;
      const closes = [...singles.values(), ...summaries.values()];
      singles.clear();
      summaries.clear();
      for (const { close } of closes) close();
      return count;
    },
  };
}

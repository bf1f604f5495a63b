import type { Message } from '../../contract/message.ts';
import type { ItemKey } from './item.ts';

/** What a person saw when they began to answer: the message, and the later round that had already come, if any. */
export interface Shown {
  readonly message: Message;
  readonly newerRound: ItemKey | null;
}

/** What is different from what was shown. */
export interface QuestionChange {
  /** The message itself: its text, what may be answered, or its files. */
  readonly isMessage: boolean;
  /** The question was asked again in a later round. */
  readonly isNewerRound: boolean;
}

function filesMark({ attachments }: Message): string {
  return JSON.stringify(attachments.map(({ id, filename }) => [id, filename]));
}

function askedMark({ review }: Message): string {
  return JSON.stringify([review?.type ?? null, review?.payload ?? null]);
}

/** The same for two messages exactly when they put the same question. */
export function questionMark({ message, newerRound }: Shown): string {
  return JSON.stringify([message.text ?? '', askedMark(message), filesMark(message), newerRound]);
}

/** What changed since a question was shown; null when it is still the same. */
export function questionChange(shown: Shown, now: Shown): QuestionChange | null {
  const before = shown.message;
  const after = now.message;
  const isMessage =
    before !== after &&
    ((before.text ?? '') !== (after.text ?? '') ||
      askedMark(before) !== askedMark(after) ||
      filesMark(before) !== filesMark(after));
  const isNewerRound = now.newerRound !== null && now.newerRound !== shown.newerRound;
  return isMessage || isNewerRound ? { isMessage, isNewerRound } : null;
}

/** Did a draft only grow at its end? Who watches it being written has read it by the time that it is done. */
export function isReadAlong(shown: Shown, now: Shown): boolean {
  const before = shown.message;
  const after = now.message;
  return (
    Boolean(after.streamState) &&
    (after.text ?? '').startsWith(before.text ?? '') &&
    askedMark(before) === askedMark(after) &&
    filesMark(before) === filesMark(after) &&
    shown.newerRound === now.newerRound
  );
}

import { ipcMain, type WebContents } from 'electron';
import { CALL_NAMES, type CallName, type CallOutcome } from '../contract/desktop-channels.ts';

/** Answers the calls of the window; never rejects. */
export interface CallAnswerer {
  answer(name: CallName, argument: unknown): Promise<CallOutcome<unknown>>;
  /** The answer to a page that is not ours. */
  refuse(): CallOutcome<never>;
}

/** Answers what a window may ask before the program is there; undefined for what has to wait for it. */
export type EarlyAnswer = (name: CallName) => CallOutcome<unknown> | undefined;

/**
 * Takes the window's calls, from now on, and has them answered at once or as soon as the program can. Each is refused
 * unless it comes from the main frame of our own window.
 */
export function takeCalls(
  answerEarly: EarlyAnswer,
  answering: Promise<CallAnswerer>,
  isOwnWindow: (contents: WebContents) => boolean,
  ownOrigin: string,
): void {
  for (const name of CALL_NAMES) {
    ipcMain.handle(name, async (event, argument: unknown): Promise<CallOutcome<unknown>> => {
      const frame = event.senderFrame;
      const isTrusted =
        frame !== null &&
        frame === event.sender.mainFrame &&
        frame.url.startsWith(`${ownOrigin}/`) &&
        isOwnWindow(event.sender);
      const early = isTrusted ? answerEarly(name) : undefined;
      if (early !== undefined) return early;
      const answerer = await answering;
      return isTrusted ? answerer.answer(name, argument) : answerer.refuse();
    });
  }
}

import { EXIT_CODES } from '../contract/core-process.ts';

/** Exit codes of the commands that agents and scripts call. Below 64 a person or the clock decided; after sysexits.h above. */
export const AGENT_EXIT_CODES = {
  /** The first option, or any response to a question without options. */
  first: 0,
  /** Another option than the first, or the question was dismissed. */
  other: 1,
  expired: 2,
  timedOut: 3,
  misuse: EXIT_CODES.usage,
  /** A file cannot be read or written. */
  fileUnusable: 66,
  unreachable: EXIT_CODES.address_unusable,
  /** Somebody deleted the question before it was answered. */
  withdrawn: 75,
  /** The server refuses: the key, the channel, or what is asked. */
  refused: 77,
  /** Ctrl+C; the question is withdrawn. */
  interrupted: 130,
} as const;

/** A failure with words for the person and the exit code for the script. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

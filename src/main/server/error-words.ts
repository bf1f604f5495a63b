import { ERRORS, type ErrorCode } from '../../contract/errors.ts';
import { t } from '../../words/words.ts';

const CODES = new Map(
  Object.entries(ERRORS).map(([code, { message }]): [string, ErrorCode] => [message, code as ErrorCode]),
);

/**
 * A sentence about an error in the person’s language. Servers say theirs in the words of the contract, which agents
 * compare and which stay English on the wire; one that no table knows stays as it came.
 */
export function errorWords(message: string): string {
  const code = CODES.get(message);
  return code === undefined ? message : t(`errors.${code}`);
}

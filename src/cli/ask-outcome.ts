import type { Outcome, ReviewRequest } from '../client/index.ts';
import { AGENT_EXIT_CODES } from './agent-exit-codes.ts';

/** What the caller of `ask` gets. */
export interface AskEnding {
  readonly exitCode: number;
  /** For standard output. */
  readonly out: string;
  /** For the person, on standard error. */
  readonly words: string;
}

/** Turns an outcome into an exit code and words; `isJson` prints all of it for programs. */
export function endingOf(outcome: Outcome, review: ReviewRequest, isJson: boolean): AskEnding {
  const exitCode = exitCodeOf(outcome, review);
  if (isJson) {
    const { status, messageId, channelId } = outcome;
    const answer =
      outcome.status === 'completed'
        ? { response: outcome.response, feedback: outcome.feedback, modifiedFileIds: outcome.modifiedFileIds }
        : {};
    return { exitCode, out: `${JSON.stringify({ status, messageId, channelId, ...answer })}\n`, words: '' };
  }
  switch (outcome.status) {
    case 'completed': {
      const words = outcome.feedback === null ? '' : `Feedback: ${outcome.feedback}\n`;
      return { exitCode, out: `${responseText(outcome.response, review)}\n`, words };
    }
    case 'expired':
      return { exitCode, out: '', words: 'The question expired before anybody answered it.\n' };
    case 'timeout':
      return {
        exitCode,
        out: '',
        words: `Nobody answered in time. The question ${outcome.messageId} stays in the inbox until it expires.\n`,
      };
    case 'withdrawn':
      return { exitCode, out: '', words: 'The question was deleted before anybody answered it.\n' };
    default:
      return outcome satisfies never;
  }
}

function exitCodeOf(outcome: Outcome, review: ReviewRequest): number {
  switch (outcome.status) {
    case 'expired':
      return AGENT_EXIT_CODES.expired;
    case 'timeout':
      return AGENT_EXIT_CODES.timedOut;
    case 'withdrawn':
      return AGENT_EXIT_CODES.withdrawn;
    case 'completed': {
      const { response } = outcome;
      if ('_dismissed' in response) return AGENT_EXIT_CODES.other;
      if (review.type !== 'approval') return AGENT_EXIT_CODES.first;
      const isFirst = 'selectedOption' in response && response.selectedOption === review.payload?.options[0]?.id;
      return isFirst ? AGENT_EXIT_CODES.first : AGENT_EXIT_CODES.other;
    }
    default:
      return outcome satisfies never;
  }
}

/** A response as scripts read it: ids and texts bare, one on a line; what has members as JSON. */
function responseText(response: object, review: ReviewRequest): string {
  if (review.type === 'approval' && 'selectedOption' in response) {
    const { selectedOption, comment } = response as { selectedOption: string; comment?: string };
    return comment === undefined ? selectedOption : `${selectedOption}\n${comment}`;
  }
  if (review.type === 'selection' && 'selectedIds' in response) return (response.selectedIds as string[]).join('\n');
  if (review.type === 'text-input' && 'text' in response) return response.text as string;
  return JSON.stringify(response);
}

import type { AnswerEntry } from '../../contract/activity.ts';
import type { AgentWithActivity } from '../../contract/agent.ts';
import type { Message } from '../../contract/message.ts';
import { t } from '../../words/words.ts';
import { csvLine } from '../data/csv.ts';
import type { GivenAnswer } from './answer-record.ts';
import { answerWords, questionWords } from './answer-words.ts';

/** What an account's server knows, as far as answers are concerned. */
export interface AnsweredInbox {
  readonly accountId: string;
  readonly agents: readonly AgentWithActivity[];
  readonly messages: readonly Message[];
}

/** The facts of an answer to a message, whoever gave it. */
export function describeAnswer(
  inbox: Pick<AnsweredInbox, 'accountId' | 'agents'>,
  message: Message,
  answer: { readonly response: Message['metadata']; readonly at: string; readonly device: string | null },
): GivenAnswer {
  const agent = inbox.agents.find(({ id }) => id === message.channelId);
  const elapsedMs = Date.parse(answer.at) - Date.parse(message.createdAt);
  return {
    at: answer.at,
    accountId: inbox.accountId,
    agentId: message.channelId,
    agentName: agent?.name ?? message.agentName ?? t('main.unnamedAgent'),
    messageId: message.id,
    question: questionWords(message),
    reviewType: message.review?.type ?? '',
    answer: message.review ? answerWords(message.review, answer.response) : '',
    elapsedMs: Number.isNaN(elapsedMs) ? null : Math.max(0, elapsedMs),
    device: answer.device,
  };
}

/** The record of this computer joined with what the servers know, newest first. */
export function joinActivity(recorded: readonly AnswerEntry[], inboxes: readonly AnsweredInbox[]): AnswerEntry[] {
  const key = ({ accountId, messageId }: Pick<AnswerEntry, 'accountId' | 'messageId'>) => `${accountId}/${messageId}`;
  const fromServers = new Map(inboxes.flatMap(answersOf).map((entry) => [key(entry), entry]));
  const joined = recorded.map((entry): AnswerEntry => {
    const known = fromServers.get(key(entry));
    // An answer whose outcome was lost, and which the server has word for word, did arrive.
    const isStored = entry.outcome === 'stored' || (entry.outcome === 'unknown' && known?.answer === entry.answer);
    if (!isStored) return entry;
    fromServers.delete(key(entry));
    return { ...entry, outcome: 'stored' };
  });
  return [...joined, ...fromServers.values()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

function answersOf(inbox: AnsweredInbox): AnswerEntry[] {
  return inbox.messages.flatMap((message): AnswerEntry[] => {
    const { review } = message;
    if (review == null || review.status === 'pending' || review.status === 'expired') return [];
    const at = review.completedAt ?? review.completed_at;
    if (at == null || Number.isNaN(Date.parse(at))) return [];
    const facts = describeAnswer(inbox, message, { response: review.response, at, device: null });
    return [{ ...facts, id: message.id, outcome: 'elsewhere' }];
  });
}

const COLUMNS = ['at', 'agentName', 'question', 'reviewType', 'answer', 'elapsedMs', 'device', 'outcome'] as const;

/** The activity as the text of a file. */
export function activityText(entries: readonly AnswerEntry[], format: 'json' | 'csv', exportedAt: string): string {
  if (format === 'json') {
    const head = { format: 'placet-desk-activity', version: 1, exportedAt };
    return `${JSON.stringify({ ...head, answers: entries }, null, 2)}\n`;
  }
  const columns = [...COLUMNS, 'accountId', 'agentId', 'messageId'] as const;
  const rows = entries.map((entry) => csvLine(columns.map((column) => entry[column])));
  return [csvLine(columns), ...rows].join('');
}

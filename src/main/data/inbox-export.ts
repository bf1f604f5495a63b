import type { AgentWithActivity } from '../../contract/agent.ts';
import type { ExportFormat } from '../../contract/local-data.ts';
import { type Message, type MessagePage, messagePage } from '../../contract/message.ts';
import { answerWords, questionWords } from '../answers/answer-words.ts';
import { CSV_START, csvLine } from './csv.ts';

/** What an export reads from. */
export interface ExportSource {
  readonly accountName: string;
  readonly agents: readonly AgentWithActivity[];
  /** One page of a channel's messages, newest first. */
  readPage(query: Readonly<Record<string, string>>): Promise<unknown>;
}

const PAGE_COUNT = '100';
const COLUMNS = [
  'createdAt',
  'agent',
  'from',
  'text',
  'attachments',
  'reviewType',
  'reviewStatus',
  'question',
  'answer',
  'answeredAt',
  'expiresAt',
  'deliveryStatus',
  'messageId',
  'agentId',
] as const;

/** Every message of an account, page by page, as pieces of one file; `onCount` hears how many were written so far. */
export async function* exportPieces(
  source: ExportSource,
  format: ExportFormat,
  exportedAt: string,
  onCount: (messageCount: number) => void,
): AsyncGenerator<string> {
  const writer = format === 'json' ? jsonWriter(source, exportedAt) : csvWriter();
  let count = 0;
  yield writer.start;
  for (const agent of source.agents) {
    for await (const messages of channelPages(source, agent.id)) {
      yield messages.map((message, index) => writer.message(message, agent, count + index === 0)).join('');
      count += messages.length;
      onCount(count);
    }
  }
  yield writer.end;
}

async function* channelPages(source: ExportSource, channel: string): AsyncGenerator<readonly Message[]> {
  let cursor: string | null = null;
  do {
    const query: Record<string, string> = { channel, limit: PAGE_COUNT, ...(cursor === null ? {} : { cursor }) };
    const page: MessagePage = messagePage.parse(await source.readPage(query));
    if (page.data.length > 0) yield page.data;
    cursor = page.data.length === 0 ? null : page.nextCursor;
  } while (cursor !== null);
}

interface Writer {
  readonly start: string;
  message(message: Message, agent: AgentWithActivity, isFirst: boolean): string;
  readonly end: string;
}

function jsonWriter({ accountName, agents }: ExportSource, exportedAt: string): Writer {
  const head = { format: 'placet-desk-export', version: 1, exportedAt, account: accountName };
  // Whom a webhook of an agent trusts is no part of what was said.
  const shared = agents.map(
    ({ webhookHeaders: _headers, webhookAuth: _auth, managementApiKey: _key, ...agent }) => agent,
  );
  return {
    start: `${JSON.stringify({ ...head, agents: shared }).slice(0, -1)},"messages":[`,
    message: (message, _agent, isFirst) => `${isFirst ? '\n' : ',\n'}${JSON.stringify(withoutCallback(message))}`,
    end: '\n]}\n',
  };
}

/** The callback of a review may carry the credentials of its receiver. */
function withoutCallback(message: Message): Message {
  if (message.review == null) return message;
  const { callback: _, ...review } = message.review;
  return { ...message, review };
}

function csvWriter(): Writer {
  return {
    start: CSV_START + csvLine(COLUMNS),
    message: (message, agent) => csvLine(cellsOf(message, agent)),
    end: '',
  };
}

function cellsOf(message: Message, agent: AgentWithActivity) {
  const { review } = message;
  return [
    message.createdAt,
    agent.name,
    message.senderType,
    message.text ?? '',
    message.attachments.map(({ filename }) => filename).join('; '),
    review?.type ?? '',
    review?.status ?? '',
    review ? questionWords(message) : '',
    review ? answerWords(review, review.response) : '',
    review?.completedAt ?? '',
    review?.expiresAt ?? '',
    message.deliveryStatus ?? '',
    message.id,
    message.channelId,
  ];
}

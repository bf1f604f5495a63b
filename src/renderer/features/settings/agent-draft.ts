import type { Agent } from '../../../contract/agent.ts';
import { MASKED_SECRET, type UpdateAgentRequest, updateAgentRequest } from '../../../contract/agent-settings.ts';
import { t } from '../../../words/words.ts';

/** A header as it is typed. */
export interface HeaderDraft {
  readonly id: number;
  readonly name: string;
  readonly value: string;
}

/** What can be changed of an agent, as it is typed. */
export interface AgentDraft {
  readonly name: string;
  readonly description: string;
  readonly tag: string;
  readonly webhookUrl: string;
  readonly headers: readonly HeaderDraft[];
  readonly username: string;
  readonly password: string;
}

/** What is wrong with a draft, by field. */
export type DraftProblems = Partial<Record<'name' | 'tag' | 'webhookUrl' | 'headers' | 'auth', string>>;

/** An agent as its form begins. */
export function draftOf(agent: Agent): AgentDraft {
  return {
    name: agent.name,
    description: agent.description ?? '',
    tag: agent.tag ?? '',
    webhookUrl: agent.webhookUrl ?? '',
    headers: Object.entries(agent.webhookHeaders ?? {}).map(([name, value], id) => ({ id, name, value })),
    username: agent.webhookAuth?.username ?? '',
    password: agent.webhookAuth === null || agent.webhookAuth === undefined ? '' : MASKED_SECRET,
  };
}

/** Whether an address can be a webhook: whole, over HTTP. */
function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** What is wrong with a draft; empty when nothing is. */
export function problemsOf(draft: AgentDraft): DraftProblems {
  const { shape } = updateAgentRequest;
  const problems: DraftProblems = {};
  if (!shape.name.safeParse(draft.name).success) problems.name = t('settings.nameTooLong');
  if (!shape.tag.safeParse(draft.tag).success) problems.tag = t('settings.tagTooLong');
  const url = draft.webhookUrl.trim();
  if (url !== '' && !isWebAddress(url)) {
    problems.webhookUrl = 'Enter a whole address that begins with http:// or https://.';
  }
  const headers = headersOf(draft);
  if (!shape.webhookHeaders.safeParse(headers).success) {
    problems.headers = t('settings.headerInvalid');
  } else if (Object.keys(headers ?? {}).length < draft.headers.filter(isFilled).length) {
    problems.headers = t('settings.headersAlike');
  }
  if (draft.password !== '' && draft.username.trim() === '') problems.auth = t('settings.basicAuthUserMissing');
  return problems;
}

const isFilled = ({ name, value }: HeaderDraft): boolean => name.trim() !== '' || value !== '';

function headersOf({ headers }: AgentDraft): Record<string, string> | null {
  const filled = headers.filter(isFilled);
  return filled.length === 0 ? null : Object.fromEntries(filled.map(({ name, value }) => [name.trim(), value]));
}

/** The change that a draft without problems asks for. An empty text clears; a masked password keeps the stored one (R21). */
export function changeOf(draft: AgentDraft): UpdateAgentRequest {
  const isAuthSet = draft.username.trim() !== '';
  return {
    name: draft.name.trim(),
    description: draft.description.trim(),
    tag: draft.tag.trim() === '' ? null : draft.tag.trim(),
    webhookUrl: draft.webhookUrl.trim() === '' ? null : draft.webhookUrl.trim(),
    webhookHeaders: headersOf(draft),
    webhookAuth: isAuthSet ? { username: draft.username.trim(), password: draft.password } : null,
  };
}

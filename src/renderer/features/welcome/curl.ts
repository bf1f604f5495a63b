import type { AgentAccess } from '../../../contract/account.ts';
import { t } from '../../../words/words.ts';

/** The two commands that ask a question from a terminal and wait for its answer. */
export interface CurlSteps {
  readonly ask: string;
  readonly wait: string;
}

/** How a shell wants an argument quoted and a line continued. */
interface Shell {
  readonly program: string;
  readonly next: string;
  /** Between members of JSON: a line end inside quotes is fine in one shell and ends the command in another. */
  readonly between: string;
  quote(text: string): string;
}

const POSIX: Shell = {
  program: 'curl',
  next: ' \\\n  ',
  between: '\n    ',
  quote: (text) => `'${text.replaceAll("'", "'\\''")}'`,
};
/** The command prompt of Windows: double quotes, with those inside escaped, and `^` at the end of a line. */
const WINDOWS: Shell = {
  program: 'curl.exe',
  next: ' ^\n  ',
  between: '',
  quote: (text) => `"${text.replaceAll('"', '\\"')}"`,
};

/** JSON with one member a line, where the shell allows it. */
function layOut(body: Readonly<Record<string, unknown>>, between: string): string {
  const members = Object.entries(body).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `{${between}${members.join(`,${between || ' '}`)}${between.slice(0, -2)}}`;
}

/** Ready to paste: the first command asks for an approval, the second waits for the answer to the message `ID`. */
export function curlSteps(access: AgentAccess, platform: string): CurlSteps {
  const shell = platform === 'win32' ? WINDOWS : POSIX;
  const api = `${access.url.replace(/\/+$/, '')}/api/v1`;
  const key = `-H ${shell.quote(`x-api-key: ${access.apiKey}`)}`;
  const body = { channelId: access.channelId, text: t('welcome.exampleQuestion'), review: { type: 'approval' } };
  return {
    ask: [
      `${shell.program} ${shell.quote(`${api}/messages`)}`,
      key,
      `-H ${shell.quote('Content-Type: application/json')}`,
      `-d ${shell.quote(layOut(body, shell.between))}`,
    ].join(shell.next),
    wait: [
      `${shell.program} ${shell.quote(`${api}/reviews/ID/wait?channel=${encodeURIComponent(access.channelId)}`)}`,
      key,
    ].join(shell.next),
  };
}

/** A key that may be on a screen that others see. */
export function maskKey(apiKey: string): string {
  return `${apiKey.slice(0, 3)}${'•'.repeat(12)}`;
}

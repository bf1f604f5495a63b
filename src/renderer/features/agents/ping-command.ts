import type { AgentAccess } from '../../../contract/account.ts';
import { t } from '../../../words/words.ts';

/** One status ping from a terminal, as it is shown (key masked) and as it is copied. */
export function pingCommand(access: AgentAccess, platform: string): { readonly shown: string; readonly real: string } {
  const isWindows = platform === 'win32';
  const quote = (text: string): string =>
    isWindows ? `"${text.replaceAll('"', '\\"')}"` : `'${text.replaceAll("'", "'\\''")}'`;
  const write = (apiKey: string): string =>
    [
      `${isWindows ? 'curl.exe' : 'curl'} ${quote(`${access.url.replace(/\/+$/, '')}/api/v1/status/ping`)}`,
      `-H ${quote(`x-api-key: ${apiKey}`)}`,
      `-H ${quote('Content-Type: application/json')}`,
      `-d ${quote(JSON.stringify({ agentId: access.channelId, status: 'active', message: t('agents.upAndWell') }))}`,
    ].join(isWindows ? ' ^\n  ' : ' \\\n  ');
  return { shown: write(`${access.apiKey.slice(0, 3)}${'•'.repeat(12)}`), real: write(access.apiKey) };
}

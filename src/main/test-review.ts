import type { Account } from '../contract/account.ts';
import { AppError } from '../contract/errors.ts';
import { formatNumber } from '../words/formats.ts';
import { t } from '../words/words.ts';
import { callServer } from './server/server-client.ts';

/** The review that “Send a test review” sends, in the person's language: it shows what a good question looks like. */
export function testReview() {
  return {
    text: [
      `# ${t('testReview.title')}`,
      '',
      t('testReview.lead'),
      '',
      `- ${t('testReview.changes')}`,
      `- ${t('testReview.places')}`,
      '',
      `| ${t('testReview.channel')} | ${t('testReview.readers')} |`,
      '| --- | ---: |',
      `| ${t('testReview.newsletter')} | ${formatNumber(1204)} |`,
      `| ${t('testReview.website')} | ${t('testReview.readersADay', { number: 300 })} |`,
      '',
      t('testReview.keys'),
    ].join('\n'),
    review: {
      type: 'approval',
      payload: {
        options: [
          { id: 'publish', label: t('testReview.publish'), style: 'primary' },
          { id: 'hold', label: t('testReview.hold'), style: 'secondary' },
        ],
        allowComment: true,
      },
      expiresInSeconds: 3600,
    },
  } as const;
}

/** Sends the test review as an agent would, over the agents' API of the account's server; answers its message's id. */
export async function sendTestReview(
  { agentAccess, serverUrl }: Account,
  { channelId, apiKey }: { readonly channelId: string; readonly apiKey: string },
): Promise<string> {
  const url = agentAccess?.url ?? serverUrl;
  if (url === null) throw new AppError('core_not_running');
  const body = { channelId, ...testReview() };
  return (await callServer(url, { apiKey }, 'agentCreateMessage', { body })).value.id;
}

import type { Account } from '../contract/account.ts';
import { AppError } from '../contract/errors.ts';
import { callServer } from './server/server-client.ts';

/** The review that "Send a test review" sends: it shows what a good question looks like. */
const TEST_REVIEW = {
  text: [
    '# Publish the release notes for 1.4?',
    '',
    'This is a test review. Your own agents’ questions will look like this one.',
    '',
    '- **12** changes since 1.3, all reviewed',
    '- goes out to the newsletter and the website',
    '',
    '| Channel | Readers |',
    '| --- | ---: |',
    '| Newsletter | 1,204 |',
    '| Website | about 300 a day |',
    '',
    'Press `1` to publish, or `2` to hold it. `c` adds a comment.',
  ].join('\n'),
  review: {
    type: 'approval',
    payload: {
      options: [
        { id: 'publish', label: 'Publish', style: 'primary' },
        { id: 'hold', label: 'Hold', style: 'secondary' },
      ],
      allowComment: true,
    },
    expiresInSeconds: 3600,
  },
} as const;

/** Sends the test review as an agent would, over the agents' API of the account's server; answers its message's id. */
export async function sendTestReview(
  { agentAccess, serverUrl }: Account,
  { channelId, apiKey }: { readonly channelId: string; readonly apiKey: string },
): Promise<string> {
  const url = agentAccess?.url ?? serverUrl;
  if (url === null) throw new AppError('core_not_running');
  const body = { channelId, ...TEST_REVIEW };
  return (await callServer(url, { apiKey }, 'agentCreateMessage', { body })).value.id;
}

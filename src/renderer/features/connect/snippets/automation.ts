import { t } from '../../../../words/words.ts';
import { type Facts, type Guide, jsQuoted, quoted, shellQuoted } from './guide.ts';
import { WAITING_LINES } from './shell.ts';

const indented = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));

/** A job of GitHub Actions, or of any service that speaks its language, that waits for a yes. */
export function actionsGuide({ url, apiKey, channelId, isHere }: Facts): Guide {
  return {
    lead: t('connect.actionsIntro'),
    steps: [
      {
        title: t('connect.actionsKeepKeySecret'),
        language: 'bash',
        code: `gh secret set PLACET_API_KEY --body ${shellQuoted(apiKey)}`,
      },
      {
        title: t('connect.actionsAddJob'),
        file: '.github/workflows/deploy.yml',
        language: 'yaml',
        code: `jobs:
  approve:
    runs-on: ${isHere ? 'self-hosted' : 'ubuntu-latest'}
    timeout-minutes: 60
    steps:
      - name: Wait for a yes
        env:
          PLACET_URL: ${quoted(url)}
          PLACET_API_KEY: \${{ secrets.PLACET_API_KEY }}
          PLACET_CHANNEL: ${quoted(channelId)}
        run: |
${indented(WAITING_LINES, 10)}
          case $ANSWER in *'"selectedOption":"approve"'*) exit 0 ;; esac
          echo "Not approved: $ANSWER"
          exit 1
`,
        ...(isHere
          ? {
              note: t('connect.actionsRunnerNote'),
            }
          : {}),
      },
    ],
  };
}

/** A program that is called when a question is answered, instead of waiting for it. */
export function webhookGuide({ url, apiKey, channelId, isHere }: Facts): Guide {
  const body = {
    channelId,
    text: 'Deploy v2 to production?',
    webhookUrl: 'http://127.0.0.1:8787/placet',
    review: { type: 'approval' },
  };
  return {
    lead: t('connect.webhookIntro'),
    steps: [
      {
        title: t('connect.webhookStartReceiver'),
        file: 'receiver.mjs',
        language: 'javascript',
        code: `import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

createServer(async (request, response) => {
  const { event, message_id, response: answer } = await json(request);
  response.end('ok');
  if (event === 'review:responded') console.log('Answered', message_id, JSON.stringify(answer));
  if (event === 'review:expired') console.log('Nobody answered', message_id);
}).listen(8787, '127.0.0.1', () => console.log('Waiting for answers'));
`,
        note: isHere ? t('connect.webhookPrivateAddressNote') : t('connect.webhookReachNote'),
      },
      {
        title: t('connect.webhookAskStep'),
        language: 'bash',
        code: `curl -sS ${shellQuoted(`${url}/api/v1/messages`)} \\
  -H ${shellQuoted(`x-api-key: ${apiKey}`)} -H 'Content-Type: application/json' \\
  -d ${shellQuoted(JSON.stringify(body))}`,
      },
    ],
  };
}

/** Nodes to paste into a workflow of n8n. */
export function n8nGuide({ url, apiKey, channelId, isHere }: Facts): Guide {
  const headers = { parameters: [{ name: 'x-api-key', value: apiKey }] };
  const http = (name: string, at: number, parameters: object) => ({
    name,
    type: 'n8n-nodes-base.httpRequest',
    typeVersion: 4.2,
    position: [at, 0],
    parameters: { sendHeaders: true, headerParameters: headers, ...parameters },
  });
  const ask = { channelId, text: 'Send the newsletter?', review: { type: 'approval' } };
  const link = (node: string) => [[{ node, type: 'main', index: 0 }]];
  const workflow = {
    nodes: [
      http('Ask', 0, {
        method: 'POST',
        url: `${url}/api/v1/messages`,
        sendBody: true,
        specifyBody: 'json',
        jsonBody: JSON.stringify(ask),
      }),
      http('Wait for the answer', 220, {
        url: `=${url}/api/v1/reviews/{{ $('Ask').item.json.id }}/wait?channel=${channelId}`,
        options: { timeout: 60_000 },
      }),
      {
        name: 'Answered?',
        type: 'n8n-nodes-base.if',
        typeVersion: 2.2,
        position: [440, 0],
        parameters: {
          conditions: {
            options: { caseSensitive: true, typeValidation: 'loose', version: 2 },
            combinator: 'and',
            conditions: [
              {
                leftValue: '={{ $json.status }}',
                rightValue: 'pending',
                operator: { type: 'string', operation: 'notEquals' },
              },
            ],
          },
        },
      },
    ],
    connections: {
      Ask: { main: link('Wait for the answer') },
      'Wait for the answer': { main: link('Answered?') },
      'Answered?': { main: [[], ...link('Wait for the answer')] },
    },
  };
  return {
    lead: t('connect.n8nIntro'),
    steps: [
      {
        title: t('connect.n8nPasteStep'),
        language: 'json',
        code: JSON.stringify(workflow, null, 2),
        note: isHere ? t('connect.n8nBranchNoteLocal') : t('connect.n8nBranchNote'),
      },
    ],
  };
}

/** TypeScript with the client library. */
export function typescriptGuide({ url, apiKey, channelId }: Facts): Guide {
  return {
    lead: t('connect.typescriptIntro'),
    steps: [
      {
        title: t('connect.typescriptInstall'),
        language: 'bash',
        code: 'npm install ../placet-desk',
        note: t('connect.typescriptCheckoutNote'),
      },
      {
        title: t('connect.askStep'),
        file: 'deploy.ts',
        language: 'typescript',
        code: `import { connect } from 'placet-desk/client';

const placet = connect({
  url: ${jsQuoted(url)},
  apiKey: ${jsQuoted(apiKey)},
  channelId: ${jsQuoted(channelId)},
});

const answer = await placet.ask({ text: 'Deploy v2 to production?' });
if (answer.status === 'completed' && answer.response.selectedOption === 'approve') {
  console.log('Deploying');
}
`,
      },
    ],
  };
}

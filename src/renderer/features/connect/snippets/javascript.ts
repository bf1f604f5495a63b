import { t } from '../../../../words/words.ts';
import { type Facts, type Guide, jsQuoted } from './guide.ts';

/** The module that asks from JavaScript, with nothing to install. */
export function javascriptModule({ url, apiKey, channelId }: Facts): string {
  return `const API = ${jsQuoted(`${url}/api/v1`)};
const KEY = ${jsQuoted(apiKey)};
const CHANNEL = ${jsQuoted(channelId)};

async function call(path, body) {
  const response = await fetch(API + path, {
    method: body ? 'POST' : 'GET',
    headers: { 'x-api-key': KEY, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  if (!response.ok) throw new Error(\`\${response.status}: \${await response.text()}\`);
  return response.json();
}

/** Asks, and waits until somebody has answered or the question has expired. */
export async function ask(text, review = { type: 'approval' }) {
  const { id } = await call('/messages', { channelId: CHANNEL, text, review });
  for (;;) {
    const result = await call(\`/reviews/\${id}/wait?channel=\${CHANNEL}\`);
    if (result.status === 'completed' || result.status === 'expired') return result;
  }
}
`;
}

/** JavaScript with fetch alone. */
export function javascriptGuide(facts: Facts): Guide {
  return {
    lead: t('connect.javascriptIntro'),
    steps: [
      {
        title: t('connect.javascriptSaveModule'),
        file: 'placet.mjs',
        language: 'javascript',
        code: javascriptModule(facts),
      },
      {
        title: t('connect.askStep'),
        file: 'deploy.mjs',
        language: 'javascript',
        code: `import { ask } from './placet.mjs';

const { status, response } = await ask('Deploy v2 to production?');
const isApproved = status === 'completed' && response.selectedOption === 'approve';
console.log(isApproved ? 'Deploying' : 'Not today');
`,
      },
      { title: t('connect.runStep'), language: 'bash', code: 'node deploy.mjs' },
    ],
  };
}

/** Socket.IO: everything that happens in the channel, as it happens. */
export function socketGuide({ url, apiKey, channelId }: Facts): Guide {
  return {
    lead: t('connect.socketIntro'),
    steps: [
      { title: t('connect.socketInstallClient'), language: 'bash', code: 'npm install socket.io-client' },
      {
        title: t('connect.socketListen'),
        file: 'listen.mjs',
        language: 'javascript',
        code: `import { io } from 'socket.io-client';

const CHANNEL = ${jsQuoted(channelId)};
const socket = io(${jsQuoted(`${url}/ws`)}, { auth: { apiKey: ${jsQuoted(apiKey)} } });

socket.on('connect', () => {
  socket.emit('subscribe:channel', CHANNEL);
  console.log('Listening');
});
socket.on('connect_error', (error) => console.error('Refused:', error.message));
socket.on('review:responded', ({ id, review }) => console.log('Answered', id, review.response));
socket.on('review:expired', ({ messageId }) => console.log('Expired', messageId));
socket.on('message:created', ({ senderType, text }) => {
  if (senderType === 'user') console.log('Person:', text);
});
`,
      },
      { title: t('connect.runStep'), language: 'bash', code: 'node listen.mjs' },
    ],
  };
}

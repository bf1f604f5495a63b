import { postAsAgent } from '../e2e/api.ts';
import type { AgentFile } from '../e2e/fixtures.ts';

/** A day in the life of a small team's agents, made over the real API. */
export async function makeScene(access: AgentFile): Promise<void> {
  const deployBot = await createAgent(access, 'deploy-bot');
  const writer = await createAgent(access, 'release-writer');
  const billing = await createAgent(access, 'invoice-agent');
  await ping(access, deployBot, 'active', 'Waiting for a go on 2.4');
  await ping(access, writer, 'busy', 'Drafting the newsletter');
  await ping(access, billing, 'active');

  await send(access, billing, {
    text: '# Pay invoice 2026-1187 from Hetzner?\n\nThe amount is **8 % higher** than last month.',
    review: { type: 'approval', payload: { options: PAY_OPTIONS, allowComment: true }, expiresInSeconds: 9 * 3600 },
  });
  await send(access, writer, {
    text: 'Which headline should the newsletter have?\n\n1. Placet Desk 1.4: answer from the keyboard\n2. Your agents ask, you answer',
    review: {
      type: 'approval',
      payload: {
        options: [
          { id: 'a', label: 'First' },
          { id: 'b', label: 'Second' },
        ],
        allowComment: true,
      },
      expiresInSeconds: 4 * 3600,
    },
  });
  await send(access, deployBot, { text: 'Nightly backup finished in 4 min 12 s.', status: 'success' });
  await send(access, deployBot, {
    text: DEPLOY_QUESTION,
    review: { type: 'approval', payload: { options: DEPLOY_OPTIONS, allowComment: true }, expiresInSeconds: 25 * 60 },
  });
}

const PAY_OPTIONS = [
  { id: 'pay', label: 'Pay', style: 'primary' },
  { id: 'ask', label: 'Ask Hetzner first', style: 'secondary' },
];
const DEPLOY_OPTIONS = [
  { id: 'deploy', label: 'Deploy', style: 'primary' },
  { id: 'staging', label: 'Staging only', style: 'secondary' },
  { id: 'rollback', label: 'Roll back to 2.3', style: 'danger' },
];
const DEPLOY_QUESTION = `# Deploy v2.4 to production?

All **212** checks passed on \`main\`. One migration runs before the new version takes traffic:

\`\`\`diff
- ALTER TABLE sessions ADD COLUMN device TEXT;
+ ALTER TABLE sessions ADD COLUMN device TEXT NOT NULL DEFAULT '';
\`\`\`

| Service | Now | After |
| --- | --- | --- |
| api | 2.3.1 | 2.4.0 |
| worker | 2.3.1 | 2.4.0 |

Rolling back takes about 40 seconds and loses nothing.`;

async function createAgent(access: AgentFile, name: string): Promise<string> {
  const { id } = (await postAsAgent(access, '/api/v1/agents', { name })) as { id: string };
  return id;
}

async function ping(access: AgentFile, agentId: string, status: string, message?: string): Promise<void> {
  const body = { agentId, status, ...(message === undefined ? {} : { message }) };
  await postAsAgent(access, '/api/v1/status/ping', body);
}

async function send(access: AgentFile, channelId: string, message: Record<string, unknown>): Promise<void> {
  await postAsAgent(access, '/api/v1/messages', { channelId, ...message });
}

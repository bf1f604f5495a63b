import { postAsAgent, readReview } from '../e2e/api.ts';
import { type AgentFile, expect } from '../e2e/fixtures.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const GO = {
  options: [
    { id: 'go', label: 'Go ahead', style: 'primary' },
    { id: 'stop', label: 'Stop', style: 'danger' },
  ],
  allowComment: true,
};
const approval = (expiresInSeconds: number) => ({ type: 'approval', payload: GO, expiresInSeconds });

/** A busy morning: some questions press, some can wait, some can be answered together. */
export async function makeQueue(access: AgentFile): Promise<void> {
  const ops = await createAgent(access, 'night-watch', 'Operations');
  const shards = await createAgent(access, 'shard-mover', 'Operations');
  const writer = await createAgent(access, 'release-writer', 'Writing');
  const send = (channelId: string, message: Record<string, unknown>) =>
    postAsAgent(access, '/api/v1/messages', { channelId, ...message });

  await send(ops, {
    text: '# Restart the worker on eu-2?\n\nIt has not taken a job for **nine minutes**.',
    review: approval(9 * MINUTE),
  });
  for (const [index, minutes] of [12, 14, 75].entries()) {
    await send(shards, {
      text: `# Move shard ${index + 1} to the new disks?\n\nAbout 40 GB. Reads go on; writes wait for some seconds.`,
      review: approval(minutes * MINUTE),
    });
  }
  await send(ops, {
    text: '# Who is on call at the weekend?',
    review: {
      type: 'form',
      payload: { fields: [{ name: 'who', label: 'Who', type: 'text', required: true }] },
      expiresInSeconds: 80 * MINUTE,
    },
  });
  const { id } = (await send(writer, {
    text: '# Publish the release note?\n\nLists are fast on Monday.',
    review: approval(1),
  })) as { id: string };
  // A later round may follow once the first is over.
  await expect.poll(async () => (await readReview(access, id)).status).toBe('expired');
  await send(writer, {
    text: '# Publish the release note?\n\nLists are fast. Ten thousand reviews scroll like ten.',
    iterationOf: id,
    textAttachments: [{ filename: 'note.md', content: '# 1.4\n\nLists are fast.\n' }],
    review: approval(5 * HOUR),
  });
  await send(writer, {
    text: '# Which words should the button have?',
    review: {
      type: 'selection',
      payload: { mode: 'single', items: ['Send', 'Publish', 'Go'].map((label) => ({ id: label, label })) },
      expiresInSeconds: 40 * HOUR,
    },
  });
}

async function createAgent(access: AgentFile, name: string, tag: string): Promise<string> {
  const { id } = (await postAsAgent(access, '/api/v1/agents', { name, tag })) as { id: string };
  await postAsAgent(access, '/api/v1/status/ping', { agentId: id, status: 'active' });
  return id;
}

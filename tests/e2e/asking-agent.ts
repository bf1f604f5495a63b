// An agent as a person would write one: posts a message, then polls until the review is final. Run as a process by
// agent-process.ts with its access and its message as JSON arguments; prints one JSON line for each of the two steps.
import type { AgentFile } from './fixtures.ts';

const [accessText = '', messageText = ''] = process.argv.slice(2);
const access = JSON.parse(accessText) as AgentFile;
const headers = { 'x-api-key': access.apiKey, 'content-type': 'application/json' };

const created = await fetch(`${access.url}/api/v1/messages`, {
  method: 'POST',
  headers,
  body: JSON.stringify({ channelId: access.channelId, ...(JSON.parse(messageText) as object) }),
});
if (!created.ok) throw new Error(`Creating the message failed: ${created.status} ${await created.text()}`);
const { id } = (await created.json()) as { id: string };
process.stdout.write(`${JSON.stringify({ messageId: id })}\n`);

for (;;) {
  const waited = await fetch(`${access.url}/api/v1/reviews/${id}/wait?channel=${access.channelId}&timeout=30000`, {
    headers,
  });
  if (!waited.ok) throw new Error(`Waiting failed: ${waited.status} ${await waited.text()}`);
  const { status, response, message } = (await waited.json()) as {
    status: string;
    response?: unknown;
    message?: { review?: unknown };
  };
  if (status !== 'completed' && status !== 'expired') continue;
  process.stdout.write(`${JSON.stringify({ status, response, review: message?.review, returnedAtMs: Date.now() })}\n`);
  break;
}

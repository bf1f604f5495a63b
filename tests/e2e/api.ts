import { z } from 'zod';
import type { AgentFile } from './fixtures.ts';

const created = z.object({ id: z.string() });

/** Sends JSON as an agent of this machine would, by POST or another method; throws on anything but 2xx. */
export async function postAsAgent(access: AgentFile, path: string, body: unknown, method = 'POST'): Promise<unknown> {
  const response = await fetch(`${access.url}${path}`, {
    method,
    headers: { 'x-api-key': access.apiKey, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** Sends a message with an approval in the first channel, or in another; answers its id. */
export async function ask(
  access: AgentFile,
  text: string,
  review: Record<string, unknown> = {},
  channelId = access.channelId,
): Promise<string> {
  const message = { channelId, text, review: { type: 'approval', ...review } };
  return created.parse(await postAsAgent(access, '/api/v1/messages', message)).id;
}

/** What the core has stored of a review. */
export async function readReview(access: AgentFile, id: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${access.url}/api/v1/reviews/${id}`, { headers: { 'x-api-key': access.apiKey } });
  const { review } = (await response.json()) as { review: Record<string, unknown> };
  return review;
}

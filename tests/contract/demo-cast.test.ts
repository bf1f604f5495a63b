import { resolve } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { Message } from '../../src/contract/message.ts';
import { createAgentApi } from '../../src/demo/agent-api.ts';
import { playCast } from '../../src/demo/cast.ts';
import { createStage } from '../../src/demo/stage.ts';
import type { PersonClient } from '../support/clients.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

const FOLDER = resolve(import.meta.dirname, '../../resources/demo');
/** A hundred times faster than for people. */
const PACE = 0.01;

let core: TestCore;
afterEach(() => core.stop());

async function stageFor(person: PersonClient) {
  const { key } = await person.call('createApiKey', { body: { label: 'Demo' } });
  const made: string[] = [];
  const faults: unknown[] = [];
  const api = createAgentApi();
  api.moveTo(core.url);
  api.signInWith(key);
  const stage = createStage({
    api,
    mark: 'demo-mark',
    folder: FOLDER,
    pace: PACE,
    onMade: (id) => made.push(id),
    onFault: (error) => faults.push(error),
  });
  return { stage, made, faults };
}

/** Answers as somebody who says yes to everything, but wants every round. */
function answerOf({ review }: Message): Record<string, unknown> {
  const payload = (review?.payload ?? {}) as {
    options?: { id: string }[];
    items?: { id: string }[];
    mode?: string;
    prefill?: string;
  };
  switch (review?.type) {
    case 'approval': {
      const ids = (payload.options ?? []).map(({ id }) => id);
      const wish = ids.find((id) => ['again', 'change', 'rollback'].includes(id));
      return { selectedOption: wish ?? ids[0], comment: 'as you like' };
    }
    case 'selection':
      return { selectedIds: (payload.items ?? []).slice(0, payload.mode === 'multi' ? 2 : 1).map(({ id }) => id) };
    case 'form':
      return { amount: 1284.5, centre: 'Hosting', due: '2026-12-01', recurring: false, note: '' };
    case 'text-input':
      return { text: payload.prefill ?? 'Hello' };
    default:
      return { choice: 'left', label: 'Draft A' };
  }
}

it('the cast asks every kind of question, reacts to every answer, and comes to an end', async () => {
  core = await startTestCore();
  const person = await core.person();
  const { stage, made, faults } = await stageFor(person);
  const socket = await core.personSocket();
  const isOver = playCast(stage).then(() => true);
  const answered: Message[] = [];
  const greeting = await socket.nextEvent('message:created', ({ text }) => String(text).includes('scripted agent'));
  await person.call('createMessage', { body: { channelId: greeting.channelId, text: '/status' } });
  await socket.nextEvent(
    'message:updated',
    (draft) => draft.streamState === 'complete' && /green/.test(`${draft.text}`),
  );

  let hasEnded = false;
  void isOver.then(() => {
    hasEnded = true;
  });
  while (!hasEnded) {
    const waiting = await person.call('listReviews', { query: { status: 'pending' } });
    for (const message of waiting) {
      const isLeft = message.text?.includes('cache-3');
      if (isLeft || answered.some(({ id }) => id === message.id)) continue;
      await person.respond(message.id, answerOf(message));
      answered.push(message);
    }
    await Promise.race([isOver, new Promise((resolve) => setTimeout(resolve, 20))]);
  }

  expect(faults).toEqual([]);
  expect(new Set(answered.map(({ review }) => review?.type))).toEqual(
    new Set(['approval', 'selection', 'form', 'text-input', 'freeform']),
  );
  expect(answered.some(({ iteration }) => iteration === 3)).toBe(true);
  expect(answered.some(({ attachments }) => attachments.some(({ mimeType }) => mimeType === 'image/png'))).toBe(true);
  const expired = await person.call('listReviews', { query: { status: 'expired' } });
  expect(expired.filter(({ text }) => text?.includes('cache-3'))).toHaveLength(1);
  // On a machine that is slow enough the other cache's question may have passed as well, and nothing else.
  expect(expired.filter(({ text }) => !text?.includes('the cache on'))).toEqual([]);
  const agents = await person.call('listAgents');
  const cast = agents.filter(({ id }) => made.includes(id));
  expect(cast).toHaveLength(10);
  for (const agent of cast) {
    expect(agent).toMatchObject({ tag: 'Demo', description: expect.stringContaining('demo-mark') });
  }
});

it('the cast ends quietly when its key is taken away in the middle', async () => {
  core = await startTestCore();
  const person = await core.person();
  const { stage, faults } = await stageFor(person);
  const socket = await core.personSocket();
  const ending = playCast(stage);
  await socket.nextEvent('message:created', ({ review }) => review !== null);
  for (const { id, label } of await person.call('listApiKeys')) {
    if (label === 'Demo') await person.call('deleteApiKey', { parameters: { id } });
  }
  // A held call was let in with the key and is answered still; the next one is refused.
  for (const { id } of await person.call('listAgents')) await person.call('deleteAgent', { parameters: { id } });
  await ending;
  expect(faults).toEqual([]);
});

import { io } from 'socket.io-client';
import { SOCKET_NAMESPACE } from '../../contract/events.ts';
import { type Message, message as messageSchema } from '../../contract/message.ts';
import type { Actor } from '../actor.ts';
import { COMMANDS, chatReply, GREETING } from '../chat-reply.ts';
import type { Stage } from '../stage.ts';

const WORD_SECONDS = 0.08;
const THINK_SECONDS = 1;

/** An agent to write with: it hears by Socket.IO and answers word by word, until the demo is over. */
export async function playChat(stage: Stage): Promise<void> {
  const agent = await stage.enter({ name: 'front-desk', about: 'Answers when it is written to.' });
  const { channelId } = agent;
  await stage.api.call('agentSetCommands', { parameters: { id: channelId }, body: { commands: [...COMMANDS] } });
  await agent.ping('active', 'Write to me');
  await agent.say(GREETING);

  const taken = new Set<string>();
  // One reply after the other, in the order of what was written.
  let last: Promise<void> = Promise.resolve();
  const take = (message: Message): void => {
    if (message.senderType !== 'user' || taken.has(message.id)) return;
    taken.add(message.id);
    last = last.then(() => reply(stage, agent, message)).catch(stage.onFault);
  };
  const catchUp = async (): Promise<void> => {
    const { data } = await stage.api.call('agentListMessages', { query: { channel: channelId } }, stage.signal);
    for (const message of data.toReversed()) take(message);
  };

  await new Promise<void>((resolve) => {
    let hangUp = (): void => undefined;
    const listen = (): void => {
      hangUp();
      const { url, apiKey } = stage.api.access();
      const socket = io(new URL(SOCKET_NAMESPACE, url).href, {
        auth: { apiKey },
        transports: ['websocket'],
        forceNew: true,
      });
      socket.on('connect', () => {
        socket.emit('subscribe:channel', channelId);
        // What was written while the line was down.
        void catchUp().catch(() => undefined);
      });
      socket.on('message:created', (payload: unknown) => {
        const parsed = messageSchema.safeParse(payload);
        if (parsed.success && parsed.data.channelId === channelId) take(parsed.data);
      });
      hangUp = () => socket.disconnect();
    };
    const stopHearing = stage.api.onMoved(listen);
    listen();
    stage.signal.addEventListener('abort', () => {
      stopHearing();
      hangUp();
      resolve();
    });
  });
}

async function reply(stage: Stage, agent: Actor, message: Message): Promise<void> {
  if (stage.signal.aborted) return;
  const { channelId } = agent;
  await stage.api.call('agentAcknowledgeMessage', { parameters: { id: message.id }, query: { channel: channelId } });
  const text = chatReply(
    message.text ?? '',
    message.attachments.map(({ filename }) => filename),
  );
  const draft = await agent.draft('…');
  await draft.step('Thinking about it');
  await linger(stage, THINK_SECONDS);
  const words = text.split(' ');
  for (let count = 4; count < words.length; count += 4) {
    await draft.write(words.slice(0, count).join(' '));
    await linger(stage, WORD_SECONDS * 4);
  }
  await draft.finish(text);
}

/** Unlike a pause of the script, this is never cut short: somebody watches the words come. */
async function linger(stage: Stage, seconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, stage.paced(seconds)));
}

import type { CallName, PushName } from '../../contract/desktop-channels.ts';
import type { DesktopChange, DesktopSnapshot } from '../../contract/desktop-snapshot.ts';
import type { Message } from '../../contract/message.ts';
import type { Review } from '../../contract/review.ts';
import { createAppStore } from './app-store.ts';
import { createBridge, readSchemas } from './bridge.ts';
import { startDesk } from './desk.ts';

// They come by themselves when the window is drawn, long before anything that is tested here.
await readSchemas();

/** The instant at which every test stands. */
export const NOW = Date.parse('2026-11-23T12:00:00.000Z');
const MINUTE = 60_000;

/** An instant on the wire, some minutes from `NOW`. */
export const at = (minutes: number): string => new Date(NOW + minutes * MINUTE).toISOString();

/** A message with a pending approval; anything may be said otherwise. */
export function asked(id: string, change: Partial<Message> = {}, review: Partial<Review> = {}): Message {
  return {
    id,
    channelId: 'agent',
    senderType: 'agent',
    text: `Question ${id}?`,
    createdAt: at(-10),
    attachments: [],
    review: { type: 'approval', status: 'pending', expiresAt: at(60), ...review },
    ...change,
  };
}

/** The same message, answered. */
export function answered(message: Message, option = 'approve'): Message {
  const review = { type: 'approval', ...message.review, status: 'completed', completedAt: at(0) };
  return { ...message, review: { ...review, response: { selectedOption: option } } };
}

/** A snapshot of one account with these messages. */
export function snapshotOf(messages: Message[], revision = 1): DesktopSnapshot {
  const connection = { state: 'online' as const, detail: null, since: at(-60), syncedAt: at(-60), nextTryAt: null };
  const agent = { id: 'agent', name: 'deploy-bot', status: 'active', createdAt: at(-600), unreadCount: 0 };
  const account = {
    id: 'here',
    kind: 'this-computer' as const,
    name: 'This computer',
    serverUrl: null,
    wsUrl: null,
    email: null,
    connection,
    agentAccess: null,
    missing: [],
    mustChangePassword: false,
    isKept: true,
    notice: null,
  };
  return {
    revision,
    platform: 'linux',
    version: '0.1.0',
    accounts: [{ ...account, agents: [agent], messages, hasMore: false }],
  };
}

/** A main process that answers what it is told to. */
export function fakeMain(snapshot: DesktopSnapshot) {
  const calls: { name: CallName; argument: unknown }[] = [];
  const listeners = new Map<PushName, (payload: unknown) => void>();
  const answers: Partial<Record<CallName, () => unknown>> = { 'desktop:read': () => snapshot };
  const bridge = createBridge({
    async call(name, argument) {
      calls.push({ name, argument });
      return { ok: true, value: await answers[name]?.() };
    },
    on(name, listener) {
      listeners.set(name, listener);
      return () => listeners.delete(name);
    },
  });
  let { revision } = snapshot;
  return {
    bridge,
    calls,
    answers,
    push: (name: PushName, payload: unknown) => listeners.get(name)?.(payload),
    /** Tells the window of a change, numbered as main does. */
    change(upsert: Message[], remove: string[] = []) {
      revision += 1;
      const change = { kind: 'messages', revision, accountId: 'here', upsert, remove, hasMore: false } as const;
      listeners.get('desktop:changed')?.(change satisfies DesktopChange);
    },
  };
}

/** A store that has read its first snapshot, with the main process behind it. */
export async function openDesk(messages: Message[], kept = new Map<string, string>()) {
  const main = fakeMain(snapshotOf(messages));
  const keep = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
  const store = createAppStore({ bridge: main.bridge, keep });
  startDesk(store, main.bridge);
  await settled();
  return { store, main, kept };
}

/** Lets everything that is under way come to its end. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

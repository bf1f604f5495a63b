import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { Message } from '../../src/contract/message.ts';
import type { NotificationDecisionEntry } from '../../src/contract/notifications.ts';
import type { MessageReference } from '../../src/contract/reference.ts';
import { type DesktopSettings, desktopSettings } from '../../src/contract/settings.ts';
import type { GivenAnswer } from '../../src/contract/triage.ts';
import { waitingMessages } from '../../src/main/answers/waiting.ts';
import type { NativeNotification } from '../../src/main/notifications/native-notification.ts';
import type { OnScreen } from '../../src/main/notifications/notification-decision.ts';
import { createNotifications, type Notifications } from '../../src/main/notifications/notifications.ts';
import { aMessage, aReview } from './wire-builders.ts';

/** When each test begins. */
export const START = Date.parse('2026-11-23T12:00:00.000Z');
export const MINUTE = 60_000;
let folder = '';
const running: Notifications[] = [];

/** Makes the folder and stops the clock at the start. */
export function beginNotified(): void {
  folder = mkdtempSync(join(tmpdir(), 'placet-desk-notified-'));
  vi.useFakeTimers({ now: START });
}

/** Ends every run of the test. */
export async function endNotified(): Promise<void> {
  vi.useRealTimers();
  for (const program of running.splice(0)) await program.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** A review that its agent sent a minute before the start. */
export function asked(id: string, minutes: number | null = 60, change: Partial<Message> = {}): Message {
  const expiresAt = minutes === null ? null : new Date(START + minutes * MINUTE).toISOString();
  const createdAt = new Date(START - MINUTE).toISOString();
  return aMessage({ id, text: `Question ${id}`, createdAt, review: aReview({ expiresAt }), ...change });
}

const maxText = (one: string, other: string): string => (one > other ? one : other);
/** A message without a question, some minutes after the start. */
export const said = (id: string, minutes: number, change: Partial<Message> = {}): Message =>
  aMessage({ id, text: `Note ${id}`, createdAt: new Date(START + minutes * MINUTE).toISOString(), ...change });

/** Starts what notifies. What of it outlives a kill is in the folder; everything here is gone with it. */
export function run(inboxes: Record<string, Message[]> = { here: [] }) {
  const shown: (NativeNotification & { isClosed: boolean })[] = [];
  const decisions: NotificationDecisionEntry[] = [];
  const opened: (MessageReference | 'queue')[] = [];
  const answers: { reference: MessageReference; answer: GivenAnswer }[] = [];
  const state = {
    settings: desktopSettings.parse({}) as DesktopSettings,
    onScreen: { isFocused: false, messageIds: [], channelId: null } as OnScreen,
    isSupported: true,
    hasActions: false,
    answering: new Set<string>(),
  };
  const notifications: Notifications = createNotifications({
    folder,
    now: Date.now,
    system: {
      isSupported: () => state.isSupported,
      hasActions: () => state.hasActions,
      show(notification) {
        const entry = { ...notification, isClosed: false };
        shown.push(entry);
        return () => {
          entry.isClosed = true;
        };
      },
      clear: () => undefined,
    },
    settings: () => state.settings,
    onScreen: () => state.onScreen,
    messagesOf: (accountId) => inboxes[accountId] ?? [],
    newestOf: (accountId) =>
      (inboxes[accountId] ?? []).reduce(
        (newest, { channelId, createdAt }) => newest.set(channelId, maxText(newest.get(channelId) ?? '', createdAt)),
        new Map<string, string>(),
      ),
    find: ({ accountId, messageId }) => inboxes[accountId]?.find(({ id }) => id === messageId) ?? null,
    agentName: () => 'deploy-bot',
    isBeingAnswered: ({ messageId }) => state.answering.has(messageId),
    onOpen: (reference) => opened.push(reference),
    onOpenQueue: () => opened.push('queue'),
    onAnswer: (reference, answer) => answers.push({ reference, answer }),
    onPauseOver() {
      state.settings = { ...state.settings, pause: null };
      notifications.check();
    },
    onDecided: (entry) => decisions.push(entry),
    onFault: (_text, error) => {
      throw error;
    },
  });
  running.push(notifications);
  const follow = (): void =>
    notifications.waits(
      Object.entries(inboxes).flatMap(([accountId, messages]) =>
        waitingMessages(messages).map((message) => ({ accountId, message, isAway: false })),
      ),
    );
  const program = {
    notifications,
    shown,
    decisions,
    opened,
    answers,
    state,
    onScreen: () => shown.filter(({ isClosed }) => !isClosed).map(({ body }) => body),
    bodies: () => shown.map(({ body }) => body),
    why: () => decisions.map(({ outcome, reason }) => (reason === null ? outcome : `${outcome}: ${reason}`)),
    follow,
    async arrive(...messages: Message[]) {
      inboxes.here = [...(inboxes.here ?? []), ...messages];
      notifications.arrived('here', messages);
      await vi.advanceTimersByTimeAsync(0);
      follow();
    },
    /** What a first reading asks the server for, and all of it is unread. */
    missed(accountId: string) {
      const until = notifications.heardUntil(accountId);
      return (inboxes[accountId] ?? []).filter(
        ({ review, createdAt, channelId }) =>
          review == null && until !== null && createdAt > (until.get(channelId) ?? ''),
      );
    },
    /** The account is read whole, and what came while the program was closed is told. */
    async sync(accountId = 'here') {
      notifications.synced(accountId, program.missed(accountId));
      await vi.advanceTimersByTimeAsync(1_500);
      follow();
    },
    close(id: string, status = 'completed') {
      const messages = inboxes.here ?? [];
      inboxes.here = messages.map((message) =>
        message.id === id ? { ...message, review: aReview({ ...message.review, status }) } : message,
      );
      notifications.changed(
        'here',
        inboxes.here.filter((message) => message.id === id),
        [],
      );
      follow();
    },
  };
  return program;
}

/** The account was read by an earlier run, so that what waits there is no news. */
export async function known(): Promise<void> {
  await run().sync();
}

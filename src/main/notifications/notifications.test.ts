import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aMessage, aReview } from '../../../tests/support/wire-builders.ts';
import type { Message } from '../../contract/message.ts';
import type { NotificationDecisionEntry } from '../../contract/notifications.ts';
import { DEFAULT_QUIET_HOURS, type QuietHours } from '../../contract/quiet-hours.ts';
import type { MessageReference } from '../../contract/reference.ts';
import { type DesktopSettings, desktopSettings } from '../../contract/settings.ts';
import type { GivenAnswer } from '../../contract/triage.ts';
import { waitingMessages } from '../answers/waiting.ts';
import type { NativeNotification } from './native-notification.ts';
import type { OnScreen } from './notification-decision.ts';
import { createNotifications, type Notifications } from './notifications.ts';

const START = Date.parse('2026-11-23T12:00:00.000Z');
const MINUTE = 60_000;
const ALWAYS_QUIET: QuietHours = {
  ...DEFAULT_QUIET_HOURS,
  isOn: true,
  from: '00:00',
  to: '00:00',
};

let folder = '';
const running: Notifications[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'placet-desk-notified-'));
  vi.useFakeTimers({ now: START });
});
afterEach(async () => {
  vi.useRealTimers();
  for (const program of running.splice(0)) await program.stop();
  rmSync(folder, { recursive: true, force: true });
});

function asked(id: string, minutes: number | null = 60, change: Partial<Message> = {}): Message {
  const expiresAt = minutes === null ? null : new Date(START + minutes * MINUTE).toISOString();
  const createdAt = new Date(START - MINUTE).toISOString();
  return aMessage({ id, text: `Question ${id}`, createdAt, review: aReview({ expiresAt }), ...change });
}

/** What of the program outlives a kill is in the folder; everything here is gone with it. */
function run(inboxes: Record<string, Message[]> = { here: [] }) {
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
    find: ({ accountId, messageId }) => inboxes[accountId]?.find(({ id }) => id === messageId) ?? null,
    agentName: () => 'deploy-bot',
    isBeingAnswered: ({ messageId }) => state.answering.has(messageId),
    onOpen: (reference) => opened.push(reference),
    onOpenQueue: () => opened.push('queue'),
    onAnswer: (reference, answer) => answers.push({ reference, answer }),
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
    /** The account is read whole, and what came while the program was closed is told. */
    async sync(accountId = 'here') {
      notifications.synced(accountId);
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

async function known(): Promise<void> {
  await run().sync();
}

describe('promise 1: every arrival is told exactly once', () => {
  it('over reconnects and a kill', async () => {
    await known();
    const first = run();
    await first.sync();
    await first.arrive(asked('a'));
    await first.sync();
    // The server reports it again, as after a reconnect.
    first.notifications.arrived('here', [asked('a')]);
    await vi.advanceTimersByTimeAsync(0);
    expect(first.bodies()).toEqual(['Question a']);

    const second = run({ here: [asked('a'), asked('b')] });
    await second.sync();
    await second.sync();
    expect(second.bodies()).toEqual(['Question b']);
    expect(second.decisions).toMatchObject([{ occasion: 'while-closed', outcome: 'shown', messageId: 'b' }]);

    const third = run({ here: [asked('a'), asked('b')] });
    await third.sync();
    expect(third.shown).toEqual([]);
  });

  it('as one, when over a handful came while the program was closed, and the click opens the queue', async () => {
    await known();
    const many = Array.from({ length: 6 }, (_, at) => asked(`m${at}`));
    const program = run({ here: many });
    await program.sync();
    expect(program.bodies()).toEqual(['6 reviews came while Placet Desk was closed, from one agent.']);
    expect(program.decisions).toMatchObject([{ outcome: 'summary', reason: 'many-at-once', count: 6 }]);
    program.shown[0]?.onClick();
    expect(program.opened).toEqual(['queue']);
    const next = run({ here: many });
    await next.sync();
    expect(next.shown).toEqual([]);
  });

  it('and what waits in a new account is no news, but for what comes in meanwhile', async () => {
    const inboxes = { here: [asked('old')], there: [asked('old'), asked('older')] };
    const program = run(inboxes);
    inboxes.here.push(asked('new'));
    program.notifications.arrived('here', [asked('new')]);
    await program.sync('here');
    await program.sync('there');
    expect(program.bodies()).toEqual(['Question new']);
    expect(program.why()).toEqual(['skipped: before-first-sight', 'shown', 'skipped: before-first-sight']);
    program.notifications.forgetAccount('here');
    expect(program.onScreen()).toEqual([]);
  });

  it('also what was sent while a new account could not be read yet', async () => {
    const sent = asked('sent', 60, { createdAt: new Date(START + MINUTE).toISOString() });
    const program = run({ here: [asked('old'), sent] });
    program.notifications.met('here');
    vi.setSystemTime(START + 5 * MINUTE);
    program.notifications.met('here');
    await program.sync();
    expect(program.bodies()).toEqual(['Question sent']);
  });

  it('also when the system fails, the person is looking, or nothing may be shown: with the reason', async () => {
    await known();
    const program = run();
    await program.sync();
    program.state.onScreen = { isFocused: true, messageIds: ['seen'], channelId: null };
    await program.arrive(asked('seen'));
    program.state.isSupported = false;
    await program.arrive(asked('dumb'));
    program.state.isSupported = true;
    program.state.settings = { ...program.state.settings, agentNotifications: { 'here/c1': 'none' } };
    await program.arrive(asked('muted'));
    program.state.settings = { ...program.state.settings, agentNotifications: {} };
    await program.arrive(asked('fails'));
    program.shown[0]?.onRefused('no permission');
    expect(program.why()).toEqual([
      'skipped: on-screen',
      'skipped: not-supported',
      'skipped: agent-off',
      'shown',
      'refused',
    ]);
    const { decisions, lastRefusal } = await program.notifications.diagnose();
    expect(decisions).toHaveLength(5);
    expect(lastRefusal).toMatchObject({ messageId: 'fails', error: 'no permission' });
    const next = run({ here: ['seen', 'dumb', 'muted', 'fails'].map((id) => asked(id)) });
    await next.sync();
    expect(next.shown).toEqual([]);
  });

  it('a burst over several accounts as one, also when the program ends before it is told', async () => {
    await known();
    const messages = Array.from({ length: 9 }, (_, at) => asked(`m${at}`));
    const first = run();
    await first.sync();
    await first.arrive(...messages);
    expect(first.shown).toHaveLength(5);
    // Killed here: four were not told.
    const second = run({ here: messages });
    await second.sync();
    expect(second.bodies()).toEqual(['Question m5', 'Question m6', 'Question m7', 'Question m8']);
    await second.notifications.stop();

    const inboxes = { here: [], there: [] };
    await run({ there: [] }).sync('there');
    const third = run(inboxes);
    await third.sync();
    await third.sync('there');
    await vi.advanceTimersByTimeAsync(20_000);
    for (const accountId of ['here', 'there'] as const) {
      const arrived = Array.from({ length: 5 }, (_, at) => asked(`${accountId}${at}`));
      Object.assign(inboxes, { [accountId]: arrived });
      third.notifications.arrived(accountId, arrived);
    }
    await vi.advanceTimersByTimeAsync(2_500);
    expect(third.bodies().at(-1)).toBe('5 more messages arrived from one agent.');
    expect(third.shown).toHaveLength(6);
    third.shown.at(-1)?.onClick();
    expect(third.opened).toEqual(['queue']);
  });
});

describe('promise 7: a notification does not outlive its reason', () => {
  it('answered elsewhere, seen, or the program ends', async () => {
    await known();
    const program = run();
    await program.sync();
    await program.arrive(asked('a'), asked('b'), asked('c'));
    program.close('a');
    program.notifications.seen(['b']);
    expect(program.onScreen()).toEqual(['Question c']);
    await program.notifications.stop();
    expect(program.onScreen()).toEqual([]);
    expect(program.why().slice(3)).toEqual(['withdrawn: closed', 'withdrawn: seen', 'withdrawn: quit']);
  });

  it('a summary goes with the last that it told', async () => {
    await known();
    const many = Array.from({ length: 6 }, (_, at) => asked(`m${at}`));
    const program = run({ here: many });
    await program.sync();
    for (const { id } of many.slice(1)) program.close(id);
    expect(program.onScreen()).toHaveLength(1);
    program.close('m0', 'expired');
    expect(program.onScreen()).toEqual([]);
  });
});

describe('promise 14: quiet hours', () => {
  it('keep back, also over a restart, and are summed up once', async () => {
    await known();
    const first = run();
    first.state.settings = { ...first.state.settings, quietHours: ALWAYS_QUIET };
    await first.sync();
    await first.arrive(asked('a'), asked('b'));
    expect(first.why()).toEqual(['held: quiet-hours', 'held: quiet-hours']);
    const inboxes = { here: [asked('a'), asked('b')] };
    const second = run(inboxes);
    second.state.settings = { ...second.state.settings, quietHours: ALWAYS_QUIET };
    await second.sync();
    await second.arrive(asked('c'), asked('gone'));
    second.close('gone');
    expect(second.shown).toEqual([]);
    expect((await second.notifications.diagnose()).heldCount).toBe(3);
    second.state.settings = { ...second.state.settings, quietHours: { ...ALWAYS_QUIET, isOn: false } };
    second.notifications.check();
    second.notifications.check();
    expect(second.bodies()).toEqual(['3 messages came in your quiet hours, from one agent.']);
    const third = run({ here: ['a', 'b', 'c'].map((id) => asked(id)) });
    await third.sync();
    expect(third.shown).toEqual([]);
  });

  it('end by themselves, by one timer', async () => {
    process.env.TZ = 'UTC';
    await known();
    const program = run();
    const quietHours = { ...ALWAYS_QUIET, from: '11:00', to: '12:30' };
    program.state.settings = { ...program.state.settings, quietHours };
    await program.sync();
    await program.arrive(asked('a', 600), asked('b', 600));
    await vi.advanceTimersByTimeAsync(28 * MINUTE);
    expect(program.shown).toEqual([]);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(3 * MINUTE);
    expect(program.bodies()).toEqual(['2 messages came in your quiet hours, from one agent.']);
  });

  it('let through what has become urgent, once and without a reminder', async () => {
    await known();
    const program = run();
    program.state.settings = { ...program.state.settings, quietHours: ALWAYS_QUIET };
    await program.sync();
    await program.arrive(asked('a', 30), asked('b', 90));
    await vi.advanceTimersByTimeAsync(19 * MINUTE);
    expect(program.shown).toEqual([]);
    await vi.advanceTimersByTimeAsync(10 * MINUTE);
    expect(program.bodies()).toEqual(['Question a']);
    expect(program.why().at(-1)).toBe('shown: urgent');
  });
});

describe('promise 8: a reminder before the expiry', () => {
  it('once for each expiry, by one timer, over a restart, and for what still waits', async () => {
    await known();
    const first = run();
    await first.sync();
    await first.arrive(asked('a', 60), asked('b', 60), asked('short', 5), asked('endless', null));
    first.close('b');
    await vi.advanceTimersByTimeAsync(12_000);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(45 * MINUTE);
    expect(first.shown).toHaveLength(4);
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(first.bodies().slice(4)).toEqual(['Last call, expires in 10 minutes: Question a']);
    first.follow();
    // The reminder stands in the place of the arrival.
    expect(first.onScreen().filter((body) => body.includes('Question a'))).toHaveLength(1);

    const second = run({ here: [asked('a', 60)] });
    await second.sync();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(second.shown).toEqual([]);
    // Given more time, it is reminded of once more.
    const third = run({ here: [asked('a', 120)] });
    await third.sync();
    await vi.advanceTimersByTimeAsync(65 * MINUTE);
    expect(third.bodies()).toEqual(['Last call, expires in 10 minutes: Question a']);
  });

  it('not when it is off, not while the answer is on its way, and by the rules of its agent', async () => {
    await known();
    const program = run();
    await program.sync();
    await program.arrive(asked('off', 20), asked('answered', 40), asked('muted', 60));
    program.state.settings = { ...program.state.settings, reminderMinutes: 0 };
    await vi.advanceTimersByTimeAsync(21 * MINUTE);
    program.state.settings = { ...program.state.settings, reminderMinutes: 10 };
    program.state.answering.add('answered');
    program.notifications.check();
    await vi.advanceTimersByTimeAsync(20 * MINUTE);
    program.state.settings = { ...program.state.settings, agentNotifications: { 'here/c1': 'none' } };
    await vi.advanceTimersByTimeAsync(15 * MINUTE);
    expect(program.shown).toHaveLength(3);
    expect(program.decisions.at(-1)).toMatchObject({ occasion: 'reminder', reason: 'agent-off', messageId: 'muted' });
  });

  it('late after sleep rather than never', async () => {
    await known();
    const program = run();
    await program.sync();
    await program.arrive(asked('a', 60));
    vi.setSystemTime(START + 57 * MINUTE);
    program.notifications.check();
    expect(program.bodies().at(-1)).toBe('Last call, expires in 3 minutes: Question a');
  });
});

describe('promise 3: answered from the notification', () => {
  const payload = {
    options: [
      { id: 'go', label: 'Go' },
      { id: 'hold', label: 'Hold' },
    ],
  };
  const question = (text: string) => asked('a', 60, { text, review: aReview({ payload, expiresAt: null }) });

  it('exactly what was shown, and opened where it has changed since', async () => {
    await known();
    const program = run();
    program.state.hasActions = true;
    await program.sync();
    await program.arrive(question('Deploy?'));
    expect(program.shown[0]?.actions).toEqual(['Go', 'Hold']);
    program.shown[0]?.onAction(1);
    const reference = { accountId: 'here', messageId: 'a' };
    expect(program.answers).toEqual([{ reference, answer: { response: { selectedOption: 'hold' } } }]);

    const other = run({ here: [] });
    other.state.hasActions = true;
    await other.sync();
    await other.arrive(asked('b', 60, { review: aReview({ payload, expiresAt: null }) }));
    other.close('b');
    other.shown[0]?.onAction(0);
    expect(other.answers).toEqual([]);
    expect(other.opened).toEqual([{ accountId: 'here', messageId: 'b' }]);
  });
});

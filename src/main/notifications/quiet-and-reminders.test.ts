import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  asked,
  beginNotified,
  endNotified,
  known,
  MINUTE,
  run,
  START,
} from '../../../tests/support/notified-program.ts';
import { aReview } from '../../../tests/support/wire-builders.ts';
import { DEFAULT_QUIET_HOURS, type QuietHours } from '../../contract/quiet-hours.ts';
import { desktopSettings } from '../../contract/settings.ts';

const ALWAYS_QUIET: QuietHours = {
  ...DEFAULT_QUIET_HOURS,
  isOn: true,
  from: '00:00',
  to: '00:00',
};

beforeEach(beginNotified);
afterEach(endNotified);

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

describe('a pause', () => {
  const paused = (until: string | null) => ({ ...desktopSettings.parse({}), pause: { until } });
  const until = new Date(START + 60 * MINUTE).toISOString();

  it('keeps back everything, over a restart, ends by one timer, and is summed up once', async () => {
    await known();
    const first = run();
    first.state.settings = paused(until);
    await first.sync();
    await first.arrive(asked('a', 600), asked('urgent', 65));
    expect(first.why()).toEqual(['held: paused', 'held: paused']);
    await first.notifications.stop();
    const second = run({ here: [asked('a', 600), asked('urgent', 65)] });
    second.state.settings = paused(until);
    await second.sync();
    await second.arrive(asked('gone', 30));
    await vi.advanceTimersByTimeAsync(58 * MINUTE);
    expect(second.shown).toEqual([]);
    expect((await second.notifications.diagnose()).pause).toEqual({ until });
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(5 * MINUTE);
    expect(second.bodies()).toEqual(['2 messages came while notifications were paused, from one agent.']);
    expect(second.state.settings.pause).toBeNull();
    expect(second.why().slice(-2)).toEqual(['skipped: already-closed', 'summary: paused']);
  });

  it('goes over into quiet hours without a word, and holds reminders back until the person resumes', async () => {
    await known();
    const program = run();
    await program.sync();
    await program.arrive(asked('told', 30));
    program.state.settings = { ...paused(null), quietHours: ALWAYS_QUIET };
    await program.arrive(asked('late', 600));
    await vi.advanceTimersByTimeAsync(22 * MINUTE);
    expect(program.shown).toHaveLength(1);
    program.state.settings = { ...program.state.settings, pause: null, quietHours: ALWAYS_QUIET };
    program.notifications.check();
    expect(program.bodies().slice(1)).toEqual(['Last call, expires in 8 minutes: Question told']);
    program.state.settings = desktopSettings.parse({});
    program.notifications.check();
    expect(program.bodies().slice(2)).toEqual(['Question late']);
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

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  asked,
  beginNotified,
  endNotified,
  known,
  MINUTE,
  run,
  START,
  said,
} from '../../../tests/support/notified-program.ts';

beforeEach(beginNotified);
afterEach(endNotified);

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

  it('also what was said without a question while the program was closed', async () => {
    const old = said('old', -5);
    await run({ here: [old] }).sync();
    const first = run({ here: [old, said('closed', 1), said('theirs', 2, { channelId: 'c2' })] });
    await first.sync();
    expect(first.bodies()).toEqual(['Note closed', 'Note theirs']);
    expect(first.decisions).toMatchObject([{ occasion: 'while-closed', outcome: 'shown' }, { outcome: 'shown' }]);
    const now = said('now', 3);
    await first.arrive(now);
    // Killed before anything was read again: what came by an event is not told again.
    const here = [old, said('closed', 1), said('theirs', 2, { channelId: 'c2' }), now, said('last', 4)];
    const second = run({ here });
    await second.sync();
    await second.sync();
    expect(second.bodies()).toEqual(['Note last']);
    const third = run({ here });
    await third.sync();
    expect(third.shown).toEqual([]);
  });

  it('as one with the reviews, when many were said, by the rules of their agents, and not what a pause keeps back', async () => {
    await known();
    const notes = Array.from({ length: 40 }, (_, at) => said(`n${at}`, at));
    const muted = said('muted', 1, { channelId: 'c2' });
    const first = run({ here: [...notes, muted, asked('a')] });
    first.state.settings = {
      ...first.state.settings,
      agentNotifications: { 'here/c2': 'reviews' },
      pause: { until: null },
    };
    await first.sync();
    expect(first.shown).toEqual([]);
    await first.notifications.stop();
    const second = run({ here: [...notes, muted, asked('a')] });
    second.state.settings = { ...second.state.settings, agentNotifications: { 'here/c2': 'reviews' } };
    await second.sync();
    expect(second.bodies()).toEqual(['41 messages came while Placet Desk was closed, from one agent.']);
    const third = run({ here: [...notes, muted, asked('a')] });
    await third.sync();
    expect(third.shown).toEqual([]);
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

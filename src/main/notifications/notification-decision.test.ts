import { expect, it } from 'vitest';
import { aMessage, aReview } from '../../../tests/support/wire-builders.ts';
import { DEFAULT_QUIET_HOURS } from '../../contract/quiet-hours.ts';
import { decideNotification, type NotificationState, type OnScreen } from './notification-decision.ts';

const NOW = Date.parse('2026-04-01T14:00:00.000Z');
const away: OnScreen = { isFocused: false, messageIds: [], channelId: null };
const always = { ...DEFAULT_QUIET_HOURS, isOn: true, from: '00:00', to: '00:00' };
const decide = (message = aMessage(), changed: Partial<NotificationState> = {}) =>
  decideNotification(message, {
    nowMs: NOW,
    onScreen: away,
    isSupported: true,
    ofAgent: 'all',
    quietHours: DEFAULT_QUIET_HOURS,
    pause: null,
    ...changed,
  });

it('is quiet about what the person is looking at, and only then', () => {
  const looking = { isFocused: true, messageIds: ['m1'], channelId: null };
  expect(decide(aMessage(), { onScreen: looking })).toEqual({ kind: 'skip', reason: 'on-screen' });
  expect(decide(aMessage(), { onScreen: { ...looking, isFocused: false } }).kind).toBe('show');
  expect(decide(aMessage(), { onScreen: { ...looking, messageIds: ['other'] } }).kind).toBe('show');
  expect(decide(aMessage(), { onScreen: { isFocused: true, messageIds: [], channelId: 'c1' } }).kind).toBe('skip');
});

it('promise 1: gives a reason for each that it does not show', () => {
  const skip = (reason: string) => ({ kind: 'skip', reason });
  expect(decide(aMessage({ senderType: 'user' }))).toEqual(skip('not-from-agent'));
  expect(decide(aMessage(), { isSupported: false })).toEqual(skip('not-supported'));
  expect(decide(aMessage({ review: aReview({ status: 'completed' }) }))).toEqual(skip('already-closed'));
  const over = aReview({ expiresAt: '2026-04-01T13:59:59.000Z' });
  expect(decide(aMessage({ review: over }))).toEqual(skip('already-closed'));
  expect(decide(aMessage(), { ofAgent: 'none' })).toEqual(skip('agent-off'));
  expect(decide(aMessage(), { ofAgent: 'reviews' })).toEqual(skip('reviews-only'));
  expect(decide(aMessage({ review: aReview() }), { ofAgent: 'reviews' }).kind).toBe('show');
});

it('promise 14: keeps for later what comes in the quiet hours, but for what is urgent where that is allowed', () => {
  const expiring = (expiresAt: string) => aMessage({ review: aReview({ expiresAt }) });
  const urgent = expiring('2026-04-01T14:10:00.000Z');
  expect(decide(aMessage(), { quietHours: always })).toEqual({ kind: 'hold', reason: 'quiet-hours' });
  expect(decide(urgent, { quietHours: always })).toEqual({ kind: 'show', reason: 'urgent' });
  expect(decide(expiring('2026-04-01T14:10:00.001Z'), { quietHours: always }).kind).toBe('hold');
  expect(decide(expiring(''), { quietHours: always }).kind).toBe('hold');
  expect(decide(urgent, { quietHours: { ...always, letsUrgentThrough: false } }).kind).toBe('hold');
  // A pause is for peace now: nothing breaks through it, and quiet hours do not shorten it.
  const pause = { until: '2026-04-01T14:05:00.000Z' };
  expect(decide(urgent, { pause, quietHours: always })).toEqual({ kind: 'hold', reason: 'paused' });
  expect(decide(aMessage(), { pause: { until: null } })).toEqual({ kind: 'hold', reason: 'paused' });
  expect(decide(aMessage(), { pause: { until: '2026-04-01T14:00:00.000Z' } }).kind).toBe('show');
  expect(decide(aMessage(), { pause, ofAgent: 'none' })).toEqual({ kind: 'skip', reason: 'agent-off' });
  // What the person does not want of an agent is not urgent either.
  expect(decide(urgent, { quietHours: always, ofAgent: 'none' }).kind).toBe('skip');
});

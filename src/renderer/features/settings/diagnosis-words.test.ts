import { expect, it } from 'vitest';
import {
  NOTIFICATION_OUTCOMES,
  NOTIFICATION_REASONS,
  type NotificationDecisionEntry,
  type NotificationDiagnosis,
} from '../../../contract/notifications.ts';
import { decisionWords, diagnosisText, layersOf, subjectWords } from './diagnosis-words.ts';

const entry = (change: Partial<NotificationDecisionEntry> = {}): NotificationDecisionEntry => ({
  at: '2026-11-23T12:00:00.000Z',
  occasion: 'arrival',
  outcome: 'shown',
  reason: null,
  accountId: 'a',
  messageId: 'm1',
  agentName: 'deploy-bot',
  count: 1,
  error: null,
  ...change,
});
const diagnosis = (change: Partial<NotificationDiagnosis> = {}): NotificationDiagnosis => ({
  platform: 'linux',
  isSupported: true,
  doNotDisturb: 'off',
  hasActions: false,
  quietUntil: null,
  pause: null,
  heldCount: 0,
  quieterAgents: [],
  isFocused: true,
  lastRefusal: null,
  recordProblem: null,
  decisions: [],
  ...change,
});
const layer = (name: string, change: Partial<NotificationDiagnosis> = {}) =>
  layersOf(diagnosis(change), (at) => at.slice(11, 16)).find((one) => one.name === name);

it('promise 1: each layer says how it stands', () => {
  expect(layer('This system')).toMatchObject({ state: 'open' });
  expect(layer('This system', { isSupported: false })).toMatchObject({ state: 'closed' });
  expect(layer('Do-not-disturb', { doNotDisturb: 'unknown' })?.words).toContain('the system decides');
  const quietUntil = '2026-11-24T07:00:00.000Z';
  expect(layer('Quiet hours', { quietUntil, heldCount: 3 })).toMatchObject({
    state: 'quieter',
    words: 'Until 07:00. 3 kept back.',
  });
  expect(layer('Pause')).toMatchObject({ state: 'open', words: 'Not now.' });
  expect(layer('Pause', { pause: { until: quietUntil } })?.words).toBe('Until 07:00. Nothing is kept back yet.');
  expect(layer('Pause', { pause: { until: null }, heldCount: 2 })?.words).toBe('Until you resume. 2 kept back.');
  const quieterAgents = [
    { accountId: 'a', name: 'x', wish: 'none' as const },
    { accountId: 'a', name: 'y', wish: 'reviews' as const },
  ];
  expect(layer('Agents', { quieterAgents })?.words).toBe('Switched off: x. Reviews only: y.');
  const refusal = entry({ outcome: 'refused', error: 'not allowed' });
  expect(layer('Refused by the system', { lastRefusal: refusal })).toMatchObject({ state: 'closed' });
  expect(layer('Record')).toBeUndefined();
  expect(layer('Record', { recordProblem: 'disk full' })?.state).toBe('closed');
});

it('promise 1: each decision has words and a reason', () => {
  expect(decisionWords(entry())).toBe('Notified');
  expect(decisionWords(entry({ outcome: 'skipped', reason: 'on-screen' }))).toBe(
    'Not notified: you were looking at it',
  );
  expect(decisionWords(entry({ outcome: 'refused', error: 'no' }))).toBe('Refused by the system: no');
  for (const outcome of NOTIFICATION_OUTCOMES) {
    for (const reason of NOTIFICATION_REASONS)
      expect(decisionWords(entry({ outcome, reason }))).not.toContain('undefined');
  }
  expect(subjectWords(entry())).toBe('deploy-bot');
  expect(subjectWords(entry({ count: 7, agentName: null }))).toBe('7 messages');
});

it('is text for who helps', () => {
  const text = diagnosisText(diagnosis({ decisions: [entry()] }), '1.2.3');
  expect(text).toContain('Placet Desk 1.2.3 on linux');
  expect(text).toContain('Quiet hours: Not now.');
  expect(text).toContain('2026-11-23T12:00:00.000Z | New | deploy-bot | Notified | m1');
});

import { expect, it } from 'vitest';
import { upShare, uptimeSpans } from './uptime.ts';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-23T12:00:00.000Z');
const at = (hours: number) => new Date(NOW + hours * HOUR).toISOString();
const spans = (...[history, agent]: [Parameters<typeof uptimeSpans>[0], Parameters<typeof uptimeSpans>[1]]) =>
  uptimeSpans(history, agent, NOW - 24 * HOUR, NOW).map(({ status, fromMs, toMs }) => [
    status,
    (fromMs - NOW) / HOUR,
    (toMs - NOW) / HOUR,
  ]);

it('fills the day without gaps, from the changes that the server kept', () => {
  const history = [
    { status: 'active', createdAt: at(-2) },
    { status: 'error', createdAt: at(-3) },
    { status: 'busy', createdAt: at(-30) },
  ];
  const agent = { status: 'active', statusSince: at(-2), lastActiveAt: at(0) };
  expect(spans(history, agent)).toEqual([
    ['busy', -24, -3],
    ['error', -3, -2],
    ['active', -2, 0],
  ]);
});

it('is unknown before the first word, and silent after the last one', () => {
  const agent = { status: 'active', statusSince: at(-6), lastActiveAt: at(-4) };
  expect(spans([{ status: 'active', createdAt: at(-6) }], agent)).toEqual([
    ['unknown', -24, -6],
    ['active', -6, -4 + 1 / 12],
    ['silent', -4 + 1 / 12, 0],
  ]);
  expect(spans([], { status: 'offline' })).toEqual([['unknown', -24, 0]]);
});

it('believes a good-bye, and the state that came after the history was read', () => {
  const offline = { status: 'offline', statusSince: at(-5), lastActiveAt: at(-5) };
  expect(spans([{ status: 'offline', createdAt: at(-5) }], offline).at(-1)).toEqual(['offline', -5, 0]);
  const newer = { status: 'busy', statusSince: at(-1), lastActiveAt: at(0) };
  expect(spans([{ status: 'active', createdAt: at(-5) }], newer).slice(-2)).toEqual([
    ['active', -5, -1],
    ['busy', -1, 0],
  ]);
});

it('counts being up among what is known', () => {
  const span = (status: string, hours: number) => ({ status, fromMs: 0, toMs: hours * HOUR });
  expect(upShare([span('unknown', 10), span('active', 2), span('busy', 1), span('error', 1)])).toBe(0.75);
  expect(upShare([span('unknown', 10)])).toBeNull();
});

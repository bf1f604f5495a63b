import { describe, expect, it } from 'vitest';
import type { Message } from '../../contract/message.ts';
import { countLine, reviewLine, staleAt, trayStateOf, trayViewOf as viewOf, type WaitingReview } from './tray-menu.ts';

const NOW = Date.parse('2026-05-01T12:00:00.000Z');
const review = (id: string, text: string, expiresInMs: number | null, more: object = {}): WaitingReview => ({
  accountId: 'this-computer',
  message: {
    id,
    channelId: 'a',
    text,
    createdAt: new Date(NOW).toISOString(),
    attachments: [],
    review: {
      type: 'approval',
      status: 'pending',
      expiresAt: expiresInMs === null ? null : new Date(NOW + expiresInMs).toISOString(),
    },
    ...more,
  } as unknown as Message,
});

const trayViewOf = (waiting: readonly WaitingReview[], needsPerson: boolean) =>
  viewOf(waiting, () => 'deploy-bot', needsPerson, null);

describe('the menu of the tray', () => {
  it('lists the five most urgent: what expires first, then the newest, as in the window', () => {
    const waiting = [
      review('never', 'Whenever?', null),
      review('late', 'Tomorrow?', 90_000_000),
      review('soon', '# Deploy **now**?', 240_000),
      review('early', 'Asked first?', null, { createdAt: new Date(NOW + 1_000).toISOString() }),
      review('b', 'B?', 7_200_000),
      review('c', 'C?', 7_300_000),
    ];
    const view = trayViewOf(waiting, false);
    expect(view.urgent.map(({ reference }) => reference.messageId)).toEqual(['soon', 'b', 'c', 'late', 'early']);
    expect(view.urgent.map((line) => reviewLine(line, NOW))).toEqual([
      'Deploy now? — deploy-bot, 4 min left',
      'B? — deploy-bot, 2 h left',
      'C? — deploy-bot, 2 h left',
      'Tomorrow? — deploy-bot, 25 h left',
      'Asked first? — deploy-bot',
    ]);
    expect(countLine(view)).toBe('6 reviews wait, 1 more in the window');
  });

  it('shortens what is long and takes out what would mislead', () => {
    const [line] = trayViewOf([review('x', `Pay\u202e ${'a lot '.repeat(40)}`, 30_000)], false).urgent;
    expect(line && reviewLine(line, NOW)).toMatch(/^Pay a lot .{40,60}… — deploy-bot, under a minute left$/);
  });

  it('says what it stands for', () => {
    expect(countLine(trayViewOf([], false))).toBe('Nothing waits for you');
    expect(countLine(trayViewOf([review('x', 'X?', null)], false))).toBe('1 review waits');
    expect(trayStateOf(trayViewOf([], false))).toBe('idle');
    expect(trayStateOf(trayViewOf([review('x', 'X?', null)], false))).toBe('waiting');
    expect(trayStateOf(trayViewOf([], true))).toBe('attention');
  });

  it('is told again when its words are no longer true, and never more than once a minute', () => {
    const staleIn = (...lefts: (number | null)[]) => {
      const at = staleAt(
        trayViewOf(
          lefts.map((left, at) => review(`${at}`, 'X?', left)),
          false,
        ),
        NOW,
      );
      return at === null ? null : at - NOW;
    };
    expect(staleIn()).toBeNull();
    expect(staleIn(null, -5_000)).toBeNull();
    expect(staleIn(10_000)).toBe(60_000);
    expect(staleIn(5 * 3_600_000 + 1_800_000, null)).toBe(1_800_001);
  });
});

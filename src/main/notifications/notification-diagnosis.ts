import type { NotificationDiagnosis } from '../../contract/notifications.ts';
import { readDoNotDisturb } from './do-not-disturb.ts';
import type { NotificationOptions } from './notification-options.ts';
import type { NotificationRecord } from './notification-record.ts';
import { isPaused } from './pause.ts';
import { quietEndsAt } from './quiet-hours.ts';

/** How many decisions the window is given. */
const SHOWN_COUNT = 200;

/** Looks at every layer that can keep a notification away. */
export async function diagnose(
  { system, now, agentName, settings, onScreen }: NotificationOptions,
  record: NotificationRecord,
  heldCount: number,
): Promise<NotificationDiagnosis> {
  const { quietHours, agentNotifications, pause } = settings();
  const quietEndMs = quietEndsAt(quietHours, now());
  const decisions = [...record.latest(SHOWN_COUNT)];
  return {
    platform: process.platform,
    isSupported: system.isSupported(),
    doNotDisturb: await readDoNotDisturb(),
    hasActions: system.hasActions(),
    quietUntil: quietEndMs === null ? null : new Date(quietEndMs).toISOString(),
    pause: isPaused(pause, now()) ? pause : null,
    heldCount,
    quieterAgents: Object.entries(agentNotifications).flatMap(([key, wish]) => {
      const [accountId = '', channelId = ''] = key.split('/');
      const name = agentName(accountId, channelId);
      return wish === 'all' || name === null ? [] : [{ accountId, name, wish }];
    }),
    isFocused: onScreen().isFocused,
    lastRefusal: decisions.find(({ outcome }) => outcome === 'refused') ?? null,
    recordProblem: record.problem(),
    decisions,
  };
}

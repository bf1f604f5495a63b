import type { MenuItemConstructorOptions } from 'electron';
import { type NotificationPause, PAUSE_LENGTHS, type PauseLength } from '../../contract/notification-pause.ts';
import { t } from '../../words/words.ts';
import { pauseWords } from '../notifications/pause.ts';
import { menuText } from './menu-keys.ts';

const WORDS = { hour: 'main.pauseHour', morning: 'main.pauseMorning', resumed: 'main.pauseResumed' } as const;

/** The lines of a menu with which notifications are paused, or which say that they are and resume them. */
export function pauseLines(
  pause: NotificationPause | null,
  nowMs: number,
  onPause: (length: PauseLength | null) => void,
): MenuItemConstructorOptions[] {
  if (pause !== null) {
    return [
      { label: menuText(pauseWords(pause, nowMs)), enabled: false },
      { label: t('main.resumeNotifications'), click: () => onPause(null) },
    ];
  }
  const submenu = PAUSE_LENGTHS.map((length) => ({ label: t(WORDS[length]), click: () => onPause(length) }));
  return [{ label: t('main.pauseNotifications'), submenu }];
}

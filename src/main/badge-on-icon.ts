import { app } from 'electron';
import { badgeOf } from './badge.ts';
import type { WaitingNow } from './waiting.ts';

/** Puts what waits on the program's icon: letters where the system has them, else the number. */
export function showBadge(waiting: Pick<WaitingNow, 'count' | 'needsSignIn'>): void {
  const { count, text } = badgeOf(waiting);
  // Only the Dock takes letters; others that show a badge show a number.
  if (app.dock) app.dock.setBadge(text);
  else app.setBadgeCount(count);
}

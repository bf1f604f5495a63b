import type { SessionBus } from './session-bus.ts';

/** The name of the program's entry among the applications of a Linux desktop. */
export const DESKTOP_ENTRY = 'placet-desk.desktop';

/** What stands on the program's icon in a dock or a task bar of Linux. */
export interface LauncherBadge {
  readonly count: number;
  /** The icon asks for the person: the “!” of a badge that can show numbers only. */
  readonly isUrgent: boolean;
}

/** Shows badges through `com.canonical.Unity.LauncherEntry`, which KDE, Ubuntu's dock and others listen to. */
export function createLauncherEntry(bus: SessionBus): (badge: LauncherBadge) => void {
  let shown = '';
  return ({ count, isUrgent }) => {
    const next = `${count} ${isUrgent}`;
    if (next === shown) return;
    shown = next;
    bus.emit({
      path: '/dev/placet/desk/launcher',
      interface: 'com.canonical.Unity.LauncherEntry',
      member: 'Update',
      text: `application://${DESKTOP_ENTRY}`,
      // A listener that comes anew knows nothing of what was said before, so all is said each time.
      values: { count: BigInt(count), 'count-visible': count > 0, urgent: isUrgent },
    });
  };
}

import type { SessionBus } from './session-bus.ts';

/** The name that whoever shows tray icons has on the session's bus. */
const WATCHER = 'org.kde.StatusNotifierWatcher';
const PATIENCE_MS = 2_000;

/** Whether something shows tray icons. Without it, a program whose window is closed could not be found again. */
export interface TrayHost {
  isThere(): boolean;
}

/**
 * Looks for the host. On Linux the desktop may come up after the program or be restarted, so it is listened for on the
 * bus; elsewhere there is no bus and always a host. `onChange` hears whether there is one: once when it is known, then
 * whenever that changes.
 */
export function findTrayHost(bus: SessionBus | null, onChange: (isThere: boolean) => void): TrayHost {
  if (bus === null) {
    setImmediate(() => onChange(true));
    return { isThere: () => true };
  }
  let isThere: boolean | null = null;
  const settle = (now: boolean): void => {
    if (isThere === now) return;
    isThere = now;
    onChange(now);
  };
  // Not for ever: a computer that is busy, as right after the log-in, may be told the answer later.
  const patience = setTimeout(() => settle(false), PATIENCE_MS);
  bus.onClosed(() => {
    clearTimeout(patience);
    settle(false);
  });
  bus.onSignal(({ member, texts }) => {
    if (member === 'NameOwnerChanged' && texts[0] === WATCHER) settle(texts[2] !== '');
  });
  const rule = `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${WATCHER}'`;
  // First listened for, then asked: a watcher that comes in between is not missed.
  bus.call('AddMatch', [rule]);
  bus.call('NameHasOwner', [WATCHER], ({ kind, number }) => {
    clearTimeout(patience);
    settle(kind === 'answer' && number === 1);
  });
  return { isThere: () => isThere === true };
}

import { t } from '../../words/words.ts';
/** The one combination that the whole system hears. */
export interface Summon {
  /** Takes these keys in place of those before; null for none. */
  apply(keys: string | null): void;
  /** Why the keys that were chosen do nothing, in words; null when they work or there are none. */
  problem(): string | null;
  stop(): void;
}

/** What hears keys of the whole system, as Electron's globalShortcut does. */
export interface SystemKeys {
  register(keys: string, onPressed: () => void): boolean;
  unregister(keys: string): void;
}

/** Makes it; `onSummon` is the only way in which a key brings the window to the front. */
export function createSummon(system: SystemKeys, onSummon: () => void): Summon {
  let wanted: string | null = null;
  let isHeard = false;

  const release = (): void => {
    if (wanted !== null && isHeard) system.unregister(wanted);
    isHeard = false;
  };
  const register = (keys: string): boolean => {
    try {
      return system.register(keys, onSummon);
    } catch {
      // Keys that this system has no names for.
      return false;
    }
  };
  return {
    apply(keys) {
      if (keys === wanted && (keys === null || isHeard)) return;
      release();
      wanted = keys;
      if (keys !== null) isHeard = register(keys);
    },
    problem() {
      if (wanted === null || isHeard) return null;
      return t('main.shortcutRefused', { wanted });
    },
    stop: release,
  };
}

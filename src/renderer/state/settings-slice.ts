import type { PauseLength } from '../../contract/notification-pause.ts';
import { DEFAULT_SETTINGS, type DesktopSettings, type DesktopSettingsChange } from '../../contract/settings.ts';
import type { SliceContext } from './slice.ts';

/** What the person prefers on this computer, as the main process keeps it. */
export interface SettingsSlice {
  readonly settings: DesktopSettings;
  readSettings(): Promise<void>;
  takeSettings(settings: DesktopSettings): void;
  /** Asks main for a change and shows it at once; answers why it could not be kept, or null. */
  changeSettings(change: DesktopSettingsChange): Promise<string | null>;
  /** Pauses notifications for so long from now, or resumes them; answers why that could not be kept, or null. */
  pauseNotifications(length: PauseLength | null): Promise<string | null>;
}

/** The slice of preferences. */
export function createSettingsSlice({ get, set, bridge }: SliceContext): SettingsSlice {
  return {
    settings: DEFAULT_SETTINGS,
    async readSettings() {
      const outcome = await bridge.call('settings:read', undefined);
      if (outcome.ok) get().takeSettings(outcome.value);
    },
    takeSettings: (settings) => set({ settings }),
    async changeSettings(change) {
      const before = get().settings;
      set({ settings: { ...before, ...change } as DesktopSettings });
      const outcome = await bridge.call('settings:change', change);
      if (outcome.ok) {
        get().takeSettings(outcome.value);
        return null;
      }
      set({ settings: before });
      return outcome.error.message;
    },
    async pauseNotifications(length) {
      const outcome = await bridge.call('notification:pause', { length });
      if (!outcome.ok) return outcome.error.message;
      get().takeSettings(outcome.value);
      return null;
    },
  };
}

import { readFileSync } from 'node:fs';
import {
  DEFAULT_SETTINGS,
  type DesktopSettings,
  type DesktopSettingsChange,
  desktopSettings,
} from '../contract/settings.ts';
import { replaceFile } from './disk/replace-file.ts';

/** What the person prefers on this computer. */
export interface Settings {
  read(): DesktopSettings;
  /** Takes a change over at once and writes it; answers the whole. Raises when it cannot be written, and keeps nothing then. */
  change(
    change: DesktopSettingsChange | Pick<DesktopSettings, 'isLocalOn'> | Pick<DesktopSettings, 'pause'>,
  ): Promise<DesktopSettings>;
}

/** Opens the settings kept in `file`; `onChange` hears each new whole. */
export function openSettings(file: string, onChange: (settings: DesktopSettings) => void): Settings {
  let settings = readSettings(file);
  // One write after the other: the last change is the one on the disk.
  let writing: Promise<unknown> = Promise.resolve();

  return {
    read: () => settings,
    async change(change) {
      const before = settings;
      settings = desktopSettings.parse({ ...settings, ...change });
      const wanted = settings;
      onChange(wanted);
      const write = writing.then(() => replaceFile(file, JSON.stringify(wanted, null, 2)));
      writing = write.catch(() => undefined);
      try {
        await write;
      } catch (error) {
        if (settings === wanted) {
          settings = before;
          onChange(before);
        }
        throw error;
      }
      return settings;
    },
  };
}

/** What an earlier run kept; what cannot be read counts as never chosen. */
export function readSettings(file: string): DesktopSettings {
  try {
    return desktopSettings.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return DEFAULT_SETTINGS;
  }
}

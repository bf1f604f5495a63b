import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { app } from 'electron';
import type { LoginItem } from '../../contract/desktop-facts.ts';
import { AppError } from '../../contract/errors.ts';
import { t } from '../../words/words.ts';
import { saveFailureWords } from '../disk/save-failure.ts';
import { HIDDEN_ARGUMENT } from '../start-arguments.ts';
import { DESKTOP_ENTRY } from './launcher-entry.ts';

/** Whether the system starts the program with the person's session; what is true is what the system has. */
export interface LoginItemKeeper {
  read(): LoginItem;
  /** Raises `system_refused` when the system does not take it. */
  set(wanted: LoginItem): void;
}

/** What starts the program again, as it was started now. */
export function ownCommand(): string[] {
  const program = process.env.APPIMAGE ?? process.execPath;
  return app.isPackaged ? [program] : [program, app.getAppPath()];
}

/** Makes the keeper for this system: a file of the desktop's on Linux, the system's own list elsewhere. */
export function createLoginItem(): LoginItemKeeper {
  if (process.platform === 'linux') return createAutostartFile(autostartFile(process.env), ownCommand());
  const args = [HIDDEN_ARGUMENT];
  return {
    read() {
      const asHidden = app.getLoginItemSettings({ args });
      if (asHidden.openAtLogin) return { isOn: true, isHidden: true };
      return { isOn: app.getLoginItemSettings().openAtLogin, isHidden: true };
    },
    set({ isOn, isHidden }) {
      app.setLoginItemSettings({ openAtLogin: false, args });
      app.setLoginItemSettings({ openAtLogin: isOn, args: isOn && isHidden ? args : [] });
    },
  };
}

/** Where desktops of Linux look for what starts with the session. */
export function autostartFile(environment: NodeJS.ProcessEnv): string {
  const config = environment.XDG_CONFIG_HOME;
  // The specification says to leave out a path that is not absolute.
  const folder = config?.startsWith('/') ? config : join(homedir(), '.config');
  return join(folder, 'autostart', DESKTOP_ENTRY);
}

/** The same by a file that desktops of Linux read at the start of a session. */
export function createAutostartFile(file: string, command: readonly string[]): LoginItemKeeper {
  return {
    read() {
      const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
      // A desktop's own settings switch an entry off by a line in it.
      const isOn = /^Exec=/m.test(text) && !/^(?:Hidden=true|X-GNOME-Autostart-enabled=false)\s*$/m.test(text);
      return { isOn, isHidden: !isOn || new RegExp(`^Exec=.*\\s${HIDDEN_ARGUMENT}\\s*$`, 'm').test(text) };
    },
    set({ isOn, isHidden }) {
      try {
        if (!isOn) return rmSync(file, { force: true });
        mkdirSync(dirname(file), { recursive: true });
        const words = isHidden ? [...command, HIDDEN_ARGUMENT] : command;
        writeFileSync(file, autostartText(words));
      } catch (cause) {
        throw new AppError('system_refused', saveFailureWords(cause, t('main.entryNotWritten')), { cause });
      }
    },
  };
}

function autostartText(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Placet Desk',
    'Comment=Answer what your agents ask',
    `Exec=${command.map(quoted).join(' ')}`,
    'Terminal=false',
    '',
  ].join('\n');
}

/** One word of an Exec line, by the rules of the Desktop Entry Specification, which are applied twice. */
function quoted(word: string): string {
  if (/^[\w./:=@+,-]+$/.test(word)) return word;
  return `"${word
    .replace(/["`$\\]/g, '\\$&')
    .replace(/\\/g, '\\\\')
    .replace(/%/g, '%%')}"`;
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { autostartFile, createAutostartFile } from './login-item.ts';

vi.mock('electron', () => ({ app: {} }));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'login-item-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('start at login on Linux', () => {
  it('is a file where the desktop looks, and gone when it is off', () => {
    const file = autostartFile({ XDG_CONFIG_HOME: folder });
    expect(file).toBe(join(folder, 'autostart', 'placet-desk.desktop'));
    const item = createAutostartFile(file, ['/opt/Placet Desk/placet-desk']);
    expect(item.read()).toEqual({ isOn: false, isHidden: true });
    item.set({ isOn: true, isHidden: true });
    expect(readFileSync(file, 'utf8')).toContain('\nExec="/opt/Placet Desk/placet-desk" --hidden\n');
    expect(item.read()).toEqual({ isOn: true, isHidden: true });
    item.set({ isOn: true, isHidden: false });
    expect(item.read()).toEqual({ isOn: true, isHidden: false });
    item.set({ isOn: false, isHidden: false });
    expect(item.read().isOn).toBe(false);
    item.set({ isOn: false, isHidden: false });
  });

  it('is off when the desktop’s own settings have switched it off', () => {
    const file = join(folder, 'x.desktop');
    const item = createAutostartFile(file, ['/opt/placet-desk']);
    item.set({ isOn: true, isHidden: true });
    writeFileSync(file, `${readFileSync(file, 'utf8')}X-GNOME-Autostart-enabled=false\n`);
    expect(item.read().isOn).toBe(false);
  });

  it('quotes what the line would read as something else', () => {
    const file = join(folder, 'x.desktop');
    createAutostartFile(file, ['/home/a$b/100% "odd"\\x']).set({ isOn: true, isHidden: false });
    expect(readFileSync(file, 'utf8')).toContain('Exec="/home/a\\\\$b/100%% \\\\"odd\\\\"\\\\\\\\x"\n');
  });

  it('says what to do when the folder cannot be written', () => {
    writeFileSync(join(folder, 'autostart'), 'a file in the place of the folder');
    const item = createAutostartFile(join(folder, 'autostart', 'x.desktop'), ['/opt/placet-desk']);
    expect(() => item.set({ isOn: true, isHidden: true })).toThrow(expect.objectContaining({ code: 'system_refused' }));
  });

  it('ignores a folder that is not absolute', () => {
    expect(autostartFile({ XDG_CONFIG_HOME: 'relative' })).toMatch(/\/\.config\/autostart\/placet-desk\.desktop$/);
  });
});

import type { MenuItemConstructorOptions } from 'electron';
import { expect, it, vi } from 'vitest';
import { menuTemplate } from './menu.ts';
import { acceleratorOf, keysInWords, menuText } from './menu-keys.ts';

vi.mock('electron', () => ({}));

const COMMANDS = [
  { id: 'next', words: 'Next', group: 'Move', keys: 'j' },
  { id: 'palette', words: 'Find a command', group: 'Find', keys: 'Mod+k' },
  { id: 'go-all', words: 'All', group: 'Go to', keys: 'g a' },
  { id: 'print', words: 'Print…', group: 'File', keys: 'Mod+p' },
  { id: 'bare', words: 'Q & A', group: 'Find', keys: null },
];
const lines = (template: MenuItemConstructorOptions[], label: string) =>
  template.find((menu) => menu.label === label)?.submenu as MenuItemConstructorOptions[];

it('the menu has every command with its key, which it shows and leaves to the window', () => {
  const run = vi.fn();
  const options = { platform: 'linux' as const, isPackaged: true, onCommand: run, onZoom: vi.fn(), onDemo: vi.fn() };
  const template = menuTemplate(options, COMMANDS);
  const [next] = lines(template, 'Move');
  expect(next).toMatchObject({ label: 'Next', accelerator: 'J', registerAccelerator: false });
  expect(lines(template, 'Find').map(({ label }) => label)).toEqual(['Find a command', 'Q && A']);
  expect(lines(template, 'Go to')[0]).toMatchObject({ label: 'All (G then A)' });
  expect(lines(template, 'File')[0]).toMatchObject({ label: 'Print…', accelerator: 'CommandOrControl+P' });
  (next as { click: () => void }).click();
  expect(run).toHaveBeenCalledWith('next');
});

it.each([
  ['j', 'linux', 'J'],
  ['j', 'darwin', null],
  ['Mod+Enter', 'darwin', 'CommandOrControl+Enter'],
  ['Mod+Shift+P', 'linux', 'CommandOrControl+Shift+P'],
  ['Shift+ArrowDown', 'linux', 'Shift+Down'],
  ['Mod++', 'linux', 'CommandOrControl+Plus'],
  ['g n', 'linux', null],
  ['Mod+1…9', 'linux', null],
] as const)('%s on %s is shown as %s', (keys, platform, accelerator) =>
  expect(acceleratorOf(keys, platform)).toBe(accelerator),
);

it('words for what a menu cannot show as a key', () => {
  expect(keysInWords('g n', 'linux')).toBe('G then N');
  expect(keysInWords('Mod+1…9', 'darwin')).toBe('Command+1…9');
  expect(menuText('R&D')).toBe('R&&D');
});

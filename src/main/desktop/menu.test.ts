import type { MenuItemConstructorOptions } from 'electron';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { speak } from '../../words/words.ts';
import { menuTemplate } from './menu.ts';
import { acceleratorOf, keysInWords, menuText } from './menu-keys.ts';

vi.mock('electron', () => ({}));

const COMMANDS = [
  { id: 'next', words: 'Next', group: 'Move', keys: 'j', choices: [] },
  { id: 'palette', words: 'Find a command', group: 'Find', keys: 'Mod+k', choices: [] },
  { id: 'go-all', words: 'All', group: 'Go to', keys: 'g a', choices: [] },
  { id: 'print', words: 'Print…', group: 'File', keys: 'Mod+p', choices: [] },
  { id: 'choose', words: 'Choose an answer', group: 'Answer', keys: '1…9', choices: ['Answer 1', 'Answer 2'] },
  { id: 'account', words: 'Show one account', group: 'Accounts', keys: 'Mod+1…9', choices: ['This computer', 'R&D'] },
  { id: 'bare', words: 'Q & A', group: 'Find', keys: null, choices: [] },
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
  expect(run).toHaveBeenCalledWith('next', 0);
});

it('what has nine keys is a menu of its own, in which no key is heard', () => {
  const run = vi.fn();
  const options = { platform: 'linux' as const, isPackaged: true, onCommand: run, onZoom: vi.fn(), onDemo: vi.fn() };
  const submenuOf = (template: MenuItemConstructorOptions[], menu: string) =>
    lines(template, menu)[0]?.submenu as (MenuItemConstructorOptions & { click: () => void })[];
  const template = menuTemplate(options, COMMANDS);
  const answers = submenuOf(template, 'Answer');
  expect(answers[1]).toMatchObject({ label: 'Answer 2', accelerator: '2', registerAccelerator: false });
  answers[1]?.click();
  expect(run).toHaveBeenLastCalledWith('choose', 2);
  const accounts = submenuOf(template, 'Accounts');
  expect(accounts.map(({ label }) => label)).toEqual(['This computer', 'R&&D']);
  expect(accounts[0]).toMatchObject({ accelerator: 'CommandOrControl+1', registerAccelerator: false });
  // On macOS a menu acts on the keys that it shows, also while somebody types.
  const onMac = submenuOf(menuTemplate({ ...options, platform: 'darwin' }, COMMANDS), 'Answer');
  expect(onMac[0]?.label).toBe('Answer 1 (1)');
  expect(onMac[0]?.accelerator).toBeUndefined();
});

describe('in German', () => {
  beforeAll(() => speak('de'));
  afterAll(() => speak('en'));

  it.each(['linux', 'darwin', 'win32'] as const)(
    'each line on %s has German words, also those of Electron’s roles',
    (platform) => {
      const options = { platform, isPackaged: false, onCommand: vi.fn(), onZoom: vi.fn(), onDemo: vi.fn() };
      const all = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
        items.flatMap((item) => [item, ...all((item.submenu as MenuItemConstructorOptions[] | undefined) ?? [])]);
      const items = all(menuTemplate(options, [])).filter(({ type }) => type !== 'separator');
      // The name of the program is the system's to say.
      expect(items.filter(({ label, role }) => label === undefined && role !== 'appMenu')).toEqual([]);
      const labels = items.map(({ label }) => label);
      for (const label of [
        'Bearbeiten',
        'Rückgängig',
        'Alles auswählen',
        'Fenster',
        'Minimieren',
        'Hilfe',
        'Vollbild ein/aus',
      ])
        expect(labels).toContain(label);
      expect(labels).toContain(platform === 'darwin' ? 'Placet Desk beenden' : 'Beenden');
    },
  );
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

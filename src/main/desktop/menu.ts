import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { CommandFacts } from '../../contract/desktop-facts.ts';
import { t } from '../../words/words.ts';
import { acceleratorOf, keysInWords, menuText } from './menu-keys.ts';
import type { ZoomStep } from './zoom.ts';

/** What the native menu acts on. */
export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  /** Has the window do one of its commands. */
  readonly onCommand: (id: string) => void;
  readonly onZoom: (step: ZoomStep) => void;
  readonly onDemo: () => void;
}

/** The commands that stand in the menu File instead of one of their own. */
const FILE_GROUP = 'File';

/** Puts the menu up: what every program has, and the commands that the window has told of. */
export function installMenu(options: MenuOptions, commands: readonly CommandFacts[]): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options, commands)));
  // So that the desktop does not take an empty name for it.
  app.setAboutPanelOptions({ applicationName: 'Placet Desk', applicationVersion: app.getVersion() });
}

/** The menu as data. */
export function menuTemplate(options: MenuOptions, commands: readonly CommandFacts[]): MenuItemConstructorOptions[] {
  const isMac = options.platform === 'darwin';
  const groups = [...new Set(commands.map(({ group }) => group))].filter((group) => group !== FILE_GROUP);
  const linesOf = (group: string): MenuItemConstructorOptions[] =>
    commands.filter((command) => command.group === group).map((command) => lineOf(options, command));
  const fileLines = linesOf(FILE_GROUP);
  const zoom = (step: ZoomStep, label: string, accelerators: readonly string[]): MenuItemConstructorOptions[] =>
    accelerators.map((accelerator, at) => ({
      label,
      accelerator,
      // Keyboards differ in where the sign is; the menu shows one of them.
      visible: at === 0,
      click: () => options.onZoom(step),
    }));
  const view: MenuItemConstructorOptions[] = [
    ...zoom('reset', t('main.actualSize'), ['CommandOrControl+0', 'CommandOrControl+num0']),
    ...zoom('in', t('main.zoomIn'), ['CommandOrControl+Plus', 'CommandOrControl+=', 'CommandOrControl+numadd']),
    ...zoom('out', t('main.zoomOut'), ['CommandOrControl+-', 'CommandOrControl+numsub']),
    { type: 'separator' },
    { role: 'togglefullscreen' },
  ];
  if (!options.isPackaged) view.push({ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' });
  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: t('main.menuFile'),
      submenu: [
        ...fileLines,
        ...(fileLines.length > 0 ? [{ type: 'separator' as const }] : []),
        { role: 'close' },
        ...(isMac ? [] : [{ role: 'quit' as const }]),
      ],
    },
    { role: 'editMenu' },
    { label: t('main.menuView'), submenu: view },
    ...groups.map((group) => ({ label: menuText(group), submenu: linesOf(group) })),
    { role: 'windowMenu' },
    { role: 'help', submenu: [{ label: t('main.startDemo'), click: options.onDemo }] },
  ];
}

function lineOf({ platform, onCommand }: MenuOptions, { id, words, keys }: CommandFacts): MenuItemConstructorOptions {
  const accelerator = keys === null ? null : acceleratorOf(keys, platform);
  const hint = keys !== null && accelerator === null ? ` (${keysInWords(keys, platform)})` : '';
  return {
    id: `command:${id}`,
    label: menuText(words + hint),
    click: () => onCommand(id),
    // Shown, not heard: the window knows when a key is typed and when it is meant.
    ...(accelerator === null ? {} : { accelerator, registerAccelerator: false }),
  };
}

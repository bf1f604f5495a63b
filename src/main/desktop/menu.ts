import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { CommandFacts } from '../../contract/desktop-facts.ts';
import { t } from '../../words/words.ts';
import { acceleratorOf, keysInWords, menuText } from './menu-keys.ts';
import { editMenu, programMenu, roleLine, windowMenu } from './standard-menus.ts';
import type { ZoomStep } from './zoom.ts';

/** What the native menu acts on. */
export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  /** Has the window do one of its commands; `position` counts from 1 where there are several to choose from. */
  readonly onCommand: (id: string, position: number) => void;
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
    roleLine('togglefullscreen', 'menu.fullScreen'),
  ];
  if (!options.isPackaged) {
    const tools = [roleLine('reload', 'menu.reload'), roleLine('toggleDevTools', 'menu.developerTools')];
    view.push({ type: 'separator' }, ...tools);
  }
  return [
    ...(isMac ? [programMenu()] : []),
    {
      label: t('main.menuFile'),
      submenu: [
        ...fileLines,
        ...(fileLines.length > 0 ? [{ type: 'separator' as const }] : []),
        roleLine('close', 'menu.closeWindow'),
        ...(isMac ? [] : [roleLine('quit', 'menu.quit')]),
      ],
    },
    editMenu(isMac),
    { label: t('main.menuView'), submenu: view },
    ...groups.map((group) => ({ label: menuText(group), submenu: linesOf(group) })),
    windowMenu(isMac),
    { ...roleLine('help', 'menu.help'), submenu: [{ label: t('main.startDemo'), click: options.onDemo }] },
  ];
}

function lineOf(options: MenuOptions, command: CommandFacts): MenuItemConstructorOptions {
  const { id, words, keys, choices } = command;
  if (choices.length === 0) return itemOf(options, words, keys, () => options.onCommand(id, 0), `command:${id}`);
  const submenu = choices.map((choice, at) =>
    itemOf(options, choice, keys?.replace('1…9', String(at + 1)) ?? null, () => options.onCommand(id, at + 1)),
  );
  return { id: `command:${id}`, label: menuText(words), submenu };
}

function itemOf(
  { platform }: MenuOptions,
  words: string,
  keys: string | null,
  click: () => void,
  id?: string,
): MenuItemConstructorOptions {
  const accelerator = keys === null ? null : acceleratorOf(keys, platform);
  const hint = keys !== null && accelerator === null ? ` (${keysInWords(keys, platform)})` : '';
  return {
    ...(id === undefined ? {} : { id }),
    label: menuText(words + hint),
    click,
    // Shown, not heard: the window knows when a key is typed and when it is meant.
    ...(accelerator === null ? {} : { accelerator, registerAccelerator: false }),
  };
}

import type { MenuItemConstructorOptions } from 'electron';
import type { PlainKey } from '../../words/catalogue.ts';
import { t } from '../../words/words.ts';

type Line = MenuItemConstructorOptions;
const LINE: Line = { type: 'separator' };

/** A line that does what Electron knows to do, in the person's words: its own are English. */
export function roleLine(role: NonNullable<Line['role']>, words: PlainKey): Line {
  return { role, label: t(words) };
}

/** What every menu of a program on macOS begins with. */
export function programMenu(): Line {
  return {
    role: 'appMenu',
    submenu: [
      roleLine('about', 'menu.about'),
      LINE,
      roleLine('services', 'menu.services'),
      LINE,
      roleLine('hide', 'menu.hide'),
      roleLine('hideOthers', 'menu.hideOthers'),
      roleLine('unhide', 'menu.showAll'),
      LINE,
      roleLine('quit', 'menu.quitProgram'),
    ],
  };
}

/** What can be done with text. */
export function editMenu(isMac: boolean): Line {
  const speech: Line = {
    label: t('menu.speech'),
    submenu: [roleLine('startSpeaking', 'menu.startSpeaking'), roleLine('stopSpeaking', 'menu.stopSpeaking')],
  };
  return {
    ...roleLine('editMenu', 'menu.edit'),
    submenu: [
      roleLine('undo', 'menu.undo'),
      roleLine('redo', 'menu.redo'),
      LINE,
      roleLine('cut', 'menu.cut'),
      roleLine('copy', 'menu.copy'),
      roleLine('paste', 'menu.paste'),
      ...(isMac ? [roleLine('pasteAndMatchStyle', 'menu.pasteMatchStyle')] : []),
      roleLine('delete', 'menu.delete'),
      ...(isMac ? [] : [LINE]),
      roleLine('selectAll', 'menu.selectAll'),
      ...(isMac ? [LINE, speech] : []),
    ],
  };
}

/** What can be done with the window. */
export function windowMenu(isMac: boolean): Line {
  return {
    ...roleLine('windowMenu', 'menu.window'),
    submenu: [
      roleLine('minimize', 'menu.minimize'),
      ...(isMac
        ? [roleLine('zoom', 'menu.zoomWindow'), LINE, roleLine('front', 'menu.front')]
        : [roleLine('close', 'menu.closeWindow')]),
    ],
  };
}

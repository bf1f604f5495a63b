import { join } from 'node:path';
import { Menu, type MenuItemConstructorOptions, nativeImage, Tray } from 'electron';
import type { PauseLength } from '../../contract/notification-pause.ts';
import type { MessageReference } from '../../contract/reference.ts';
import { t } from '../../words/words.ts';
import { createDueTimer } from '../due-timer.ts';
import { pauseWords } from '../notifications/pause.ts';
import { menuText } from './menu-keys.ts';
import { pauseLines } from './pause-menu.ts';
import { countLine, reviewLine, staleAt, type TrayState, type TrayView, trayStateOf } from './tray-menu.ts';

/** The program's icon in the system's tray, with what is most urgent behind it. */
export interface TrayIcon {
  /** Shows the icon, or takes it away, as where nothing shows icons. */
  setShown(isShown: boolean): void;
  show(view: TrayView): void;
}

/** What the tray needs of the program. */
export interface TrayOptions {
  readonly pictureFolder: string;
  readonly platform: NodeJS.Platform;
  /** Opens exactly this review, or the window as it stands. */
  readonly onOpen: (reference: MessageReference | null) => void;
  /** Pauses notifications for so long, or resumes them. */
  readonly onPause: (length: PauseLength | null) => void;
  readonly onQuit: () => void;
}

const EMPTY: TrayView = { waitingCount: 0, urgent: [], needsPerson: false, pause: null };

/** Makes the tray; nothing is shown until `setShown`. */
export function createTray({ pictureFolder, platform, onOpen, onPause, onQuit }: TrayOptions): TrayIcon {
  let tray: Tray | null = null;
  let view = EMPTY;
  let shownState: TrayState | null = null;
  const timer = createDueTimer(Date.now, () => render());

  const picture = (state: TrayState) => {
    // The system colours a template itself; its name has to end so.
    const file = platform === 'darwin' ? `${state}Template.png` : `${state}.png`;
    return nativeImage.createFromPath(join(pictureFolder, file));
  };
  const render = (): void => {
    if (tray === null) return;
    const now = Date.now();
    const state = trayStateOf(view);
    if (state !== shownState) tray.setImage(picture(state));
    shownState = state;
    const paused = view.pause === null ? '' : `. ${pauseWords(view.pause, now)}`;
    tray.setToolTip(t('main.trayTip', { state: countLine(view) + paused }));
    tray.setContextMenu(Menu.buildFromTemplate(menuOf(view, now)));
    timer.aim(staleAt(view, now));
  };
  const menuOf = (shown: TrayView, nowMs: number): MenuItemConstructorOptions[] => [
    ...shown.urgent.map((review) => ({
      label: menuText(reviewLine(review, nowMs)),
      click: () => onOpen(review.reference),
    })),
    { label: countLine(shown), enabled: false },
    ...(shown.needsPerson ? [{ label: t('main.trayAccountNeedsYou'), click: () => onOpen(null) }] : []),
    { type: 'separator' },
    ...pauseLines(shown.pause, nowMs, onPause),
    { type: 'separator' },
    { label: t('main.openPlacetDesk'), click: () => onOpen(null) },
    { label: t('main.quit'), click: onQuit },
  ];

  return {
    setShown(isShown) {
      if (isShown === (tray !== null)) return;
      if (!isShown) {
        tray?.destroy();
        tray = null;
        timer.aim(null);
        return;
      }
      shownState = trayStateOf(view);
      tray = new Tray(picture(shownState));
      // On macOS a click opens the menu.
      if (platform !== 'darwin') tray.on('click', () => onOpen(null));
      render();
    },
    show(next) {
      view = next;
      render();
    },
  };
}

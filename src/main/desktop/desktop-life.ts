import { app, dialog, globalShortcut, type Session, type WebContents } from 'electron';
import type { CommandFacts, DesktopFacts } from '../../contract/desktop-facts.ts';
import type { NotificationPause } from '../../contract/notification-pause.ts';
import type { MessageReference } from '../../contract/reference.ts';
import type { DesktopSettings } from '../../contract/settings.ts';
import { onLanguage, t } from '../../words/words.ts';
import { pauseOf } from '../notifications/pause.ts';
import type { Settings } from '../settings.ts';
import { type Closing, createClosing } from './closing.ts';
import { installContextMenu } from './context-menu.ts';
import { createLauncherEntry } from './launcher-entry.ts';
import { createLoginItem, type LoginItemKeeper } from './login-item.ts';
import { installMenu } from './menu.ts';
import { connectSessionBus } from './session-bus.ts';
import { createSpelling } from './spelling.ts';
import { createSummon } from './summon.ts';
import { createTray } from './tray.ts';
import { findTrayHost } from './tray-host.ts';
import { trayViewOf, type WaitingReview } from './tray-menu.ts';
import type { MainWindow } from './windows.ts';
import { type ZoomStep, zoomed } from './zoom.ts';

/** The program as a part of the person's desktop: tray, menu, shortcut, zoom, spelling, and what closing does. */
export interface DesktopLife {
  /** Takes the settings over, each time that they change. */
  follow(settings: DesktopSettings): void;
  mayClose(): boolean;
  /** Prepares a page of the window. */
  equip(contents: WebContents): void;
  /** Shows what waits in the tray, and on the icon in the docks of Linux. Called once per crowd of changes. */
  showWaiting(waiting: readonly WaitingReview[], needsPerson: boolean): void;
  describeMenu(commands: readonly CommandFacts[]): void;
  facts(): DesktopFacts;
  readonly loginItem: LoginItemKeeper;
  stop(): void;
}

/** What it is made from. */
export interface DesktopLifeParts {
  readonly settings: Settings;
  readonly session: Session;
  readonly window: () => MainWindow;
  readonly trayPictureFolder: string;
  readonly agentNameOf: (review: WaitingReview) => string;
  /** Opens exactly this review, or the window as it stands. */
  readonly onOpen: (reference: MessageReference | null) => void;
  /** Has the window do one of its commands. */
  readonly onCommand: (id: string, position: number) => void;
  readonly onDemo: () => void;
  readonly onFault: (text: string, error: unknown) => void;
}

/** Makes it. Needs Electron to be ready, and comes before the window. */
export function createDesktopLife(parts: DesktopLifeParts): DesktopLife {
  const { settings, onOpen, onFault } = parts;
  const { platform } = process;
  let isQuitting = false;
  app.on('before-quit', () => {
    isQuitting = true;
  });
  const change = (changed: Parameters<Settings['change']>[0]): void => {
    settings.change(changed).catch((error: unknown) => onFault('A setting could not be kept', error));
  };

  let waiting: readonly WaitingReview[] = [];
  let needsPerson = false;
  let pause: NotificationPause | null = null;
  const tray = createTray({
    pictureFolder: parts.trayPictureFolder,
    platform,
    onOpen,
    onPause: (length) => change({ pause: length === null ? null : pauseOf(length, Date.now()) }),
    onQuit: () => app.quit(),
  });
  const renderTray = (): void => tray.show(trayViewOf(waiting, parts.agentNameOf, needsPerson, pause));
  const bus =
    platform === 'linux' ? connectSessionBus({ environment: process.env, userId: process.getuid?.() ?? 0 }) : null;
  const showOnLauncher = bus === null ? null : createLauncherEntry(bus);
  const host = findTrayHost(bus, (isThere) => {
    tray.setShown(isThere);
    if (isThere) renderTray();
    // Without an icon nobody could find it again.
    else if (parts.window().isHidden()) parts.window().showQuietly();
  });
  const closing = createClosing({
    hasTray: host.isThere,
    isQuitting: () => isQuitting,
    chosen: () => settings.read().closing,
    ask: askAboutClosing,
    remember: (choice) => change({ closing: choice }),
    hide: () => parts.window().hide(),
    quit: () => app.quit(),
  });
  const summon = createSummon(globalShortcut, () => onOpen(null));
  const spelling = createSpelling(parts.session, platform, () => app.getPreferredSystemLanguages());
  const loginItem = createLoginItem();
  const zoom = (step: ZoomStep): void => change({ zoomPercent: zoomed(settings.read().zoomPercent, step) });
  const menu = { platform, isPackaged: app.isPackaged, onCommand: parts.onCommand, onZoom: zoom, onDemo: parts.onDemo };
  let commands: readonly CommandFacts[] = [];
  installMenu(menu, commands);
  // The window tells its commands in the new language by itself; the rest of the menu and the tray are ours.
  const stopHearing = onLanguage(() => {
    installMenu(menu, commands);
    if (host.isThere()) renderTray();
  });

  const takeZoom = (contents: WebContents | null | undefined): void => {
    contents?.setZoomFactor(settings.read().zoomPercent / 100);
  };
  let hadSpelling: boolean | null = null;
  const life: DesktopLife = {
    follow({ hasSpelling, summonKeys, pause: nextPause }) {
      pause = nextPause;
      if (host.isThere()) renderTray();
      summon.apply(summonKeys);
      if (hasSpelling !== hadSpelling) spelling.apply(hasSpelling);
      hadSpelling = hasSpelling;
      takeZoom(parts.window().page());
    },
    mayClose: closing.mayClose,
    equip(contents) {
      installContextMenu(contents);
      contents.on('did-finish-load', () => takeZoom(contents));
      // The wheel of the mouse.
      contents.on('zoom-changed', (_event, direction) => zoom(direction));
    },
    showWaiting(next, isPersonNeeded) {
      waiting = next;
      needsPerson = isPersonNeeded;
      showOnLauncher?.({ count: next.length, isUrgent: isPersonNeeded });
      if (host.isThere()) renderTray();
    },
    describeMenu(described) {
      commands = described;
      installMenu(menu, commands);
    },
    facts: () => ({
      hasTray: host.isThere(),
      loginItem: loginItem.read(),
      summonProblem: summon.problem(),
      spellingLanguages: [...spelling.languages()],
      isSpellingOfSystem: platform === 'darwin',
    }),
    loginItem,
    stop() {
      summon.stop();
      bus?.close();
      stopHearing();
      tray.setShown(false);
    },
  };
  return life;
}

async function askAboutClosing(): Promise<Exclude<Closing, 'ask'> | null> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: t('main.keepRunningQuestion'),
    detail: t('main.keepRunningMeans'),
    buttons: [t('main.keepRunningInTray'), t('main.quit'), t('main.cancel')],
    defaultId: 0,
    cancelId: 2,
  });
  return response === 0 ? 'tray' : response === 1 ? 'quit' : null;
}

import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import { overlayOf, titleBarOptions } from './title-bar.ts';
import { placeFor, readPlaces, withPlace, writePlaces } from './window-state.ts';

/** The one main window. */
export interface MainWindow {
  /** Brings the window to the front, making it when it is closed. */
  show(): void;
  /** Makes it visible where it is, without taking the keyboard from another program. */
  showQuietly(): void;
  hide(): void;
  /** Is it out of sight by intention, so that the tray is the only way to it? */
  isHidden(): boolean;
  /** Runs `use` with the page when it is loaded, now or as soon as it is. */
  withPage(use: (contents: WebContents) => void): void;
  /** The page, or null while the window is closed. */
  page(): WebContents | null;
  isFocused(): boolean;
  owns(contents: WebContents): boolean;
  /** Gives it over to the program, which comes a moment after it; a page that is there already is told of at once. */
  attend(attendant: WindowAttendant): void;
}

/** Who decides what the window does, and hears of it. */
export interface WindowAttendant {
  /** Is asked before the window goes; when it may not, it is hidden or stays. */
  readonly mayClose: () => boolean;
  /** Hears of each new page. */
  readonly onMade: (contents: WebContents) => void;
  /** Hears that the window got the person's attention. */
  readonly onFocus: () => void;
  /** Hears that the window is gone; the program may go on. */
  readonly onClosed: () => void;
}

/** How the window is made. */
export interface MainWindowOptions {
  readonly preloadFile: string;
  /** The page's address at the moment of its opening. */
  readonly pageUrl: () => string;
  /** How large everything in it is, 1 for as it was designed, at the moment of its opening. */
  readonly zoomFactor: () => number;
  /** Where size and position are kept. */
  readonly stateFile: string;
  /** The program has started without its window. */
  readonly isHiddenAtStart: boolean;
}

const DEFAULT_SIZE = { width: 1280, height: 800 };
const SMALLEST_SIZE = { minWidth: 420, minHeight: 420 };
/** The page's own background in both themes, so that the window does not flash before it paints. */
const BACKGROUND = { light: '#fbfbfd', dark: '#16161b' };

/** Makes the keeper of the window; nothing is shown yet. */
export function createMainWindow(options: MainWindowOptions): MainWindow {
  const { preloadFile, pageUrl, zoomFactor, stateFile, isHiddenAtStart } = options;
  let attendant: WindowAttendant | null = null;
  let window: BrowserWindow | null = null;
  let isLoaded = false;
  let isHidden = isHiddenAtStart;
  let waiting: ((contents: WebContents) => void)[] = [];

  const open = (isQuiet: boolean): BrowserWindow => {
    const last = placeFor(readPlaces(stateFile), screen.getAllDisplays());
    const opened = new BrowserWindow({
      ...(last?.bounds ?? DEFAULT_SIZE),
      ...SMALLEST_SIZE,
      show: false,
      title: 'Placet Desk',
      autoHideMenuBar: true,
      ...titleBarOptions(process.platform, nativeTheme.shouldUseDarkColors),
      backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
      webPreferences: {
        preload: preloadFile,
        zoomFactor: zoomFactor(),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        // Whether it really checks is the person's choice: spelling.ts.
        spellcheck: true,
      },
    });
    // A window that is maximized shows itself.
    if (last?.isMaximized === true && !isQuiet) opened.maximize();
    opened.once('ready-to-show', () => (isQuiet ? opened.showInactive() : opened.show()));
    attendant?.onMade(opened.webContents);
    opened.webContents.on('did-finish-load', () => {
      isLoaded = true;
      const uses = waiting;
      waiting = [];
      for (const use of uses) use(opened.webContents);
    });
    opened.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
      // A plugin's frame loads while the window stays as it is.
      if (isMainFrame && !isSameDocument) isLoaded = false;
    });
    const followTheme = (): void => opened.setTitleBarOverlay(overlayOf(nativeTheme.shouldUseDarkColors));
    if (process.platform === 'win32') nativeTheme.on('updated', followTheme);
    opened.on('focus', () => attendant?.onFocus());
    opened.on('close', (event) => {
      const place = { bounds: opened.getNormalBounds(), isMaximized: opened.isMaximized() };
      writePlaces(stateFile, withPlace(readPlaces(stateFile), screen.getAllDisplays(), place));
      if (attendant?.mayClose() === false) event.preventDefault();
    });
    opened.on('closed', () => {
      nativeTheme.off('updated', followTheme);
      window = null;
      isLoaded = false;
      attendant?.onClosed();
    });
    void opened.loadURL(pageUrl());
    return opened;
  };

  return {
    show() {
      isHidden = false;
      if (window === null) {
        window = open(false);
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    showQuietly() {
      isHidden = false;
      if (window === null) window = open(true);
      else window.showInactive();
    },
    hide() {
      isHidden = true;
      window?.hide();
    },
    isHidden: () => isHidden,
    withPage(use) {
      if (window !== null && isLoaded) use(window.webContents);
      else waiting.push(use);
    },
    page: () => (window !== null && isLoaded ? window.webContents : null),
    isFocused: () => window?.isFocused() ?? false,
    owns: (contents) => window !== null && contents === window.webContents,
    attend(program) {
      attendant = program;
      if (window !== null) program.onMade(window.webContents);
    },
  };
}

/** The preload of the built program. */
export function preloadFileOf(outFolder: string): string {
  return join(outFolder, 'preload', 'index.cjs');
}

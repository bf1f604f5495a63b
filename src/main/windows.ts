import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import { overlayOf, titleBarOptions } from './title-bar.ts';
import { isReachable, readWindowState, writeWindowState } from './window-state.ts';

/** The one main window. */
export interface MainWindow {
  /** Brings the window to the front, making it when it is closed. */
  show(): void;
  /** Runs `use` with the page when it is loaded, now or as soon as it is. */
  withPage(use: (contents: WebContents) => void): void;
  /** The page, or null while the window is closed. */
  page(): WebContents | null;
  isFocused(): boolean;
  owns(contents: WebContents): boolean;
}

/** How the window is made. */
export interface MainWindowOptions {
  readonly preloadFile: string;
  /** The page's address at the moment of its opening. */
  readonly pageUrl: () => string;
  /** Where size and position are kept. */
  readonly stateFile: string;
  /** Hears that the window got the person's attention. */
  readonly onFocus: () => void;
  /** Hears that the window is gone; the program may go on. */
  readonly onClosed: () => void;
}

const DEFAULT_SIZE = { width: 1280, height: 800 };
const SMALLEST_SIZE = { minWidth: 420, minHeight: 420 };
/** The page's own background in both themes, so that the window does not flash before it paints. */
const BACKGROUND = { light: '#fbfbfd', dark: '#16161b' };

/** Makes the keeper of the window; nothing is shown yet. */
export function createMainWindow({
  preloadFile,
  pageUrl,
  stateFile,
  onFocus,
  onClosed,
}: MainWindowOptions): MainWindow {
  let window: BrowserWindow | null = null;
  let isLoaded = false;
  let waiting: ((contents: WebContents) => void)[] = [];

  const open = (): BrowserWindow => {
    const last = readWindowState(stateFile);
    const workAreas = screen.getAllDisplays().map((display) => display.workArea);
    const bounds = last !== null && isReachable(last.bounds, workAreas) ? last.bounds : DEFAULT_SIZE;
    const opened = new BrowserWindow({
      ...bounds,
      ...SMALLEST_SIZE,
      show: false,
      title: 'Placet Desk',
      autoHideMenuBar: true,
      ...titleBarOptions(process.platform, nativeTheme.shouldUseDarkColors),
      backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
      webPreferences: {
        preload: preloadFile,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        // Spelling dictionaries would be fetched from the network.
        spellcheck: false,
      },
    });
    if (last?.isMaximized === true) opened.maximize();
    opened.once('ready-to-show', () => opened.show());
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
    opened.on('focus', onFocus);
    opened.on('close', () => {
      writeWindowState(stateFile, { bounds: opened.getNormalBounds(), isMaximized: opened.isMaximized() });
    });
    opened.on('closed', () => {
      nativeTheme.off('updated', followTheme);
      window = null;
      isLoaded = false;
      onClosed();
    });
    void opened.loadURL(pageUrl());
    return opened;
  };

  return {
    show() {
      if (window === null) {
        window = open();
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    withPage(use) {
      if (window !== null && isLoaded) use(window.webContents);
      else waiting.push(use);
    },
    page: () => (window !== null && isLoaded ? window.webContents : null),
    isFocused: () => window?.isFocused() ?? false,
    owns: (contents) => window !== null && contents === window.webContents,
  };
}

/** The preload of the built program. */
export function preloadFileOf(outFolder: string): string {
  return join(outFolder, 'preload', 'index.cjs');
}

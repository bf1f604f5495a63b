import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { app, nativeTheme } from 'electron';
import { declareSchemes, serveApp } from './app-protocol.ts';
import { readAppearance } from './appearance.ts';
import { createMainWindow, preloadFileOf } from './desktop/windows.ts';
import { chooseProgramFolder } from './disk/program-folders.ts';
import { firstViewFile, readFirstView } from './first-view/kept-first-view.ts';
import { type EarlyAnswer, takeCalls } from './ipc.ts';
import { pageInLanguage, readSystemLanguage } from './language.ts';
import type { Program } from './program.ts';
import { APP_ORIGIN, APP_URL } from './schemes.ts';
import { lockDown } from './security.ts';
import { HIDDEN_ARGUMENT } from './start-arguments.ts';

// The first moments: the window is made before the program's parts are read, since its own process takes as long to start.
// Nothing is imported here at once that the window can do without.
const outFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const developmentUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
const pageUrl = developmentUrl ?? APP_URL;
const pageOrigin = developmentUrl === undefined ? APP_ORIGIN : new URL(developmentUrl).origin;

// A guest on the person's computer: V8 gives memory back sooner. In the window only that of short life, because with the
// first flag a key takes half as long again.
setFlagsFromString('--optimize-for-size');
app.commandLine.appendSwitch('js-flags', '--max-semi-space-size=4');

const programFolder = chooseProgramFolder();
const settingsFile = join(programFolder, 'settings.json');
declareSchemes();

/** In this time the page gets its files, which it works at while this process reads the program. */
const FILES_MS = 8;
/** Longer than this the program does not wait for the page, in case that it has gone wrong. */
const PAGE_MS = 500;
/** Nor longer than this for what waited last to be on the screen. */
const DRAWN_MS = 2_000;

/** After the page has drawn it takes so long until the person sees that, and this process has a part in it. */
const SHOWN_MS = 50;

/**
 * Reads the program in parts. Whatever the person does in the window passes through this process, and waits while it
 * reads; between two parts it gets its turn.
 */
async function readProgram(): Promise<typeof import('./program.ts')> {
  const parts = [
    () => import('../contract/settings.ts'),
    () => import('../contract/desktop.ts'),
    () => import('../contract/events.ts'),
    () => import('./server/server-client.ts'),
  ];
  for (const read of parts) {
    await read();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return import('./program.ts');
}

/** What the system asks of a program that is still beginning is done when it has begun. */
const early: ((program: Program) => void)[] = [];
let follow = (use: (program: Program) => void): void => void early.push(use);
app.on('open-url', (event, url) => {
  event.preventDefault();
  follow((program) => program.followUrl(url));
});
app.on('second-instance', (_event, argv) => follow((program) => program.comeAgain(argv)));

if (app.requestSingleInstanceLock()) {
  // Not awaited: Electron holds `ready` back until this module has run to its end.
  void app.whenReady().then(begin);
} else {
  process.stdout.write('Placet Desk is already running; its window was brought to the front.\n');
  app.quit();
}

async function begin(): Promise<void> {
  lockDown(pageOrigin);
  const systemLanguage = readSystemLanguage({
    languages: app.getPreferredSystemLanguages(),
    locale: app.getSystemLocale(),
    override: app.isPackaged ? undefined : process.env.PLACET_DESK_LANGUAGE,
  });
  const isHiddenAtStart = process.argv.includes(HIDDEN_ARGUMENT);
  nativeTheme.themeSource = readAppearance(settingsFile).theme;
  const window = createMainWindow({
    preloadFile: preloadFileOf(outFolder),
    pageUrl: () => pageInLanguage(pageUrl, readAppearance(settingsFile).language, systemLanguage),
    zoomFactor: () => readAppearance(settingsFile).zoomPercent / 100,
    stateFile: join(programFolder, 'window.json'),
    isHiddenAtStart,
  });
  let hasStarted: (program: Program) => void = () => undefined;
  const starting = new Promise<Program>((resolve) => {
    hasStarted = resolve;
  });
  // A page that is made when the program is there asks the program.
  let firstView = isHiddenAtStart ? null : readFirstView(firstViewFile(programFolder), app.getVersion());
  const isTimeForProgram = new Promise<void>((resolve) => {
    serveApp({
      folder: join(outFolder, 'renderer'),
      onScript() {
        if (firstView === null) setTimeout(resolve, FILES_MS);
      },
      answerFile: async (request) => (await starting).answerFile(request),
      answerPlugin: async (request) => (await starting).answerPlugin(request),
    });
    const answerEarly: EarlyAnswer = (name) => {
      // The page goes on with what it has; the program hears of it too.
      if (name === 'window:drawn') setTimeout(resolve, SHOWN_MS);
      return name === 'first-view:read' && firstView !== null ? { ok: true, value: firstView } : undefined;
    };
    takeCalls(
      answerEarly,
      starting.then(({ answerer }) => answerer),
      window.owns,
      pageOrigin,
    );
    setTimeout(resolve, isHiddenAtStart ? 0 : firstView === null ? PAGE_MS : DRAWN_MS);
  });
  if (!isHiddenAtStart) window.show();

  await isTimeForProgram;
  const { startProgram } = await readProgram();
  const program = startProgram({ window, programFolder, outFolder, systemLanguage });
  firstView = null;
  hasStarted(program);
  follow = (use) => use(program);
  for (const use of early) use(program);
}

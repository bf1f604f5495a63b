import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, nativeTheme, powerMonitor, protocol, safeStorage } from 'electron';
import type { MessageReference } from '../contract/desktop.ts';
import { AppError } from '../contract/errors.ts';
import { openAnswerRecord } from './answer-record.ts';
import { APP_ORIGIN, APP_URL, declareSchemes, serveApp } from './app-protocol.ts';
import { createCallHandlers } from './calls.ts';
import { createChangeBatch } from './change-batch.ts';
import { createCoreProcess } from './core-process.ts';
import { createDesktopState, type UnnumberedChange } from './desktop-state.ts';
import { openEditKeeper } from './edit-keeper.ts';
import { answerFile } from './file-answer.ts';
import { push, registerCalls } from './ipc.ts';
import { createLocalAccount, LOCAL_ACCOUNT_ID } from './local-account.ts';
import { writeLog } from './log.ts';
import { installMenu } from './menu.ts';
import type { OnScreen } from './notification-decision.ts';
import { createNotifications } from './notifications.ts';
import { createPluginFrames, PLUGIN_SCHEME } from './plugin-frames.ts';
import { chooseProgramFolder } from './program-folders.ts';
import { findSecretKey } from './secret-key.ts';
import { lockDown } from './security.ts';
import { openSettings } from './settings.ts';
import { createMainWindow, preloadFileOf } from './windows.ts';

// The order of start-up; what each part does is in its own file.
const outFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const developmentUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
const pageUrl = developmentUrl ?? APP_URL;
const pageOrigin = developmentUrl === undefined ? APP_ORIGIN : new URL(developmentUrl).origin;

const programFolder = chooseProgramFolder();
declareSchemes();

if (app.requestSingleInstanceLock()) {
  // Not awaited: Electron holds `ready` back until this module has run to its end.
  void app.whenReady().then(start);
} else {
  process.stdout.write('Placet Desk is already running; its window was brought to the front.\n');
  app.quit();
}

function start(): void {
  lockDown(pageOrigin);
  serveApp(join(outFolder, 'renderer'), (request) =>
    answerFile(request, (accountId) => (accountId === LOCAL_ACCOUNT_ID ? account : null)),
  );
  installMenu();

  const settings = openSettings(join(programFolder, 'settings.json'), (changed) => {
    nativeTheme.themeSource = changed.theme;
    const page = window.page();
    if (page !== null) push(page, 'settings:changed', changed);
  });
  nativeTheme.themeSource = settings.read().theme;

  const window = createMainWindow({
    preloadFile: preloadFileOf(outFolder),
    pageUrl,
    stateFile: join(programFolder, 'window.json'),
    onFocus: () => withdrawSeen(),
  });
  let view: Omit<OnScreen, 'isFocused'> = { messageIds: [], channelId: null };
  const withdrawSeen = (): void => {
    if (!window.isFocused()) return;
    for (const messageId of view.messageIds) notifications.withdraw(messageId);
  };
  const showMessage = (reference: MessageReference): void => {
    window.show();
    window.withPage((page) => push(page, 'message:show', reference));
  };
  const notifications = createNotifications({
    whatIsOnScreen: () => ({ ...view, isFocused: window.isFocused() }),
    whatIsWanted: (accountId, channelId) => {
      const { privacy, agentNotifications } = settings.read();
      return { privacy, ofAgent: agentNotifications[`${accountId}/${channelId}`] ?? 'all' };
    },
    onClick: showMessage,
    onDecision: (text, facts) => writeLog('info', text, facts),
  });

  const changes = createChangeBatch((merged) => {
    for (const change of merged) {
      const numbered = state.record(change);
      const page = window.page();
      if (page !== null) push(page, 'desktop:changed', numbered);
    }
  });
  const pushChange = (change: UnnumberedChange): void => {
    changes.add(change);
    if (change.kind !== 'messages') return;
    for (const id of change.remove) notifications.withdraw(id);
    for (const message of change.upsert) {
      if (message.review != null && message.review.status !== 'pending') notifications.withdraw(message.id);
    }
  };
  const account = createLocalAccount({
    onChange: pushChange,
    onArrived: (messages) => {
      for (const message of messages) {
        const agent = account.inbox.agents().find((candidate) => candidate.id === message.channelId);
        notifications.announce(LOCAL_ACCOUNT_ID, message, agent?.name ?? message.agentName ?? 'Agent');
      }
    },
    onServing: (url) => process.stdout.write(`Agents connect to ${url}\n`),
  });
  const state = createDesktopState({
    platform: process.platform,
    version: app.getVersion(),
    accounts: () => [account],
  });
  const pluginFrames = createPluginFrames({
    serverOf: (accountId) => {
      if (accountId !== LOCAL_ACCOUNT_ID) throw new AppError('account_not_found');
      return account.pluginServer;
    },
    readTailwind: async () => new Uint8Array(await readFile(join(outFolder, 'main', 'assets', 'tailwind.js'))),
  });
  protocol.handle(PLUGIN_SCHEME, (request) => pluginFrames.serve(request.url));
  const secretKey = findSecretKey(join(programFolder, 'secret.key'), safeStorage);
  if (secretKey.kind === 'none') writeLog('info', `Secrets are sealed by the core's own key. ${secretKey.reason}`);
  const cliFile = join(outFolder, 'main', 'cli.js');
  let dataFolder: string | null = null;
  const core = createCoreProcess({
    cliFile,
    environment: secretKey.kind === 'key' ? { PLACET_DESK_SECRET_KEY: secretKey.base64 } : {},
    onState: (coreState) => {
      if (coreState.kind === 'failed' || coreState.kind === 'retrying') writeLog('error', coreState.detail);
      if (coreState.kind === 'running') dataFolder = coreState.ready.dataFolder;
      account.setCore(coreState);
    },
    onLog: (text) => process.stderr.write(text),
  });

  registerCalls(
    createCallHandlers({
      state,
      account,
      core,
      settings,
      pluginFrames,
      edits: openEditKeeper(join(programFolder, 'edits')),
      notifications,
      data: {
        record: openAnswerRecord(join(programFolder, 'answers.jsonl'), (error) =>
          writeLog('error', 'The record of answers cannot be written', { reason: String(error) }),
        ),
        cliFile,
        programFolder,
        dataFolder: () => dataFolder,
        onExporting: (messageCount) => {
          const page = window.page();
          if (page !== null) push(page, 'data:exporting', { messageCount });
        },
      },
      onView: (reported) => {
        view = reported;
        withdrawSeen();
      },
    }),
    window.owns,
    pageOrigin,
    (text, error) => writeLog('warn', text, { reason: String(error) }),
  );

  core.start();
  window.show();

  app.on('second-instance', () => window.show());
  app.on('activate', () => window.show());
  app.on('window-all-closed', () => app.quit());
  powerMonitor.on('resume', () => void account.resync());

  let hasStopped = false;
  app.on('will-quit', (event) => {
    if (hasStopped) return;
    // Held calls get their last answer before the program is gone.
    event.preventDefault();
    account.stop();
    void core.stop().finally(() => {
      hasStopped = true;
      app.quit();
    });
  });
}

import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, nativeImage, nativeTheme, powerMonitor, protocol, safeStorage, session } from 'electron';
import type { SentOutcome } from '../contract/desktop.ts';
import type { Message } from '../contract/message.ts';
import type { MessageReference } from '../contract/reference.ts';
import type { GivenAnswer, Triage } from '../contract/triage.ts';
import { t } from '../words/words.ts';
import { openAccounts } from './accounts/accounts.ts';
import { createLocalAccount, LOCAL_ACCOUNT_ID } from './accounts/local-account.ts';
import type { AccountListeners } from './accounts/server-account.ts';
import { openSessionVault } from './accounts/session-vault.ts';
import { describeAnswer } from './answers/activity.ts';
import { openAnswerRecord } from './answers/answer-record.ts';
import { openHeldAnswers } from './answers/held-answers.ts';
import type { RespondAttempt } from './answers/respond-outcome.ts';
import { respondWithEdits } from './answers/respond-with-edits.ts';
import { openSnoozes } from './answers/snoozes.ts';
import { createWaiting } from './answers/waiting.ts';
import { APP_ORIGIN, APP_URL, declareSchemes, serveApp } from './app-protocol.ts';
import { createCallHandlers } from './calls.ts';
import { createCoreProcess } from './core-process/core-process.ts';
import { findSecretKey } from './core-process/secret-key.ts';
import { openLocalDemo } from './demo/local-demo.ts';
import { showBadge } from './desktop/badge-on-icon.ts';
import { createDesktopLife } from './desktop/desktop-life.ts';
import { createDragOut } from './desktop/drag-out.ts';
import { createLinkOpener } from './desktop/link-opener.ts';
import { LINK_SCHEME, linkOf, parseLink } from './desktop/links.ts';
import { HIDDEN_ARGUMENT } from './desktop/login-item.ts';
import { createMainWindow, preloadFileOf } from './desktop/windows.ts';
import { createDesktopState, type UnnumberedChange } from './desktop-state.ts';
import { chooseProgramFolder } from './disk/program-folders.ts';
import { openEditKeeper } from './files/edit-keeper.ts';
import { answerFile } from './files/file-answer.ts';
import { createChangeBatch } from './inbox/change-batch.ts';
import { push, registerCalls } from './ipc.ts';
import { pageInLanguage, readSystemLanguage, speakAsChosen } from './language.ts';
import { writeLog } from './log.ts';
import { createNotificationSystem } from './notifications/native-notification.ts';
import type { OnScreen } from './notifications/notification-decision.ts';
import { createNotifications } from './notifications/notifications.ts';
import { openAnswerOutbox } from './outbox/answer-outbox.ts';
import { openMessageOutbox } from './outbox/message-outbox.ts';
import { createPluginFrames, PLUGIN_SCHEME } from './plugin-frames.ts';
import { lockDown } from './security.ts';
import { createFrontRefresh } from './server/front-refresh.ts';
import { openSettings } from './settings.ts';

// The order of start-up; what each part does is in its own file. Past 300 lines, because it is the one place that joins them.
const outFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const developmentUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
const pageUrl = developmentUrl ?? APP_URL;
const pageOrigin = developmentUrl === undefined ? APP_ORIGIN : new URL(developmentUrl).origin;

/** Pictures for the tray and for what is dragged out. */
const pictureFolder = join(dirname(outFolder), 'resources', 'tray');

const programFolder = chooseProgramFolder();
declareSchemes();

// macOS hands a link over before the program is ready.
const earlyUrls: string[] = [];
let followUrl = (url: string): void => void earlyUrls.push(url);
app.on('open-url', (event, url) => {
  event.preventDefault();
  followUrl(url);
});

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
    answerFile(request, (accountId) => accounts.list().find(({ id }) => id === accountId) ?? null),
  );
  const systemLanguage = readSystemLanguage({
    languages: app.getPreferredSystemLanguages(),
    locale: app.getSystemLocale(),
    override: app.isPackaged ? undefined : process.env.PLACET_DESK_LANGUAGE,
  });
  const settings = openSettings(join(programFolder, 'settings.json'), (changed) => {
    nativeTheme.themeSource = changed.theme;
    void speakAsChosen(changed.language, systemLanguage);
    life.follow(changed);
    const page = window.page();
    if (page !== null) push(page, 'settings:changed', changed);
    notifications.check();
  });
  nativeTheme.themeSource = settings.read().theme;
  void speakAsChosen(settings.read().language, systemLanguage);

  const life = createDesktopLife({
    settings,
    session: session.defaultSession,
    window: () => window,
    trayPictureFolder: pictureFolder,
    agentNameOf: ({ accountId, message }) =>
      agentName(accountId, message.channelId) ?? message.agentName ?? t('main.unnamedAgent'),
    onOpen: (reference) => (reference === null ? window.show() : showMessage(reference)),
    onCommand: (id) => {
      window.show();
      window.withPage((page) => push(page, 'command:run', { id }));
    },
    onDemo: () => demo.begin(),
    onFault: (text, error) => writeLog('error', text, { reason: String(error) }),
  });
  const isHiddenAtStart = process.argv.includes(HIDDEN_ARGUMENT);
  const window = createMainWindow({
    preloadFile: preloadFileOf(outFolder),
    pageUrl: () => pageInLanguage(pageUrl, settings.read().language, systemLanguage),
    stateFile: join(programFolder, 'window.json'),
    isHiddenAtStart,
    mayClose: life.mayClose,
    onMade: life.equip,
    onFocus: () => {
      withdrawSeen();
      frontRefresh.comeToFront();
    },
    onClosed: () => void held.flush(),
  });
  let view: Omit<OnScreen, 'isFocused'> = { messageIds: [], channelId: null };
  const withdrawSeen = (): void => {
    if (window.isFocused()) notifications.seen(view.messageIds);
  };
  const showMessage = (reference: MessageReference): void => {
    window.show();
    window.withPage((page) => push(page, 'message:show', reference));
  };
  const notifications = createNotifications({
    folder: programFolder,
    now: Date.now,
    system: createNotificationSystem(),
    settings: settings.read,
    onScreen: () => ({ ...view, isFocused: window.isFocused() }),
    messagesOf: (accountId) => inboxOf(accountId)?.messages() ?? [],
    find: (reference) => find(reference),
    agentName: (accountId, channelId) => agentName(accountId, channelId),
    isBeingAnswered: ({ accountId, messageId }) =>
      [...held.list(), ...answerOutbox.list()].some(
        (given) => given.accountId === accountId && given.messageId === messageId,
      ),
    onOpen: showMessage,
    onOpenQueue() {
      window.show();
      window.withPage((page) => push(page, 'queue:show', undefined));
    },
    async onAnswer(reference, answer, label) {
      const outcome = await held.answer({ ...reference, label, group: null, answer });
      if (outcome.outcome !== 'closed' && outcome.outcome !== 'unsent') return;
      showMessage(reference);
      window.withPage((page) => push(page, 'answer:ended', { ...reference, label, ...outcome }));
    },
    onDecided(entry) {
      const { outcome, reason, occasion, messageId, count, error } = entry;
      writeLog('info', `Notification ${outcome}${reason === null ? '' : `: ${reason}`}`, {
        occasion,
        messageId,
        count,
        ...(error === null ? {} : { error }),
      });
      const page = window.page();
      if (page !== null) push(page, 'notification:decided', undefined);
    },
    onFault: (text, error) => writeLog('error', text, { error: String(error) }),
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
    if (change.kind !== 'drafts') waiting.follow();
    if (change.kind === 'account') notifications.met(change.accountId);
    if (change.kind === 'account' && change.account.connection.state === 'online') {
      answerOutbox.drain(change.accountId);
      messageOutbox.drain(change.accountId);
    }
    if (change.kind !== 'messages') return;
    if (accounts.get(change.accountId).info().connection.state !== 'off') snoozes.settle(change.accountId, false);
    notifications.changed(change.accountId, change.upsert, change.remove);
  };
  const listenersOf = (accountId: string): AccountListeners => ({
    onChange: pushChange,
    onArrived: (messages) => notifications.arrived(accountId, messages),
    onSynced: () => {
      snoozes.settle(accountId, true);
      held.resume(accountId);
      notifications.synced(accountId);
      links.settle();
    },
  });
  const localListeners = listenersOf(LOCAL_ACCOUNT_ID);
  const account = createLocalAccount({
    ...localListeners,
    onSynced: () => {
      localListeners.onSynced();
      demo.beginIfWanted(argvOfStart);
      argvOfStart = [];
    },
    onServing: (url) => {
      process.stdout.write(`Agents connect to ${url}\n`);
      demo.follow(url);
    },
  });
  const accountFolder = join(programFolder, 'accounts');
  const accounts = openAccounts({
    local: account,
    vault: openSessionVault(
      (accountId) => join(accountFolder, accountId, 'session'),
      safeStorage,
      (text, error) => writeLog('error', text, { reason: String(error) }),
    ),
    file: join(programFolder, 'accounts.json'),
    folder: accountFolder,
    listenersOf,
    onChange: pushChange,
    onFault: (error) => writeLog('error', 'What an account shows could not be kept', { error: String(error) }),
    onRemoved: (accountId) => {
      snoozes.forget(accountId);
      held.forget(accountId);
      notifications.forgetAccount(accountId);
      answerOutbox.forget(accountId);
      messageOutbox.forget(accountId);
      void edits.forget(accountId);
    },
  });
  const frontRefresh = createFrontRefresh({ isInFront: window.isFocused, refresh: accounts.refresh });
  const agentName = (accountId: string, channelId: string): string | null =>
    inboxOf(accountId)
      ?.agents()
      .find(({ id }) => id === channelId)?.name ?? null;
  const inboxOf = (accountId: string) => accounts.list().find(({ id }) => id === accountId)?.inbox ?? null;
  const find = ({ accountId, messageId }: MessageReference): Message | null =>
    inboxOf(accountId)?.findMessage(messageId) ?? null;
  const waiting = createWaiting({
    accounts: () =>
      accounts.list().map(({ id, inbox, info }) => ({
        accountId: id,
        messages: inbox.messages(),
        needsSignIn: info().connection.state === 'signed-out',
      })),
    away: () => [...snoozes.list(), ...held.list(), ...answerOutbox.list()],
    onChange(now) {
      showBadge(now);
      const shown = now.reviews.filter(({ isAway }) => !isAway);
      life.showWaiting(shown, now.needsSignIn);
      notifications.waits(now.reviews);
    },
  });
  const pushTriage = (): void => {
    waiting.follow();
    const page = window.page();
    if (page !== null) push(page, 'triage:changed', readTriage());
  };
  const readTriage = (): Triage => ({
    snoozes: [...snoozes.list()],
    held: [...held.list()],
    waiting: [...answerOutbox.list()],
    waitingMessages: [...messageOutbox.clientIds()],
  });
  const snoozes = openSnoozes({
    file: join(programFolder, 'snoozes.json'),
    now: Date.now,
    find,
    onChange: pushTriage,
    onBack: notifications.cameBack,
    onFault: (error) =>
      writeLog('error', 'What is snoozed could not be kept for the next start', { error: String(error) }),
  });
  const edits = openEditKeeper(join(programFolder, 'edits'));
  const record = openAnswerRecord(join(programFolder, 'answers.jsonl'), (error) =>
    writeLog('error', 'The record of answers cannot be written', { reason: String(error) }),
  );
  /** Every answer leaves by this way: with its edited files, and written into the record. */
  const sendAnswer = async (reference: MessageReference, answer: GivenAnswer): Promise<RespondAttempt> => {
    const { accountId, messageId } = reference;
    const { respond, storeFile, inbox } = accounts.get(accountId);
    const { findMessage } = inbox;
    const send = () =>
      respondWithEdits({ respond, storeFile, findMessage }, edits, accountId, { messageId, ...answer });
    const message = findMessage(messageId);
    // What is answered in a demo goes with it, and the record never forgets.
    const isOfDemo = accountId === LOCAL_ACCOUNT_ID && message !== null && demo.owns(message.channelId);
    if (message === null || isOfDemo) return send();
    const given = { response: answer.response, at: new Date().toISOString(), device: hostname() };
    return record.around(describeAnswer({ accountId, agents: inbox.agents() }, message, given), send);
  };
  const isReachable = (accountId: string): boolean =>
    accounts.list().some(({ id, info }) => id === accountId && info().connection.state === 'online');
  const nameOf = (accountId: string): string => accounts.get(accountId).info().name;
  const onAnswerEnded = (reference: MessageReference, label: string | null, outcome: SentOutcome): void =>
    window.withPage((page) => push(page, 'answer:ended', { ...reference, label, ...outcome }));
  const answerOutbox = openAnswerOutbox({
    file: join(programFolder, 'answer-outbox.json'),
    keychain: safeStorage,
    now: Date.now,
    find,
    isReachable,
    nameOf,
    send: sendAnswer,
    readAgain: ({ accountId, messageId }) => accounts.get(accountId).readAgain(messageId),
    onChange: pushTriage,
    onEnded: onAnswerEnded,
    onFault: (error) => writeLog('error', 'An answer that waits could not be kept', { error: String(error) }),
  });
  const messageOutbox = openMessageOutbox({
    file: join(programFolder, 'message-outbox.json'),
    isReachable,
    nameOf,
    send: (accountId, message, isAgain) => accounts.get(accountId).sendMessage(message, isAgain),
    onChange: pushTriage,
    onEnded: (clientId, outcome) => window.withPage((page) => push(page, 'message:ended', { clientId, ...outcome })),
    onFault: (error) => writeLog('error', 'A message that waits could not be kept', { error: String(error) }),
  });
  const held = openHeldAnswers({
    file: join(programFolder, 'held-answers.json'),
    now: Date.now,
    undoMs: () => settings.read().undoSeconds * 1_000,
    find,
    send: answerOutbox.send,
    onChange: pushTriage,
    onEnded: onAnswerEnded,
    onFault: (error) =>
      writeLog('error', 'A held answer could not be kept for the next start', { error: String(error) }),
  });
  const state = createDesktopState({
    platform: process.platform,
    version: app.getVersion(),
    accounts: accounts.list,
  });
  const pluginFrames = createPluginFrames({
    serverOf: (accountId) => accounts.get(accountId).pluginServer,
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

  const dragOut = createDragOut(join(programFolder, 'dragged'), (file) =>
    window.page()?.startDrag({ file, icon: nativeImage.createFromPath(join(pictureFolder, 'file.png')) }),
  );
  void dragOut.sweep();
  const links = createLinkOpener({
    accounts: () =>
      accounts.list().map(({ id, inbox, info }) => ({
        id,
        isRead: inbox.isRead() || info().connection.state === 'off',
        has: (messageId) => inbox.findMessage(messageId) !== null,
      })),
    onComing: window.show,
    onReview: showMessage,
    onServer: (url) => window.withPage((page) => push(page, 'account:suggest', { url })),
    onNothing: (text) => window.withPage((page) => push(page, 'window:say', { text })),
  });
  const demo = openLocalDemo({
    programFolder,
    outFolder,
    account,
    edits,
    onChange: (demoState) => {
      const page = window.page();
      if (page !== null) push(page, 'demo:changed', demoState);
    },
    onFault: (error) => writeLog('warn', 'The demo could not be started', { reason: String(error) }),
  });
  let argvOfStart = process.argv;

  registerCalls(
    createCallHandlers({
      state,
      accounts,
      local: account,
      core,
      settings,
      pluginFrames,
      edits,
      notifications,
      snoozes,
      held,
      desktop: { life, dragOut, page: window.page },
      demo,
      readTriage,
      answerOutbox,
      messageOutbox,
      data: {
        record,
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

  if (settings.read().isLocalOn) core.start();
  else account.setOff();
  accounts.start();
  // Before the window: what it may load and how large it is.
  life.follow(settings.read());
  const asked = linkOf(process.argv);
  if (asked !== null) links.open(asked);
  else if (!isHiddenAtStart) window.show();

  app.on('second-instance', (_event, argv) => {
    const link = linkOf(argv);
    if (link !== null) links.open(link);
    else if (!argv.includes(HIDDEN_ARGUMENT)) window.show();
    demo.beginIfWanted(argv);
  });
  followUrl = (url) => {
    const link = parseLink(url);
    if (link !== null) links.open(link);
  };
  for (const url of earlyUrls) followUrl(url);
  // On Linux the entry of the program among the applications says so; asking there starts a slow tool each time.
  if (app.isPackaged && process.platform !== 'linux') app.setAsDefaultProtocolClient(LINK_SCHEME);
  app.on('activate', () => window.show());
  app.on('window-all-closed', () => app.quit());
  powerMonitor.on('resume', () => {
    held.check();
    void accounts.check().then(() => {
      snoozes.check();
      notifications.check();
    });
  });

  let hasStopped = false;
  app.on('will-quit', (event) => {
    if (hasStopped) return;
    // Held calls get their last answer before the program is gone.
    event.preventDefault();
    waiting.stop();
    life.stop();
    void Promise.all([held.flush(), snoozes.stop(), notifications.stop(), dragOut.sweep()]).finally(() => {
      demo.stop();
      frontRefresh.stop();
      accounts.stop();
      void core.stop().finally(() => {
        hasStopped = true;
        // Not at once: without a core all of this ends before the first quit was really held back, and is lost with it.
        setImmediate(() => app.quit());
      });
    });
  });
}

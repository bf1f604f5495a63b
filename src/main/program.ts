import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { app, nativeImage, nativeTheme, powerMonitor, safeStorage, session } from 'electron';
import type { SentOutcome } from '../contract/desktop.ts';
import type { Message } from '../contract/message.ts';
import { isSameMessage, type MessageReference } from '../contract/reference.ts';
import type { GivenAnswer, Triage } from '../contract/triage.ts';
import { t } from '../words/words.ts';
import type { AccountListeners } from './accounts/account-listeners.ts';
import { openAccounts } from './accounts/accounts.ts';
import type { KeptInbox } from './accounts/kept-inbox.ts';
import { createLocalAccount, LOCAL_ACCOUNT_ID } from './accounts/local-account.ts';
import { openSessionVault } from './accounts/session-vault.ts';
import { describeAnswer } from './answers/activity.ts';
import { openAnswerRecord } from './answers/answer-record.ts';
import { createExpiryWatch } from './answers/expiry-watch.ts';
import { openHeldAnswers } from './answers/held-answers.ts';
import type { RespondAttempt } from './answers/respond-outcome.ts';
import { respondWithEdits } from './answers/respond-with-edits.ts';
import { openSnoozes } from './answers/snoozes.ts';
import { createWaiting } from './answers/waiting.ts';
import { createCallHandlers } from './calls.ts';
import { createCoreProcess } from './core-process/core-process.ts';
import { findSecretKey } from './core-process/secret-key.ts';
import { openLocalDemo } from './demo/local-demo.ts';
import { showBadge } from './desktop/badge-on-icon.ts';
import { createDesktopLife } from './desktop/desktop-life.ts';
import { createDragOut } from './desktop/drag-out.ts';
import { createLinkOpener } from './desktop/link-opener.ts';
import { LINK_SCHEME, linkOf, parseLink } from './desktop/links.ts';
import type { MainWindow } from './desktop/windows.ts';
import { createDesktopState, type UnnumberedChange } from './desktop-state.ts';
import { openEditKeeper } from './files/edit-keeper.ts';
import { answerFile } from './files/file-answer.ts';
import { createFirstViewKeeper } from './first-view/first-view-keeper.ts';
import { firstViewFile } from './first-view/kept-first-view.ts';
import { createChangeBatch } from './inbox/change-batch.ts';
import { knownUntilOf } from './inbox/read-missed.ts';
import type { CallAnswerer } from './ipc.ts';
import type { SystemLanguage } from './language.ts';
import { writeLog } from './log.ts';
import { createNotificationSystem } from './notifications/native-notification.ts';
import type { OnScreen } from './notifications/notification-decision.ts';
import { createNotifications } from './notifications/notifications.ts';
import { openAnswerOutbox } from './outbox/answer-outbox.ts';
import { openMessageOutbox } from './outbox/message-outbox.ts';
import { createPluginFrames } from './plugin-frames.ts';
import { createFrontRefresh } from './server/front-refresh.ts';
import { followSystemProxy } from './server/system-proxy.ts';
import { openSettings } from './settings.ts';
import { speakAsChosen } from './speaking.ts';
import { HIDDEN_ARGUMENT } from './start-arguments.ts';
import { createCallAnswerer, push } from './window-calls.ts';

// What each part does is in its own file. Past 300 lines, because it is the one place that joins them.

/** A window that never comes up does not hold the rest of the program back for longer. */
const DRAWN_MS = 2_000;

/** What the first moments of the program made, before its parts were read from the disk. */
export interface Beginning {
  readonly window: MainWindow;
  /** Where the program keeps its own state. */
  readonly programFolder: string;
  /** The built program. */
  readonly outFolder: string;
  readonly systemLanguage: SystemLanguage;
}

/** The running program, as far as the first moments need it. */
export interface Program {
  /** Answers the window's calls. */
  readonly answerer: CallAnswerer;
  /** Answers requests for the files of accounts. */
  answerFile(request: Request): Promise<Response>;
  /** Answers requests of plugins' frames. */
  answerPlugin(request: Request): Promise<Response>;
  /** Follows a link that the system hands over. */
  followUrl(url: string): void;
  /** Somebody started the program once more, with these arguments. */
  comeAgain(argv: readonly string[]): void;
}

/** Makes all parts, in the order in which they need each other, and starts them. Needs Electron to be ready. */
export function startProgram(beginning: Beginning): Program {
  const { window, programFolder, outFolder, systemLanguage } = beginning;
  followSystemProxy((url) => session.defaultSession.resolveProxy(url));
  /** Pictures for the tray and for what is dragged out. */
  const pictureFolder = join(outFolder, '..', 'resources', 'tray');
  const settings = openSettings(join(programFolder, 'settings.json'), (changed) => {
    nativeTheme.themeSource = changed.theme;
    void speakAsChosen(changed.language, systemLanguage);
    life.follow(changed);
    firstView.follow();
    const page = window.page();
    if (page !== null) push(page, 'settings:changed', changed);
    notifications.check();
  });
  void speakAsChosen(settings.read().language, systemLanguage);

  const life = createDesktopLife({
    settings,
    session: session.defaultSession,
    window: () => window,
    trayPictureFolder: pictureFolder,
    agentNameOf: ({ accountId, message }) =>
      agentName(accountId, message.channelId) ?? message.agentName ?? t('main.unnamedAgent'),
    onOpen: (reference) => (reference === null ? window.show() : showMessage(reference)),
    onCommand: (id, position) => {
      window.show();
      window.withPage((page) => push(page, 'command:run', { id, position }));
    },
    onDemo: () => demo.begin(),
    onFault: (text, error) => writeLog('error', text, { reason: String(error) }),
  });
  window.attend({
    mayClose: life.mayClose,
    onMade: life.equip,
    onFocus: () => {
      withdrawSeen();
      frontRefresh.comeToFront();
    },
    onClosed: () => void held.flush(),
  });
  let setDrawn = (): void => undefined;
  const drawn = new Promise<void>((resolve) => {
    setDrawn = resolve;
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
    newestOf: (accountId) => knownUntilOf(inboxOf(accountId)?.agents() ?? []),
    find: (reference) => find(reference),
    agentName: (accountId, channelId) => agentName(accountId, channelId),
    isBeingAnswered: (reference) =>
      [...held.list(), ...answerOutbox.list()].some((given) => isSameMessage(given, reference)),
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
    onPauseOver: () =>
      void settings
        .change({ pause: null })
        .catch((error: unknown) => writeLog('error', 'A setting could not be kept', { reason: String(error) })),
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
    if (change.kind !== 'drafts') {
      waiting.follow();
      firstView.follow();
      links.settle();
    }
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
    heardUntil: () => notifications.heardUntil(accountId),
    onSynced: (missed) => {
      snoozes.settle(accountId, true);
      held.resume(accountId);
      notifications.synced(accountId, missed);
    },
  });
  const localListeners = listenersOf(LOCAL_ACCOUNT_ID);
  const makeLocal = (keep: KeptInbox | null) =>
    createLocalAccount(
      {
        ...localListeners,
        onSynced: (missed) => {
          localListeners.onSynced(missed);
          demo.beginIfWanted(argvOfStart);
          argvOfStart = [];
        },
        onServing: (url) => {
          process.stdout.write(`Agents connect to ${url}\n`);
          demo.follow(url);
        },
      },
      keep,
    );
  const accountFolder = join(programFolder, 'accounts');
  const accounts = openAccounts({
    makeLocal,
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
      firstView.follow();
      void firstView.flush();
      settings
        .forgetAccount(accountId)
        .catch((error: unknown) => writeLog('error', 'A setting could not be kept', { error: String(error) }));
    },
  });
  const account = accounts.local;
  const frontRefresh = createFrontRefresh({ isInFront: window.isFocused, refresh: accounts.refresh });
  const agentName = (accountId: string, channelId: string): string | null =>
    inboxOf(accountId)
      ?.agents()
      .find(({ id }) => id === channelId)?.name ?? null;
  const inboxOf = (accountId: string) => accounts.list().find(({ id }) => id === accountId)?.inbox ?? null;
  const find = ({ accountId, messageId }: MessageReference): Message | null =>
    inboxOf(accountId)?.findMessage(messageId) ?? null;
  const expiries = createExpiryWatch({
    nowOf: (accountId) => accounts.get(accountId).serverNow(),
    onPassed: (accountId, messageIds) => accounts.get(accountId).passExpiry(messageIds),
  });
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
      expiries.follow(now.reviews);
    },
  });
  const firstView = createFirstViewKeeper({
    file: firstViewFile(programFolder),
    accounts: accounts.list,
    waiting: () => waiting.now().reviews,
    rest: () => ({
      platform: process.platform,
      version: app.getVersion(),
      settings: settings.read(),
      triage: readTriage(),
    }),
    onFault: (error) =>
      writeLog('error', 'What the next start begins with could not be kept', { error: String(error) }),
  });
  const pushTriage = (): void => {
    waiting.follow();
    firstView.follow();
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
      accounts.list().map(({ id, inbox, isAllShown }) => ({
        id,
        isRead: isAllShown(),
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

  const answerer = createCallAnswerer(
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
      onDrawn: setDrawn,
    }),
    (text, error) => writeLog('warn', text, { reason: String(error) }),
  );

  setTimeout(setDrawn, window.isHidden() ? 0 : DRAWN_MS);
  if (settings.read().isLocalOn) {
    // What waited last is on the screen first, and can be answered; a core that starts beside that slows it down.
    if (account.showKept()) void drawn.then(core.restart);
    else core.start();
  } else account.setOff();
  accounts.start(drawn);
  life.follow(settings.read());
  const asked = linkOf(process.argv);
  if (asked !== null) links.open(asked);

  // On Linux the entry of the program among the applications says so; asking there starts a slow tool each time.
  if (app.isPackaged && process.platform !== 'linux') app.setAsDefaultProtocolClient(LINK_SCHEME);
  app.on('activate', () => window.show());
  app.on('window-all-closed', () => app.quit());
  powerMonitor.on('resume', () => {
    held.check();
    expiries.check();
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
    expiries.stop();
    life.stop();
    void Promise.all([held.flush(), snoozes.stop(), notifications.stop(), dragOut.sweep()])
      // What was held is answered now, and the next window does not begin with it.
      .finally(firstView.flush)
      .finally(() => {
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

  return {
    answerer,
    answerFile: (request) =>
      answerFile(request, (accountId) => accounts.list().find(({ id }) => id === accountId) ?? null),
    answerPlugin: (request) => pluginFrames.serve(request.url),
    followUrl(url) {
      const link = parseLink(url);
      if (link !== null) links.open(link);
    },
    comeAgain(argv) {
      const link = linkOf(argv);
      if (link !== null) links.open(link);
      else if (!argv.includes(HIDDEN_ARGUMENT)) window.show();
      demo.beginIfWanted([...argv]);
    },
  };
}

import { clipboard, dialog, session, shell } from 'electron';
import { AppError } from '../contract/errors.ts';
import type { Triage } from '../contract/triage.ts';
import { t } from '../words/words.ts';
import { type AccountCallParts, createAccountCalls } from './accounts/account-calls.ts';
import type { HeldAnswers } from './answers/held-answers.ts';
import type { Snoozes } from './answers/snoozes.ts';
import { createDataCalls, type DataParts } from './data/data-calls.ts';
import type { Demo } from './demo/demo.ts';
import { createDesktopCalls, type DesktopCallParts } from './desktop/desktop-calls.ts';
import { linkQuestion, openableLink } from './desktop/link-rules.ts';
import type { DesktopState } from './desktop-state.ts';
import type { EditKeeper } from './files/edit-keeper.ts';
import { readPiece } from './files/file-pieces.ts';
import { saveAs } from './files/file-saving.ts';
import { bodyOf } from './files/file-writing.ts';
import { loadRemoteImage } from './files/remote-image.ts';
import { createUploads } from './files/uploads.ts';
import type { OnScreen } from './notifications/notification-decision.ts';
import type { Notifications } from './notifications/notifications.ts';
import { pauseOf } from './notifications/pause.ts';
import type { AnswerOutbox } from './outbox/answer-outbox.ts';
import type { MessageOutbox } from './outbox/message-outbox.ts';
import type { PluginFrames } from './plugin-frames.ts';
import { sendTestReview } from './test-review.ts';
import type { CallHandlers } from './window-calls.ts';

/** What the window's calls act on. */
export interface CallParts extends AccountCallParts {
  readonly state: DesktopState;
  readonly pluginFrames: PluginFrames;
  readonly edits: EditKeeper;
  readonly notifications: Notifications;
  /** What the calls about data on this computer need beside the accounts. */
  readonly data: Omit<DataParts, 'accounts'>;
  readonly desktop: DesktopCallParts;
  readonly snoozes: Snoozes;
  readonly held: HeldAnswers;
  readonly demo: Demo;
  readonly answerOutbox: AnswerOutbox;
  readonly messageOutbox: MessageOutbox;
  readonly readTriage: () => Triage;
  /** Hears what the window shows from now on. */
  readonly onView: (view: Omit<OnScreen, 'isFocused'>) => void;
  /** Hears that a window is complete. */
  readonly onDrawn: () => void;
}

/** What each call of the window does. */
export function createCallHandlers(parts: CallParts): CallHandlers {
  const {
    state,
    accounts,
    local,
    core,
    settings,
    pluginFrames,
    edits,
    notifications,
    data,
    desktop,
    snoozes,
    held,
    demo,
    onView,
    onDrawn,
  } = parts;
  const accountOf = accounts.get;
  const uploads = createUploads((accountId, file) => accountOf(accountId).storeFile(file));
  return {
    'desktop:read': async () => state.snapshot(),
    'desktop:read-more': async (place) => state.more(place),
    'first-view:read': async () => null,
    'window:drawn': async () => onDrawn(),
    'window:report-view': async (view) => onView(view),
    'channel:load': async ({ accountId, channelId, before }) => accountOf(accountId).loadChannel(channelId, before),
    'channel:mark-read': async ({ accountId, channelId }) => accountOf(accountId).markChannelRead(channelId),
    'message:send': async ({ accountId, ...message }) => parts.messageOutbox.send(accountId, message),
    'upload:start': async (upload) => uploads.start(upload),
    'upload:append': async ({ uploadId, bytes }) => uploads.append(uploadId, bytes),
    'upload:finish': async ({ uploadId }) => uploads.finish(uploadId),
    'upload:cancel': async ({ uploadId }) => uploads.cancel(uploadId),
    'window:keep': async () => session.defaultSession.flushStorageData(),
    'review:respond': async ({ accountId, messageId, label, group, ...answer }) => {
      accountOf(accountId);
      return held.answer({ accountId, messageId, label, group, answer });
    },
    'answer:undo': async (references) => [
      ...(await held.undo(references)),
      ...(await parts.answerOutbox.takeBack(references)),
    ],
    'message:take-back': async ({ clientId }) => parts.messageOutbox.takeBack(clientId),
    'triage:read': async () => parts.readTriage(),
    'snooze:set': async (wanted) => [...(await snoozes.set(wanted))],
    'snooze:wake': async (references) => snoozes.wake(references),
    'review:send-test': async ({ accountId, ...asked }) => ({
      messageId: await sendTestReview(accountOf(accountId).info(), asked),
    }),
    'server:call': async ({ accountId, route, ...input }) => accountOf(accountId).call(route, input),
    'plugin:open': async ({ theme, ...reference }) => pluginFrames.open(reference, theme),
    'plugin:read-file': async ({ accountId, messageId, attachmentId }) =>
      accountOf(accountId).readAttachment(messageId, attachmentId),
    'file:read': async ({ accountId, fileId, start, length }) =>
      readPiece((range) => accountOf(accountId).openFile(fileId, range), start, length),
    'file:save': async ({ accountId, fileId, filename }) =>
      saveAs(filename, async () => bodyOf(await accountOf(accountId).openFile(fileId, null))),
    'edit:list': async () => edits.list(),
    'edit:keep': async (edit) => edits.keep(edit),
    'edit:read': async (reference) => edits.read(reference),
    'edit:discard': async (reference) => edits.discard(reference),
    'edit:save': async (reference) => {
      const edit = await edits.read(reference);
      if (edit === null) throw new AppError('file_not_saved', 'This edit is not here any more.');
      return saveAs(edit.filename, async () => ({ chunks: [edit.bytes], sizeBytes: edit.sizeBytes }));
    },
    'file:read-text': async ({ accountId, attachmentId }) => ({
      text: await accountOf(accountId).readText(attachmentId),
    }),
    'image:load': async ({ url }) => loadRemoteImage(url),
    'settings:read': async () => settings.read(),
    'settings:change': async (change) => settings.change(change),
    'notification:pause': async ({ length }) =>
      settings.change({ pause: length === null ? null : pauseOf(length, Date.now()) }),
    'notification:test': async () => notifications.test(),
    'notification:diagnose': async () => notifications.diagnose(),
    ...createDesktopCalls(desktop, accountOf),
    ...createDataCalls({ ...data, accounts: accounts.list }),
    ...createAccountCalls({ accounts, local, core, settings }),
    'demo:read': async () => demo.state(),
    'demo:start': async () => demo.start(),
    'demo:remove': async () => demo.remove(),
    'clipboard:write': async ({ text }) => clipboard.writeText(text),
    'link:open': async ({ url }) => {
      const address = openableLink(url);
      if (address === null) throw new AppError('link_refused');
      const { response } = await dialog.showMessageBox({
        type: 'question',
        ...linkQuestion(address),
        buttons: [t('main.open'), t('main.cancel')],
        defaultId: 0,
        cancelId: 1,
      });
      if (response === 0) await shell.openExternal(address);
    },
  };
}

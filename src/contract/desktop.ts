import { z } from 'zod';
import {
  moveResult,
  newAccount,
  passwordChangeResult,
  probeResult,
  serverAddresses,
  signInResult,
  typedServer,
} from './account.ts';
import { activityFilter, answerEntry } from './activity.ts';
import {
  channelExtent,
  personMessage,
  sendOutcome,
  uploadPiece,
  uploadReference,
  uploadResult,
  uploadStart,
} from './conversation.ts';
import { demoState } from './demo.ts';
import type { CallName, CallOutcome, PushName } from './desktop-channels.ts';
import { commandFacts, desktopFacts, loginItem } from './desktop-facts.ts';
import { desktopChange, desktopSnapshot, portion } from './desktop-snapshot.ts';
import { editFacts, editReference, keptEdit, wholeEdit } from './edit.ts';
import { firstView } from './first-view.ts';
import { LIMITS } from './limits.ts';
import { EXPORT_FORMATS, exportProgress, localData, savedFile } from './local-data.ts';
import { PAUSE_LENGTHS } from './notification-pause.ts';
import { notificationDiagnosis, notificationTest } from './notifications.ts';
import { accountReference, channelReference, fileReference, messageReference } from './reference.ts';
import { desktopSettings, desktopSettingsChange } from './settings.ts';
import { givenAnswer, heldAnswer, snooze, TRIAGE_BATCH_COUNT, triage } from './triage.ts';
import { id } from './value.ts';
import { WINDOW_ROUTES } from './window-routes.ts';

const nothing = z.void();

/**
 * How an attempt to respond ended. `stored`: it is the response. `closed`: somebody else answered, it expired or it is
 * gone; nothing was changed and the person's text is still theirs. `unsent`: the server was not reached or did not
 * take it; nothing was stored. `held`: it is kept for the time in which it can be taken back; `waiting`: it is kept until
 * its server can be reached; of both `answer:ended` tells what became.
 */
export const respondOutcome = z.object({
  outcome: z.enum(['stored', 'closed', 'unsent', 'held', 'waiting']),
  detail: z.string().nullable().describe('What happened and what to do next; null when stored'),
});
export type RespondOutcome = z.infer<typeof respondOutcome>;
/** How an answer that was sent ended: it is held no longer. */
export type SentOutcome = RespondOutcome & { outcome: Exclude<RespondOutcome['outcome'], 'held'> };

/** How a plugin shows a message: not at all, it is named but not there, or in a frame whose document is at `url`. */
export const pluginView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('missing'), name: z.string() }),
  z.object({ kind: z.literal('frame'), url: z.string(), name: z.string(), displayName: z.string() }),
]);
export type PluginView = z.infer<typeof pluginView>;

const saved = z.object({ filename: z.string().nullable().describe('Null when the person chose not to') });

/** A picture of the internet, which the main process has loaded; its type is taken from its bytes. */
export const remoteImage = z.object({ type: z.string(), bytes: z.instanceof(Uint8Array) });
export type RemoteImage = z.infer<typeof remoteImage>;

/** Every call of the window to the main process: its argument and its result. */
export const CALLS = {
  /** What to begin with; null when there is nothing, or when the program is there and answers everything itself. */
  'first-view:read': { argument: nothing, result: firstView.nullable() },
  'desktop:read': { argument: nothing, result: desktopSnapshot },
  /** The messages of the snapshot of that revision after the first so many. */
  'desktop:read-more': {
    argument: z.object({ revision: z.number().int(), accountId: id, from: z.number().int().nonnegative() }),
    result: portion,
  },
  /** Looks for a Placet server at an address that the person typed; changes nothing. */
  'account:probe': { argument: typedServer, result: probeResult },
  /** Signs in at a probed address and adds the account. */
  'account:add': { argument: newAccount, result: signInResult },
  /** Signs in again, as after the session expired. */
  'account:sign-in': {
    argument: accountReference.extend({ password: z.string().min(1).max(1_024) }),
    result: signInResult,
  },
  'account:change-password': {
    argument: accountReference.extend({
      currentPassword: z.string().min(1).max(1_024),
      newPassword: z.string().min(1).max(1_024),
    }),
    result: passwordChangeResult,
  },
  /** Ends the session; what was seen of the account stays until it is removed. */
  'account:sign-out': { argument: accountReference, result: nothing },
  /** Ends the session and wipes everything that this computer keeps of the account. */
  'account:remove': { argument: accountReference, result: nothing },
  'account:rename': { argument: accountReference.extend({ name: z.string().trim().min(1).max(80) }), result: nothing },
  /** Reaches the server of an account at other addresses, which were probed. */
  'account:move': { argument: accountReference.extend(serverAddresses.shape), result: moveResult },
  /** Tries now instead of at the next planned time, or reads again what is there. */
  'account:refresh': { argument: accountReference, result: nothing },
  /** Starts or stops the server on this computer, now and at every later start. */
  'account:switch-local': { argument: z.object({ isOn: z.boolean() }), result: nothing },
  /** The network of this computer changed: every account looks whether it is still connected. */
  'network:changed': { argument: nothing, result: nothing },
  /** What there is to show is on the screen: what else there is to do at the start no longer slows that down. */
  'window:drawn': { argument: nothing, result: nothing },
  /** What the person can see, so that it need not be notified. */
  'window:report-view': {
    argument: z.object({ messageIds: z.array(id).max(500), channelId: id.nullable() }),
    result: nothing,
  },
  /** Loads messages of a channel into the inbox: the newest, or those before a message. */
  'channel:load': { argument: channelReference.extend({ before: id.optional() }), result: channelExtent },
  'channel:mark-read': { argument: channelReference, result: nothing },
  'message:send': { argument: personMessage.extend({ accountId: id }), result: sendOutcome },
  /** Stores a file for a later message: its start, its pieces in order, its end. */
  'upload:start': { argument: uploadStart, result: nothing },
  'upload:append': { argument: uploadPiece, result: nothing },
  'upload:finish': { argument: uploadReference, result: uploadResult },
  'upload:cancel': { argument: uploadReference, result: nothing },
  /** Writes to disk at once what the window keeps: the browser would wait for seconds, and a crash does not. */
  'window:keep': { argument: nothing, result: nothing },
  'review:respond': {
    argument: messageReference
      .extend(givenAnswer.shape)
      .extend({ label: heldAnswer.shape.label.default(null), group: heldAnswer.shape.group.default(null) }),
    result: respondOutcome,
  },
  /** Takes held answers back; the result names those that had not been sent yet. */
  'answer:undo': { argument: z.array(messageReference).max(TRIAGE_BATCH_COUNT), result: z.array(messageReference) },
  /** Does not send a message any more that waits for its server. */
  'message:take-back': { argument: z.object({ clientId: z.string() }), result: nothing },
  'triage:read': { argument: nothing, result: triage },
  /** Puts pending reviews off; the result names those that could be, which one that expires before cannot. */
  'snooze:set': { argument: z.array(snooze).max(TRIAGE_BATCH_COUNT), result: z.array(snooze) },
  'snooze:wake': { argument: z.array(messageReference).max(TRIAGE_BATCH_COUNT), result: nothing },
  /** Sends a review as an agent would, so that a newcomer sees one arrive. */
  'review:send-test': {
    argument: channelReference.extend({ apiKey: z.string().max(1_000) }),
    result: z.object({ messageId: id }),
  },
  /** Starts the core again now instead of at its next planned try. */
  'core:restart': { argument: nothing, result: nothing },
  'clipboard:write': { argument: z.object({ text: z.string().max(1_000_000) }), result: nothing },
  /** Opens an http(s) or mailto address in the system's browser, after asking with the real address. */
  'link:open': { argument: z.object({ url: z.string().max(8_192) }), result: nothing },
  /** Calls a route of the account's server as the person; the result is the route's answer, parsed by its schema. */
  'server:call': {
    argument: z.object({
      accountId: id,
      route: z.enum(WINDOW_ROUTES),
      parameters: z.record(z.string(), z.string()).default({}),
      query: z.record(z.string(), z.string()).default({}),
      body: z.unknown().optional(),
    }),
    result: z.unknown(),
  },
  /** Prepares the frame of the plugin that shows a message (contract.md 11.2, 11.3). */
  'plugin:open': { argument: messageReference.extend({ theme: z.enum(['light', 'dark']) }), result: pluginView },
  /** Reads an attachment of the message that a plugin shows, as a data URL (contract.md 11.4). */
  'plugin:read-file': {
    argument: messageReference.extend({ attachmentId: id }),
    result: z.object({ data: z.string(), mimeType: z.string(), filename: z.string() }),
  },
  /** A piece of a stored file, for what is shown in place; pictures, sound and film come by their address. */
  'file:read': {
    argument: fileReference.extend({
      start: z.number().int().nonnegative(),
      length: z.number().int().positive().max(LIMITS.filePieceBytes),
    }),
    result: z.object({ bytes: z.instanceof(Uint8Array), sizeBytes: z.number().int().describe('Of the whole file') }),
  },
  /** Asks where to, and writes the whole file there. */
  'file:save': { argument: fileReference.extend({ filename: z.string() }), result: saved },
  /** Every edited attachment that waits to be sent. */
  'edit:list': { argument: nothing, result: z.array(editFacts) },
  /** Keeps an edited attachment on the disk until it is sent or discarded. */
  'edit:keep': { argument: wholeEdit, result: editFacts },
  'edit:read': { argument: editReference, result: keptEdit.nullable() },
  'edit:discard': { argument: editReference, result: nothing },
  /** Asks where to, and writes the edited attachment there. */
  'edit:save': { argument: editReference, result: saved },
  /** Reads an attachment as text, to compare it; null when it is not text or larger than 1 MiB. */
  'file:read-text': {
    argument: z.object({ accountId: id, attachmentId: id }),
    result: z.object({ text: z.string().nullable() }),
  },
  /** Loads a picture from a public https address, after the person asked for it. */
  'image:load': { argument: z.object({ url: z.string().max(8_192) }), result: remoteImage },
  'settings:read': { argument: nothing, result: desktopSettings },
  'settings:change': { argument: desktopSettingsChange, result: desktopSettings },
  /** Keeps all notifications back from now on, for so long; null resumes. */
  'notification:pause': { argument: z.object({ length: z.enum(PAUSE_LENGTHS).nullable() }), result: desktopSettings },
  /** Shows a notification whatever the settings say, and tells what the system made of it. */
  'notification:test': { argument: nothing, result: notificationTest },
  /** What can keep notifications away, layer by layer, and what was decided lately. */
  'notification:diagnose': { argument: nothing, result: notificationDiagnosis },
  /** Who answered what and when, newest first: the record of this computer joined with what the servers know. */
  'activity:read': {
    argument: nothing,
    result: z.object({
      entries: z.array(answerEntry),
      problem: z.string().nullable().describe('Why the record of this computer cannot be kept; null when it can'),
    }),
  },
  /** Writes the activity to a file that the person chooses. */
  'activity:export': { argument: activityFilter.extend({ format: z.enum(EXPORT_FORMATS) }), result: savedFile },
  'data:read': { argument: nothing, result: localData },
  /** Writes a backup of the core's data to a file that the person chooses. */
  'data:back-up': { argument: nothing, result: savedFile },
  /** Writes every message and review of an account to a file that the person chooses. */
  'data:export': {
    argument: z.object({ accountId: id, format: z.enum(EXPORT_FORMATS) }),
    result: savedFile,
  },
  'demo:read': { argument: nothing, result: demoState },
  /** Lets scripted agents play in the account of this computer, after what an earlier demo left is removed. */
  'demo:start': { argument: nothing, result: nothing },
  /** Ends the demo and removes all that it made. */
  'demo:remove': { argument: nothing, result: nothing },
  /** Shows the data folder, or a file that was saved since the start, in the system's file manager. */
  'file:reveal': { argument: z.object({ file: z.string().max(4_096) }), result: nothing },
  /** What this system lets the program do, and what it has refused. */
  'desktop-facts:read': { argument: nothing, result: desktopFacts },
  /** Whether the program starts when the person logs in, and whether without its window. */
  'login-item:set': { argument: loginItem, result: nothing },
  /** Tells what the native menu offers, in the person's words and with their keys. */
  'menu:describe': { argument: z.array(commandFacts).max(200), result: nothing },
  /** Hands a stored file over to the system while the person drags it out of the window. */
  'file:drag-out': { argument: fileReference.extend({ filename: z.string().max(1_000) }), result: nothing },
  /** Prints the sheet that the window has laid out. */
  'review:print': { argument: nothing, result: nothing },
  /** Asks where to, and writes the sheet that the window has laid out as a PDF. */
  'review:save-pdf': { argument: z.object({ filename: z.string().max(1_000) }), result: saved },
} as const satisfies Record<CallName, { argument: z.ZodType; result: z.ZodType }>;

export type CallArgument<N extends CallName> = z.output<(typeof CALLS)[N]['argument']>;
export type CallResult<N extends CallName> = z.output<(typeof CALLS)[N]['result']>;

/** Every push of the main process to the window. */
export const PUSHES = {
  'desktop:changed': desktopChange,
  /** Bring this message up, as after a click on its notification. */
  'message:show': messageReference,
  /** Bring up what waits, as after a click on a notification of several. */
  'queue:show': nothing,
  /** Something was decided about a notification; the diagnosis tells what. */
  'notification:decided': nothing,
  'settings:changed': desktopSettings,
  'data:exporting': exportProgress,
  'triage:changed': triage,
  'demo:changed': demoState,
  /** What became of a message that has waited for its server. */
  'message:ended': sendOutcome.extend({ clientId: z.string() }),
  /** What became of a held answer, whichever start of the program held it. */
  'answer:ended': messageReference.extend({ label: heldAnswer.shape.label }).extend(respondOutcome.shape),
  /** Do what a line of the native menu says. */
  'command:run': z.object({ id: z.string(), position: z.number().int().describe('From 1; 0 where nothing is chosen') }),
  /** A link asks for an account on this server: propose it, add nothing without the person's word. */
  'account:suggest': z.object({ url: z.string() }),
  /** Something that the person should read, because what they asked for from outside of the window did not happen. */
  'window:say': z.object({ text: z.string() }),
} as const satisfies Record<PushName, z.ZodType>;
export type PushPayload<N extends PushName> = z.output<(typeof PUSHES)[N]>;

/** The one object that the preload puts on `window`. */
export interface PlacetBridge {
  /** Calls the main process; never rejects for an expected failure, which is an outcome. */
  call(name: CallName, argument: unknown): Promise<CallOutcome<unknown>>;
  /** Hears a push until the returned function is called. */
  on(name: PushName, listener: (payload: unknown) => void): () => void;
}

import { z } from 'zod';
import { agentWithActivity } from './agent.ts';
import type { CallName, CallOutcome, PushName } from './desktop-channels.ts';
import { message } from './message.ts';
import { desktopSettings, desktopSettingsChange } from './settings.ts';
import { givenAnswer, heldAnswer, snooze, TRIAGE_BATCH_COUNT, triage } from './triage.ts';
import { id, instant } from './value.ts';
import { WINDOW_ROUTES } from './window-routes.ts';

/** How an account's server can be reached right now, in a word for the program and a sentence for the person. */
export const connection = z.object({
  state: z
    .enum(['starting', 'connecting', 'online', 'retrying', 'failed'])
    .describe(
      'starting: its server is being started; retrying: lost, another try is planned; failed: needs the person',
    ),
  detail: z.string().nullable().describe('What happened and what comes next, in words; null when all is well'),
  since: instant,
  syncedAt: instant.nullable().describe('When the inbox was last known to be complete'),
  nextTryAt: instant.nullable(),
});
export type Connection = z.infer<typeof connection>;

/** What an agent on this machine needs to reach the core. */
export const agentAccess = z.object({ url: z.string(), apiKey: z.string(), channelId: z.string() });
export type AgentAccess = z.infer<typeof agentAccess>;

/** One server and one person, without what is in the inbox. */
export const account = z.object({
  id,
  kind: z.enum(['this-computer', 'remote']),
  name: z.string(),
  connection,
  agentAccess: agentAccess.nullable().describe('Null until the core is up, and on remote accounts'),
  notice: z.string().nullable().describe('Something the person should know, e.g. that the usual port was taken'),
});
export type Account = z.infer<typeof account>;

/** An account with everything the window shows of it. */
export const accountInbox = account.extend({ agents: z.array(agentWithActivity), messages: z.array(message) });
export type AccountInbox = z.infer<typeof accountInbox>;

/** The whole truth of the main process at one moment; `revision` counts its changes. */
export const desktopSnapshot = z.object({
  revision: z.number().int(),
  platform: z.string().describe('Node’s process.platform'),
  version: z.string(),
  accounts: z.array(accountInbox),
});
export type DesktopSnapshot = z.infer<typeof desktopSnapshot>;

/** One change of the truth, numbered without gaps; the window reads the snapshot again when it sees a gap. */
export const desktopChange = z.intersection(
  z.object({ revision: z.number().int(), accountId: id }),
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('account'), account }),
    z.object({ kind: z.literal('agents'), agents: z.array(agentWithActivity) }),
    z.object({
      kind: z.literal('messages'),
      upsert: z.array(message),
      remove: z.array(id),
      /** True when `upsert` is everything there is, as after a resync. */
      whole: z.boolean(),
    }),
  ]),
);
export type DesktopChange = z.infer<typeof desktopChange>;

const nothing = z.void();

/** A message of an account, as calls name it. */
const messageReference = z.object({ accountId: id, messageId: id });
export type MessageReference = z.infer<typeof messageReference>;
const channelReference = z.object({ accountId: id, channelId: id });

/**
 * How an attempt to respond ended. `stored`: it is the response. `closed`: somebody else answered, it expired or it is
 * gone; nothing was changed and the person's text is still theirs. `unsent`: the server was not reached or did not
 * take it; nothing was stored. `held`: it is kept for the time in which it can be taken back, and `answer:ended` tells
 * what became of it.
 */
export const respondOutcome = z.object({
  outcome: z.enum(['stored', 'closed', 'unsent', 'held']),
  detail: z.string().nullable().describe('What happened and what to do next; null when stored'),
});
export type RespondOutcome = z.infer<typeof respondOutcome>;

/** Every call of the window to the main process: its argument and its result. */
export const CALLS = {
  'desktop:read': { argument: nothing, result: desktopSnapshot },
  /** What the person can see, so that it need not be notified. */
  'window:report-view': {
    argument: z.object({ messageIds: z.array(id).max(500), channelId: id.nullable() }),
    result: nothing,
  },
  /** Loads the newest messages of a channel into the inbox. */
  'channel:load': { argument: channelReference, result: nothing },
  'channel:mark-read': { argument: channelReference, result: nothing },
  'review:respond': {
    argument: messageReference
      .extend(givenAnswer.shape)
      .extend({ label: heldAnswer.shape.label.default(null), group: heldAnswer.shape.group.default(null) }),
    result: respondOutcome,
  },
  /** Takes held answers back; the result names those that had not been sent yet. */
  'answer:undo': { argument: z.array(messageReference).max(TRIAGE_BATCH_COUNT), result: z.array(messageReference) },
  /** Writes what the window keeps, as begun answers, to the disk now: the system would wait for some seconds. */
  'storage:flush': { argument: nothing, result: nothing },
  'triage:read': { argument: nothing, result: triage },
  /** Puts pending reviews off; the result names those that could be, which one that expires before cannot. */
  'snooze:set': { argument: z.array(snooze).max(TRIAGE_BATCH_COUNT), result: z.array(snooze) },
  'snooze:wake': { argument: z.array(messageReference).max(TRIAGE_BATCH_COUNT), result: nothing },
  /** Sends a review as an agent would, so that a newcomer sees one arrive. */
  'review:send-test': { argument: nothing, result: z.object({ messageId: id }) },
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
  'settings:read': { argument: nothing, result: desktopSettings },
  'settings:change': { argument: desktopSettingsChange, result: desktopSettings },
} as const satisfies Record<CallName, { argument: z.ZodType; result: z.ZodType }>;

export type CallArgument<N extends CallName> = z.output<(typeof CALLS)[N]['argument']>;
export type CallResult<N extends CallName> = z.output<(typeof CALLS)[N]['result']>;

/** Every push of the main process to the window. */
export const PUSHES = {
  'desktop:changed': desktopChange,
  /** Bring this message up, as after a click on its notification. */
  'message:show': messageReference,
  'settings:changed': desktopSettings,
  'triage:changed': triage,
  /** What became of a held answer, whichever start of the program held it. */
  'answer:ended': messageReference.extend({ label: heldAnswer.shape.label }).extend(respondOutcome.shape),
} as const satisfies Record<PushName, z.ZodType>;
export type PushPayload<N extends PushName> = z.output<(typeof PUSHES)[N]>;

/** The one object that the preload puts on `window`. */
export interface PlacetBridge {
  /** Calls the main process; never rejects for an expected failure, which is an outcome. */
  call(name: CallName, argument: unknown): Promise<CallOutcome<unknown>>;
  /** Hears a push until the returned function is called. */
  on(name: PushName, listener: (payload: unknown) => void): () => void;
}

import { z } from 'zod';
import { account } from './account.ts';
import type { AgentWithActivity } from './agent.ts';
import { draftNews } from './conversation.ts';
import type { Message } from './message.ts';
import { id } from './value.ts';

/**
 * What the main process has parsed where it came from a server. On its way to the window only the envelope is parsed
 * again: both ends are this program, and reading a hundred thousand messages field by field three times is felt.
 */
const parsedByMain = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null);
const agents = z.array(parsedByMain<AgentWithActivity>());
const messages = z.array(parsedByMain<Message>());

/**
 * Of usual messages so many make about 100 kB of text. More than that crosses in portions: a longer text outlives the
 * collector's visits to what is young, and with it all that was made in reading it.
 */
export const PORTION_COUNT = 128;

/** Messages of an account, and whether there are more than these: `desktop:read-more` answers them. */
export const portion = z.object({ messages, hasMore: z.boolean() });
export type Portion = z.infer<typeof portion>;

/** An account with everything the window shows of it. */
export const accountInbox = account.extend({ agents }).extend(portion.shape);
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
    z.object({ kind: z.literal('account-removed') }),
    z.object({ kind: z.literal('agents'), agents }),
    z.object({
      kind: z.literal('messages'),
      upsert: messages,
      remove: z.array(id),
      /** The next change goes on with this one: many messages come in portions, and are shown together. */
      hasMore: z.boolean(),
    }),
    z.object({ kind: z.literal('drafts'), news: z.array(draftNews) }),
  ]),
);
export type DesktopChange = z.infer<typeof desktopChange>;

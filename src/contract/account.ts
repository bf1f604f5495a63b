import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { id, instant } from './value.ts';

/** How an account's server can be reached right now, in a word for the program and a sentence for the person. */
export const connection = z.object({
  state: z
    .enum(['starting', 'connecting', 'online', 'retrying', 'failed', 'signed-out', 'off'])
    .describe(
      'starting: its server is being started; retrying: lost, another try is planned; failed: needs the person; signed-out: needs the person to sign in; off: the person switched it off',
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
  serverUrl: z.string().nullable().describe('Null on this computer'),
  wsUrl: z.string().nullable().describe('Where live updates come from when not from `serverUrl`'),
  email: z.string().nullable().describe('Who is signed in; null on this computer'),
  connection,
  agentAccess: agentAccess.nullable().describe('Null until the core is up, and on remote accounts'),
  missing: z.array(z.string()).describe('Routes that this server does not have; what needs them is not offered'),
  mustChangePassword: z.boolean().describe('The server wants a new password from this person'),
  isKept: z.boolean().describe('False when the session is in memory only, because this system has no keychain'),
  notice: z.string().nullable().describe('Something the person should know, e.g. that the usual port was taken'),
});
export type Account = z.infer<typeof account>;

/** What is at an address that a person wants to add (contract.md 2.1). */
export const probeResult = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('found'),
    apiUrl: z.string(),
    wsUrl: z.string().nullable().describe('Where live updates come from when not from `apiUrl`'),
    plainUrl: z
      .string()
      .nullable()
      .describe('The address of the two that is plain http to another computer: the person is warned of it'),
    name: z.string().describe('A name to begin with'),
  }),
  z.object({
    kind: z.literal('refused'),
    reason: z
      .enum(['address', 'unreachable', 'certificate', 'not-placet', 'socket'])
      .describe('socket: the server is there, and where its live updates come from has to be typed'),
    detail: z.string().describe('What happened and what to do next'),
  }),
]);
export type ProbeResult = z.infer<typeof probeResult>;

const address = z.string().max(2_048);
const password = z.string().min(1).max(LIMITS.passwordMaxChars);

/** What a person typed to look for a server; without `wsUrl` it is looked for too. */
export const typedServer = z.object({ url: address, wsUrl: address.nullable() });

/** Where an account's server is reached from now on, after both addresses were probed. */
export const serverAddresses = z.object({ apiUrl: address, wsUrl: address.nullable() });
export type ServerAddresses = z.infer<typeof serverAddresses>;

/** How that ended. A session is for one server: at another address of the API the person signs in again. */
export const moveResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('moved'), isSignedOut: z.boolean() }),
  z.object({ kind: z.literal('refused'), detail: z.string().describe('What happened and what to do next') }),
]);
export type MoveResult = z.infer<typeof moveResult>;

/** What adds a remote account, after its address was probed. */
export const newAccount = serverAddresses.extend({
  email: z.string().max(320),
  password,
  name: z.string().max(80).default(''),
});
export type NewAccount = z.infer<typeof newAccount>;

/** How signing in ended; `mustChangePassword` asks for a new password next (contract.md 3.2). */
export const signInResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signed-in'), accountId: id, mustChangePassword: z.boolean() }),
  z.object({ kind: z.literal('refused'), detail: z.string().describe('What happened and what to do next') }),
]);
export type SignInResult = z.infer<typeof signInResult>;

/** How changing a password ended. */
export const passwordChangeResult = z.object({
  isChanged: z.boolean(),
  detail: z.string().nullable().describe('Why not, and what to do next; null when it was changed'),
});
export type PasswordChangeResult = z.infer<typeof passwordChangeResult>;

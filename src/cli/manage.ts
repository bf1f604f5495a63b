import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { EXIT_CODES } from '../contract/core-process.ts';
import type { KeyScope, KeyScopeRequest } from '../contract/mcp.ts';
import { defaultDataFolder, UsageError } from '../core/options.ts';
import { StartUpFault } from '../core/store/start-up-fault.ts';
import { type Arguments, type Command, type CommandIo, type Manual, readArguments } from './command.ts';
import { type CoreAccess, CoreRefusal, withCore } from './core-access.ts';

const MANUAL: Manual = {
  usage: [
    'keys list | create [LABEL] [--mcp] [--channel ID] [--tool NAME]... | delete ID',
    'agents list | create NAME | delete ID',
    'users list | create EMAIL [--name NAME] [--role owner|member] | delete ID',
  ],
  options: [
    { flag: 'data', value: 'DIR', words: 'folder of the data', variable: 'PLACET_DESK_DATA' },
    { flag: 'mcp', words: 'make a key for one MCP client, which works at /mcp only' },
    { flag: 'channel', value: 'ID', words: 'make such a key, for this channel only' },
    { flag: 'tool', value: 'NAME', isRepeatable: true, words: 'make such a key, for this tool only' },
    { flag: 'name', value: 'NAME', words: 'how a new person is called' },
    { flag: 'role', value: 'ROLE', words: 'owner or member, of a new person' },
    { flag: 'json', words: 'the server’s answer as JSON' },
  ],
  notes: [
    'They manage as the owner of the data folder: they ask the server that runs on it, or start one for the moment.',
    'A new person’s password comes from PLACET_DESK_NEW_PASSWORD; without it one is made and shown once. A new key is shown once, too.',
  ],
};

type Managed = 'keys' | 'agents' | 'users';

interface Wish {
  readonly what: string | undefined;
  readonly displayName: string | undefined;
  readonly role: string | undefined;
  readonly password: string | undefined;
  /** What a new key is limited to; undefined for a key of an agent. */
  readonly scope: KeyScopeRequest | undefined;
}

/** What an action answers: the core's answer, and how a person reads it. */
interface Result {
  readonly answer: unknown;
  readonly lines: readonly string[];
}

/** `keys`, `agents` and `users`. */
export const manageCommand: Command = { manual: MANUAL, run: manage };

async function manage(argv: readonly string[], io: CommandIo, managed: string): Promise<number> {
  const given = readArguments(MANUAL.options, argv);
  const [action, what, ...more] = given.positionals;
  const act = action === undefined ? undefined : ACTIONS[managed as Managed][action];
  const isComplete = managed === 'keys' && action === 'create' ? true : action === 'list' || what !== undefined;
  if (act === undefined || !isComplete || more.length > 0) {
    throw new UsageError(`placet-desk ${managed} wants list, create or delete.`);
  }
  const { environment } = io;
  const dataFolder = resolve(given.one('data') ?? environment.PLACET_DESK_DATA ?? defaultDataFolder(environment));
  const password = environment.PLACET_DESK_NEW_PASSWORD;
  const wish = { what, displayName: given.one('name'), role: given.one('role'), password, scope: scopeIn(given) };
  try {
    const { answer, lines } = await withCore(dataFolder, (core) => act(core, wish));
    io.writeOut(given.has('json') ? `${JSON.stringify(answer)}\n` : lines.map((line) => `${line}\n`).join(''));
    return EXIT_CODES.ok;
  } catch (error) {
    io.writeError(`${error instanceof Error ? error.message : String(error)}\n`);
    if (error instanceof StartUpFault) return EXIT_CODES[error.code];
    return error instanceof CoreRefusal ? EXIT_CODES.refused : EXIT_CODES.internal;
  }
}

type Action = (core: CoreAccess, wish: Wish) => Promise<Result>;

const idOf = ({ what = '' }: Wish) => ({ parameters: { id: what } });
const row = (...cells: (string | null | undefined)[]): string => cells.map((cell) => cell ?? '-').join('  ');

const ACTIONS: Readonly<Record<Managed, Readonly<Record<string, Action>>>> = {
  keys: {
    async list(core) {
      const answer = await core.call('listApiKeys');
      return {
        answer,
        lines: answer.map((key) => row(key.id, key.keyPrefix, key.lastUsedAt, key.label, ...scopeWords(key.scope))),
      };
    },
    async create(core, { what, scope }) {
      const answer = await core.call('createApiKey', { body: { label: what, scope } });
      return { answer, lines: [row(answer.id, answer.key)] };
    },
    async delete(core, wish) {
      return { answer: await core.call('deleteApiKey', idOf(wish)), lines: [] };
    },
  },
  agents: {
    async list(core) {
      const answer = await core.call('listAgents');
      return { answer, lines: answer.map((agent) => row(agent.id, agent.status, agent.name)) };
    },
    async create(core, { what }) {
      const answer = await core.call('createAgent', { body: { name: what } });
      return { answer, lines: [row(answer.id, answer.name)] };
    },
    async delete(core, wish) {
      return { answer: await core.call('deleteAgent', idOf(wish)), lines: [] };
    },
  },
  users: {
    async list(core) {
      const answer = await core.call('listUsers');
      return { answer, lines: answer.map((user) => row(user.id, user.role, user.email, user.displayName)) };
    },
    async create(core, { what = '', displayName, role, password }) {
      const made = password === undefined || password === '' ? randomBytes(15).toString('base64url') : null;
      const body = {
        email: what,
        displayName: displayName ?? what.split('@')[0],
        password: made ?? password,
        ...(role === undefined ? {} : { role }),
      };
      const answer = await core.call('createUser', { body });
      const shown = made === null ? [] : [`password ${made} (shown only this once)`];
      return {
        answer: made === null ? answer : { ...answer, password: made },
        lines: [row(answer.id, answer.role, answer.email), ...shown],
      };
    },
    async delete(core, wish) {
      return { answer: await core.call('deleteUser', idOf(wish)), lines: [] };
    },
  },
};

function scopeIn(given: Arguments): KeyScopeRequest | undefined {
  const [channelId, tools] = [given.one('channel'), given.all('tool')];
  if (!given.has('mcp') && channelId === undefined && tools.length === 0) return undefined;
  return { ...(channelId === undefined ? {} : { channelId }), ...(tools.length === 0 ? {} : { tools: [...tools] }) };
}

/** What a key is limited to, at the end of its line; nothing for a key of an agent. */
function scopeWords(scope: KeyScope | undefined): string[] {
  if (scope === undefined) return [];
  return [`MCP: ${scope.channelId ?? 'any channel'}, ${scope.tools?.join(' ') ?? 'any tool'}`];
}

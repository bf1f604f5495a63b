import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EXIT_CODES } from '../contract/core-process.ts';
import type { KeyScope, KeyScopeRequest } from '../contract/mcp.ts';
import { defaultDataFolder } from '../core/options.ts';
import { StartUpFault } from '../core/store/start-up-fault.ts';
import { type CoreAccess, CoreRefusal, withCore } from './core-access.ts';
import type { CommandIo } from './serve.ts';

const HELP = `placet-desk keys|agents|users: what scripts manage, as the owner of the data folder

Usage: placet-desk keys list | create [LABEL] [--mcp] [--channel ID] [--tool NAME]... | delete ID
       placet-desk agents list | create NAME | delete ID
       placet-desk users list | create EMAIL [--name NAME] [--role owner|member] | delete ID

  --mcp         a key for one MCP client: it works at /mcp only
  --channel ID  such a key, for this channel only
  --tool NAME   such a key, for this tool only; may be given several times
  --data DIR    folder of the data    PLACET_DESK_DATA
  --json        the server's answer as JSON

They ask the server that runs on the folder, or start one for the moment. A new person's password comes from
PLACET_DESK_NEW_PASSWORD; without it one is made and shown once. A new key is shown once, too.
`;

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

/** Runs `keys`, `agents` or `users`; answers the exit code. */
export async function manage(managed: Managed, argv: readonly string[], io: CommandIo): Promise<number> {
  const parsed = read(argv);
  if (parsed?.values.help === true) {
    io.writeOut(HELP);
    return EXIT_CODES.ok;
  }
  const [action, what, ...more] = parsed?.positionals ?? [];
  const act = action === undefined ? undefined : ACTIONS[managed][action];
  const isComplete = managed === 'keys' && action === 'create' ? true : action === 'list' || what !== undefined;
  if (parsed === null || act === undefined || !isComplete || more.length > 0) {
    io.writeError(`placet-desk ${managed} wants list, create or delete.\nSee: placet-desk ${managed} --help\n`);
    return EXIT_CODES.usage;
  }
  const { environment } = io;
  const dataFolder = resolve(parsed.values.data ?? environment.PLACET_DESK_DATA ?? defaultDataFolder(environment));
  const { name: displayName, role } = parsed.values;
  const wish = {
    what,
    displayName,
    role,
    password: environment.PLACET_DESK_NEW_PASSWORD,
    scope: scopeIn(parsed.values),
  };
  try {
    const { answer, lines } = await withCore(dataFolder, (core) => act(core, wish));
    io.writeOut(
      parsed.values.json === true ? `${JSON.stringify(answer)}\n` : lines.map((line) => `${line}\n`).join(''),
    );
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

function scopeIn({ mcp = false, channel: channelId, tool: tools }: NonNullable<ReturnType<typeof read>>['values']) {
  if (!mcp && channelId === undefined && tools === undefined) return undefined;
  return { ...(channelId === undefined ? {} : { channelId }), ...(tools === undefined ? {} : { tools }) };
}

/** What a key is limited to, at the end of its line; nothing for a key of an agent. */
function scopeWords(scope: KeyScope | undefined): string[] {
  if (scope === undefined) return [];
  return [`MCP: ${scope.channelId ?? 'any channel'}, ${scope.tools?.join(' ') ?? 'any tool'}`];
}

function read(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        name: { type: 'string' },
        mcp: { type: 'boolean' },
        channel: { type: 'string' },
        tool: { type: 'string', multiple: true },
        role: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch {
    return null;
  }
}

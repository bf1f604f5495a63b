import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Caller, createCaller } from '../client/caller.ts';
import type { AttachmentContent, PlacetClient } from '../client/index.ts';
import { connect, findProgram } from '../client/node.ts';
import { PlacetError } from '../client/placet-error.ts';
import { UsageError } from '../core/options.ts';
import { AGENT_EXIT_CODES, CommandFailure } from './agent-exit-codes.ts';
import type { Arguments, CommandIo, OptionRow } from './command.ts';

/** An option of every command that speaks as an agent. */
export const AGENT_ROW: OptionRow = {
  flag: 'agent',
  value: 'NAME',
  words: 'the agent that speaks; its channel is created when there is none. Default: the first channel',
};
export const DATA_ROW: OptionRow = {
  flag: 'data',
  value: 'DIR',
  words: 'folder of the data, with agent.json',
  variable: 'PLACET_DESK_DATA',
};
export const ATTACH_ROW: OptionRow = {
  flag: 'attach',
  value: 'FILE',
  isRepeatable: true,
  words: 'a file to show with it',
};
/** How the program is found, for the notes of a manual. */
export const FINDING_NOTE =
  'It finds the program that runs on this computer by agent.json in its data folder, or any Placet server by PLACET_URL and PLACET_API_KEY.';

/** What a command speaks with. */
export interface AgentLine {
  readonly client: PlacetClient;
  /** The same server, for calls that the client library does not know. */
  readonly caller: Caller;
  /** Aborts at Ctrl+C. */
  readonly signal: AbortSignal;
  /** The channel of `--agent`, created when needed, or the first one. Fails at once when no program answers. */
  channelId(): Promise<string>;
}

/** The reason of {@link AgentLine.signal}. */
export class Interruption extends Error {
  override readonly name = 'Interruption';
}

/**
 * Runs what speaks with the program; it is looked for when it is first called. What goes wrong becomes words and an exit
 * code; {@link UsageError} passes.
 */
export async function withAgentLine(
  given: Arguments,
  io: CommandIo,
  speak: (line: AgentLine) => Promise<number>,
): Promise<number> {
  const interruption = new AbortController();
  io.onStopRequest(() => interruption.abort(new Interruption('Stopped.')));
  const { signal } = interruption;
  const data = given.one('data');
  const source = () => findProgram(data === undefined ? io.environment : { ...io.environment, PLACET_DESK_DATA: data });
  try {
    const caller = createCaller(source);
    const client = connect(source);
    const channelId = async (): Promise<string> => {
      // Who calls while nothing runs hears so at once; afterwards a restart is only waited for.
      await caller.once({ path: '/health', signal });
      const name = given.one('agent');
      const first = (await caller.access()).channelId;
      return name === undefined && first !== undefined ? first : (await client.channel(name ?? 'Command line')).id;
    };
    return await speak({ client, caller, signal, channelId });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { exitCode, message } = failureOf(error);
    io.writeError(`${message}\n`);
    return exitCode;
  }
}

function failureOf(error: unknown): { exitCode: number; message: string } {
  if (error instanceof CommandFailure) return error;
  if (error instanceof Interruption) return { exitCode: AGENT_EXIT_CODES.interrupted, message: error.message };
  if (error instanceof TypeError) return { exitCode: AGENT_EXIT_CODES.misuse, message: error.message };
  if (!(error instanceof PlacetError)) throw error;
  const exitCode = error.status === 0 ? AGENT_EXIT_CODES.unreachable : AGENT_EXIT_CODES.refused;
  return { exitCode, message: error.message };
}

/** Reads a file that was named on the command line. Raises {@link CommandFailure}. */
export async function readNamedFile(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandFailure(AGENT_EXIT_CODES.fileUnusable, `${file} cannot be read (${reason}). Nothing was sent.`);
  }
}

/** Reads the files of `--attach`. Raises {@link CommandFailure}. */
export async function readAttachments(given: Arguments): Promise<AttachmentContent[]> {
  return Promise.all(
    given.all('attach').map(async (file) => ({ name: basename(file), content: await readNamedFile(file) })),
  );
}

/** The one text of a command line. Raises {@link UsageError}. */
export function oneText({ positionals }: Arguments, what: string): string {
  const [text = '', ...more] = positionals;
  if (text.trim() === '') throw new UsageError(`It wants ${what}, in quotes.`);
  if (more.length > 0) throw new UsageError(`It wants ${what} in quotes: "${text}" is followed by "${more[0]}".`);
  return text;
}

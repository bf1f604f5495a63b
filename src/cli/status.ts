import type { Message } from '../client/index.ts';
import { AGENT_STATUSES } from '../contract/agent.ts';
import { UsageError } from '../core/options.ts';
import { AGENT_EXIT_CODES } from './agent-exit-codes.ts';
import { AGENT_ROW, DATA_ROW, FINDING_NOTE, withAgentLine } from './agent-line.ts';
import { type Command, type CommandIo, type Manual, readArguments } from './command.ts';

const MANUAL: Manual = {
  usage: ['status [--json]', 'status active|busy|error|offline [MESSAGE] [--agent NAME]'],
  options: [AGENT_ROW, { flag: 'json', words: 'prints JSON' }, DATA_ROW],
  notes: [
    FINDING_NOTE,
    'Alone it says where the program is and how many questions wait, and exits 69 when it does not answer. With a word it reports how the agent is.',
  ],
  examples: ['placet-desk status', 'placet-desk status busy "Building v2" --agent deploy-bot'],
};

/** `status`: whether the program answers, or how the agent is. */
export const statusCommand: Command = { manual: MANUAL, run: status };

async function status(argv: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(MANUAL.options, argv);
  const [word, message, ...more] = given.positionals;
  if (more.length > 0)
    throw new UsageError(`It wants one message, in quotes: "${message}" is followed by "${more[0]}".`);
  const isKnown = AGENT_STATUSES.some((known) => known === word);
  if (word !== undefined && !isKnown) {
    throw new UsageError(`An agent is ${AGENT_STATUSES.join(', ')}, not "${word}".`);
  }
  const isJson = given.has('json');
  return withAgentLine(given, io, async ({ caller, signal, channelId }) => {
    const { url } = await caller.access();
    if (word === undefined) {
      const pending = await caller.once<Message[]>({ path: '/api/v1/reviews/pending', signal });
      const count = pending.length;
      const words = count === 1 ? '1 question waits' : `${count} questions wait`;
      io.writeOut(isJson ? `${JSON.stringify({ url, pendingCount: count })}\n` : `${url} answers; ${words}.\n`);
      return AGENT_EXIT_CODES.first;
    }
    const body = { agentId: await channelId(), status: word, message };
    const agent = await caller.once<object>({ method: 'POST', path: '/api/v1/status/ping', body, signal });
    if (isJson) io.writeOut(`${JSON.stringify(agent)}\n`);
    return AGENT_EXIT_CODES.first;
  });
}

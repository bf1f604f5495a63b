import type { Message, MessagePage } from '../client/index.ts';
import { pause } from '../client/pause.ts';
import { PlacetError } from '../client/placet-error.ts';
import { UsageError } from '../core/options.ts';
import { AGENT_EXIT_CODES } from './agent-exit-codes.ts';
import { AGENT_ROW, DATA_ROW, FINDING_NOTE, Interruption, withAgentLine } from './agent-line.ts';
import { type Command, type CommandIo, type Manual, readArguments } from './command.ts';
import { changesOf, lineOf } from './tail-lines.ts';

const MANUAL: Manual = {
  usage: ['tail [options]'],
  options: [AGENT_ROW, { flag: 'json', words: 'one line of JSON for each event' }, DATA_ROW],
  notes: [
    FINDING_NOTE,
    'It shows the last ten things in the channel, then what is said, asked and answered in it, until Ctrl+C.',
  ],
  examples: ['placet-desk tail --agent deploy-bot'],
};

const FIRST_COUNT = 10;
const PAGE_COUNT = 100;
// Reading once a second needs no second protocol, and is the same through restarts and with any Placet server.
const PERIOD_MS = 1_000;

/** `tail`: what happens in a channel, as lines. */
export const tailCommand: Command = { manual: MANUAL, run: tail };

async function tail(argv: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(MANUAL.options, argv);
  if (given.positionals.length > 0) throw new UsageError(`It wants options only, not "${given.positionals[0]}".`);
  const isJson = given.has('json');
  return withAgentLine(given, io, async ({ caller, signal, channelId }) => {
    const channel = await channelId();
    const known = new Map<string, Message>();
    const path = `/api/v1/messages?${new URLSearchParams({ channel, limit: String(PAGE_COUNT) })}`;
    let isFirst = true;
    try {
      for (;;) {
        try {
          const events = changesOf(known, (await caller.once<MessagePage>({ path, signal })).data);
          for (const event of isFirst ? events.slice(-FIRST_COUNT) : events) {
            io.writeOut(`${isJson ? JSON.stringify(event) : lineOf(event)}\n`);
          }
          isFirst = false;
          await pause(PERIOD_MS, signal);
        } catch (error) {
          if (!(error instanceof PlacetError) || !error.isTemporary) throw error;
          await pause(error.retryAfterMs ?? PERIOD_MS, signal);
        }
      }
    } catch (error) {
      if (!(error instanceof Interruption)) throw error;
      return AGENT_EXIT_CODES.first;
    }
  });
}

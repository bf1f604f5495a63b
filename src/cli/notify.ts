import { MESSAGE_STATUSES } from '../contract/message.ts';
import { UsageError } from '../core/options.ts';
import { AGENT_EXIT_CODES } from './agent-exit-codes.ts';
import {
  AGENT_ROW,
  ATTACH_ROW,
  DATA_ROW,
  FINDING_NOTE,
  oneText,
  readAttachments,
  withAgentLine,
} from './agent-line.ts';
import { type Command, type CommandIo, type Manual, readArguments } from './command.ts';

const MANUAL: Manual = {
  usage: ['notify TEXT [options]'],
  options: [
    AGENT_ROW,
    { flag: 'status', value: 'WORD', words: 'a badge: info, success, warning or error' },
    ATTACH_ROW,
    { flag: 'json', words: 'prints the ids of message and channel as JSON' },
    DATA_ROW,
  ],
  notes: [FINDING_NOTE, 'TEXT may be markdown. It is sent exactly once, and nothing is waited for.'],
  examples: ['placet-desk notify "Backup done" --agent backup --status success'],
};

/** `notify`: a message that wants no answer. */
export const notifyCommand: Command = { manual: MANUAL, run: notify };

async function notify(argv: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(MANUAL.options, argv);
  const text = oneText(given, 'one text');
  const wanted = given.one('status');
  const status = MESSAGE_STATUSES.find((word) => word === wanted);
  if (wanted !== undefined && status === undefined) {
    throw new UsageError(`--status wants one of ${MESSAGE_STATUSES.join(', ')}, not "${wanted}".`);
  }
  return withAgentLine(given, io, async ({ client, signal, channelId }) => {
    const attachments = await readAttachments(given);
    const message = await client.notify({ channelId: await channelId(), text, status, attachments }, { signal });
    if (given.has('json')) io.writeOut(`${JSON.stringify({ messageId: message.id, channelId: message.channelId })}\n`);
    return AGENT_EXIT_CODES.first;
  });
}

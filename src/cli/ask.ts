import { AGENT_EXIT_CODES } from './agent-exit-codes.ts';
import {
  AGENT_ROW,
  ATTACH_ROW,
  DATA_ROW,
  FINDING_NOTE,
  Interruption,
  oneText,
  readAttachments,
  readNamedFile,
  withAgentLine,
} from './agent-line.ts';
import { endingOf } from './ask-outcome.ts';
import { readReview } from './ask-review.ts';
import { type Command, type CommandIo, type Manual, type OptionRow, readArguments } from './command.ts';
import { readDurationMs } from './duration.ts';

/** `--json FILE` as the parser sees it; `--json` alone is a switch. */
const JSON_FILE_ROW: OptionRow = { flag: 'json-file', value: 'FILE', words: 'the payload of --json FILE' };

const MANUAL: Manual = {
  usage: ['ask QUESTION [options]'],
  options: [
    AGENT_ROW,
    {
      flag: 'option',
      value: 'ID=LABEL[:STYLE]',
      isRepeatable: true,
      words:
        'a button; STYLE is primary, danger, secondary or ghost. Default: approve=Approve and reject=Reject:danger',
    },
    { flag: 'text', words: 'asks for a text' },
    { flag: 'select', value: 'ID=LABEL', isRepeatable: true, words: 'an item of a list to choose from' },
    { flag: 'multi', words: 'several items of the list may be chosen' },
    { flag: 'form', value: 'FILE', words: 'asks for the fields in a JSON file: a list of fields, or a form’s payload' },
    {
      flag: 'json',
      value: '[FILE]',
      words:
        'alone: prints the outcome as JSON. With a FILE that ends in .json, or as --json=FILE: asks for JSON, with the payload in FILE',
    },
    ATTACH_ROW,
    {
      flag: 'expires',
      value: 'TIME',
      words: 'how long it can be answered, such as 90s, 10m or 1h; default 24h, at most 36h',
    },
    {
      flag: 'timeout',
      value: 'TIME',
      words: 'how long this command waits; the question stays. Default: until it expires',
    },
    DATA_ROW,
  ],
  notes: [
    FINDING_NOTE,
    'It waits through restarts of the program. Ctrl+C withdraws the question; a second Ctrl+C leaves at once.',
    'The response goes to standard output: the id of the option, then the comment if there is one; the ids of chosen items; the text; forms and JSON as JSON. Feedback for the next round goes to standard error.',
    'Exit codes: 0 the first option, or any response to another kind of question; 1 another option, or dismissed; 2 expired; 3 timed out; 64 the command line is wrong, 66 a file cannot be read, 69 the program does not answer, 75 somebody deleted the question, 77 the server refuses, 130 Ctrl+C.',
  ],
  examples: [
    'placet-desk ask "Deploy v2?" && ./deploy.sh',
    'placet-desk ask "Deploy v2?" --agent deploy-bot --option yes=Deploy --option no="Not now" --timeout 10m',
    'name=$(placet-desk ask "What is the release called?" --text)',
    'placet-desk ask "Which headline?" --select a="Faster" --select b="Calmer" --attach draft.md',
  ],
};

const ROWS = [
  ...MANUAL.options.map((row) => (row.flag === 'json' ? { flag: 'json', words: row.words } : row)),
  JSON_FILE_ROW,
];

/** `ask`: a question to a person, and the wait for the response. */
export const askCommand: Command = { manual: MANUAL, run: ask };

async function ask(argv: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(ROWS, splitJson(argv));
  const text = oneText(given, 'one question');
  const timeout = given.one('timeout');
  const timeoutMs = timeout === undefined ? undefined : readDurationMs('timeout', timeout);
  return withAgentLine(given, io, async ({ client, signal, channelId }) => {
    const review = await readReview(given, async (file) => (await readNamedFile(file)).toString('utf8'));
    const attachments = await readAttachments(given);
    const question = { channelId: await channelId(), text, review, attachments };
    const isJson = given.has('json');
    try {
      const outcome = await client.ask(question, {
        signal,
        timeoutMs,
        withdrawOnAbort: true,
        onAsked: () => {
          if (!isJson) io.writeError('Asked. Waiting for the response; Ctrl+C withdraws the question.\n');
        },
      });
      const { exitCode, out, words } = endingOf(outcome, review, isJson);
      io.writeOut(out);
      io.writeError(words);
      return exitCode;
    } catch (error) {
      if (!(error instanceof Interruption)) throw error;
      io.writeError('The question was withdrawn.\n');
      return AGENT_EXIT_CODES.interrupted;
    }
  });
}

/** Tells the two meanings of `--json` apart before the parser sees them. */
export function splitJson(argv: readonly string[]): string[] {
  const words: string[] = [];
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
  for (let index = 0; index < argv.length; index += 1) {
    const word = argv[index] ?? '';
    const next = argv[index + 1] ?? '';
    if (index >= end) {
      words.push(word);
    } else if (word.startsWith('--json=')) {
      words.push(`--json-file=${word.slice('--json='.length)}`);
    } else if (word === '--json' && /^[^-].*\.json$/.test(next)) {
      words.push('--json-file', next);
      index += 1;
    } else {
      words.push(word);
    }
  }
  return words;
}

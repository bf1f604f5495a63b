import { expect, it } from 'vitest';
import { AGENT_EXIT_CODES } from './agent-exit-codes.ts';
import { splitJson } from './ask.ts';
import { run } from './index.ts';

it.each([
  [[], 'one question'],
  [['a', 'b'], '"a" is followed by "b"'],
  [['a', '--colour', 'red'], '--colour'],
  [['a', '--text', '--option', 'x=X'], '--option and --text cannot stand together'],
  [['a', '--option', 'x=X', '--option', 'x=Y'], 'the id "x"'],
  [['a', '--option', '=X'], 'id=Label'],
  [['a', '--multi'], '--select'],
  [['a', '--expires', 'soon'], '--expires wants a time'],
  [['a', '--expires', '3h600h'], '36h at most'],
  [['a', '--timeout', '10'], '--timeout wants a time'],
  [['a', '--form', 'package.json'], 'fields:'],
  [['a', '--form', 'README.md'], 'not valid JSON'],
])('%j is misuse, and no program is looked for', async (argv, words) => {
  let error = '';
  const exitCode = await run(['ask', ...argv], {
    environment: { PLACET_URL: 'http://127.0.0.1:9', PLACET_API_KEY: 'hp_x' },
    writeOut: () => expect.unreachable(),
    writeError: (text) => {
      error += text;
    },
    onStopRequest: () => undefined,
    hostLine: null,
  });
  expect(exitCode).toBe(AGENT_EXIT_CODES.misuse);
  expect(error).toContain(words);
  expect(error).toContain('See: placet-desk ask --help');
});

it.each([
  [['--json'], ['--json']],
  [
    ['--json', '--text'],
    ['--json', '--text'],
  ],
  [
    ['--json', 'Deploy?'],
    ['--json', 'Deploy?'],
  ],
  [
    ['--json', 'free.json', '--json'],
    ['--json-file', 'free.json', '--json'],
  ],
  [['--json=free'], ['--json-file=free']],
  [
    ['--', '--json=free'],
    ['--', '--json=free'],
  ],
])('%j is read as %j', (argv, expected) => {
  expect(splitJson(argv)).toEqual(expected);
});

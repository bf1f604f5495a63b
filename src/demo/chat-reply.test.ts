import { expect, it } from 'vitest';
import { COMMANDS, chatReply } from './chat-reply.ts';

it.each([
  ['/status', [], 'green'],
  ['/remind the flyer', [], '“the flyer”'],
  ['/remind', [], 'Of what?'],
  ['/nonsense', [], '`/nonsense`'],
  ['', ['plan.pdf'], '`plan.pdf`'],
  ['Why?', [], 'question'],
  ['Hello', [], 'one word'],
  ['Hello there', [], '2 words'],
])('the chat answers %j with %j', (text, filenames, part) => {
  expect(chatReply(text, filenames)).toContain(part);
});

it('the chat’s help names every command', () => {
  for (const { command } of COMMANDS) expect(chatReply('/help', [])).toContain(command);
});

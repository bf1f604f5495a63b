import { describe, expect, it } from 'vitest';
import { withQuote } from './quote.ts';
import { matchCommands, slashQuery, withCommand, writtenCommand } from './slash.ts';

const COMMANDS = [
  { command: '/status', description: 'How the deployment goes' },
  { command: 'deploy', description: 'Deploy a branch', acceptsArgs: true, argHint: '<branch>' },
  { command: 'undeploy', description: 'Take it back' },
];
const names = (query: string) => matchCommands(COMMANDS, query).map(({ command }) => command);

describe('slash commands', () => {
  it('are looked for only at the start of the text, while the name is typed', () => {
    expect(slashQuery('/', 1)).toBe('');
    expect(slashQuery('/Dep', 4)).toBe('dep');
    expect(slashQuery('/deploy main', 3)).toBe('deploy');
    expect(slashQuery('/deploy main', 12)).toBeNull();
    expect(slashQuery('see /deploy', 8)).toBeNull();
    expect(slashQuery('/', 0)).toBeNull();
  });

  it('match by beginning first, then by part, then by description', () => {
    expect(names('deploy')).toEqual(['deploy', 'undeploy', '/status']);
    expect(names('sta')).toEqual(['/status']);
    expect(names('')).toHaveLength(3);
    expect(names('zzz')).toEqual([]);
  });

  it('are written out with room for the argument, and then known', () => {
    const [status, deploy] = COMMANDS;
    if (!status || !deploy) throw new Error('There are commands');
    expect(withCommand('/s', status)).toBe('/status ');
    expect(withCommand('/dep main', deploy)).toBe('/deploy main');
    expect(writtenCommand(COMMANDS, '/deploy ma')).toBe(deploy);
    expect(writtenCommand(COMMANDS, '/deploy')).toBeNull();
  });
});

describe('a quote', () => {
  it('names who said it, in one line before the text', () => {
    expect(withQuote('Yes', 'deploy-bot', '# Deploy **now**?\n\nAll green.')).toBe(
      '> **deploy-bot:** Deploy now? All green.\n\nYes',
    );
  });

  it('takes the place of an earlier one and keeps what was written', () => {
    const once = withQuote('my words', 'a', 'first');
    expect(withQuote(once, 'b', 'second')).toBe('> **b:** second\n\nmy words');
    expect(withQuote('', 'b*\n', 'x'.repeat(300))).toMatch(/^> \*\*b:\*\* x{200}…\n\n$/);
  });
});

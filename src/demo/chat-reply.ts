/** What the agent that one can write with says first. */
export const GREETING = `Hello! I am a scripted agent, so I know little, but I do answer. Write something, drop a file here, or try a
command with \`/\`.`;

/** The slash commands that it understands. */
export const COMMANDS = [
  { command: '/status', description: 'How everything is' },
  { command: '/remind', description: 'Pretend to remind you', acceptsArgs: true, argHint: 'of what' },
  { command: '/help', description: 'What I can do' },
] as const;

/** What it answers to a text with these files. */
export function chatReply(text: string, filenames: readonly string[]): string {
  const said = text.trim();
  const [command = '', ...rest] = said.split(/\s+/);
  if (command === '/status') return 'Everything is **green**: 14 services, 212 checks, nobody on call was woken up.';
  if (command === '/remind') {
    const what = rest.join(' ');
    return what === ''
      ? 'Of what? Write for example `/remind the flyer`.'
      : `I would remind you of “${what}” tomorrow at 9, if I were real.`;
  }
  if (command === '/help') {
    return `I know ${COMMANDS.map((known) => `\`${known.command}\``).join(', ')}, and I say something to anything else.`;
  }
  if (command.startsWith('/')) return `I do not know \`${command}\`. Try \`/help\`.`;
  if (filenames.length > 0) return `Thank you, I have ${filenames.map((name) => `\`${name}\``).join(', ')}.`;
  if (said.endsWith('?'))
    return 'A good question. A real agent would now look for the answer; I am only here to show how that looks.';
  return `You wrote ${said.split(/\s+/).length === 1 ? 'one word' : `${said.split(/\s+/).length} words`}, and each of them arrived. The ticks beside your message say so, too.`;
}

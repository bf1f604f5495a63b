import { chosenOption, quotedComment } from '../answers.ts';
import type { Stage } from '../stage.ts';

const OPTIONS = [
  { id: 'publish', label: 'Publish', style: 'primary' as const },
  { id: 'again', label: 'Another round', style: 'secondary' as const },
];

/** What the notes say in each round: each is shorter and plainer than the one before. */
const ROUNDS: readonly { readonly text: string; readonly notes: string }[] = [
  {
    text: 'The notes for 1.4 are in the file. Say in your feedback what I should change, and I write another round.',
    notes: `# Release 1.4

We are thrilled to announce a release that takes your productivity to the next level!

- Leveraging a brand-new index, search is now blazingly fast
- Keyboard shortcuts are now fully customisable to your unique needs
- Numerous stability improvements under the hood
`,
  },
  {
    text: 'Shorter, and without the fireworks. Above you see what changed since the first round.',
    notes: `# Release 1.4

- Search finds messages of any age while you type
- You can change every keyboard shortcut
- Two causes of a lost connection are fixed
`,
  },
  {
    text: 'The most useful change now comes first, and each line says what it is good for.',
    notes: `# Release 1.4

- Two causes of a lost connection are fixed: you no longer need to restart after sleep
- Search finds messages of any age while you type
- You can change every keyboard shortcut, in Settings
`,
  },
];

/** A question that goes round: feedback comes in, the next draft goes out, and what changed stands beside it. */
export async function playNotes(stage: Stage): Promise<void> {
  const agent = await stage.enter({ name: 'release-writer', about: 'Writes release notes, round by round.' });
  let previous: string | null = null;
  for (const [index, { text, notes }] of ROUNDS.entries()) {
    await agent.ping('active', `Round ${index + 1} of the notes for 1.4`);
    const ending = await agent.ask(
      `# Publish these release notes?\n\n${text}`,
      { type: 'approval', payload: { options: OPTIONS, allowComment: true } },
      {
        textAttachments: [{ content: notes, filename: 'release-notes.md', mimeType: 'text/markdown' }],
        ...(previous === null ? {} : { iterationOf: previous }),
      },
    );
    const choice = chosenOption(ending);
    if (choice !== 'again') {
      if (choice === 'publish')
        await agent.say(`${quotedComment(ending)}The notes are published.`, { status: 'success' });
      break;
    }
    previous = ending.messageId;
    const isLast = index === ROUNDS.length - 1;
    await agent.say(`${quotedComment(ending)}${isLast ? 'I leave the rest to you.' : 'Writing the next round.'}`);
    if (!isLast) await stage.pause(8);
  }
  await agent.ping('active', null);
}

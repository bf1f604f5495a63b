import { chosenOption, quotedComment } from '../answers.ts';
import type { Stage } from '../stage.ts';

const STEPS: readonly { readonly text: string; readonly isTool: boolean }[] = [
  { text: 'Reading the orders of last week', isTool: false },
  { text: 'sql: select count(*), sum(total) from orders …', isTool: true },
  { text: 'Comparing with the week before', isTool: false },
  { text: 'Writing the report', isTool: false },
];

const REPORT = `## The week in the shop

**418 orders**, 12 % more than the week before, worth **€31,260**.

| Day | Orders | Revenue |
| --- | ---: | ---: |
| Monday | 52 | €3,870 |
| Tuesday | 61 | €4,510 |
| Wednesday | 58 | €4,240 |
| Thursday | 66 | €5,020 |
| Friday | 74 | €5,640 |
| Weekend | 107 | €7,980 |

- Most came through the newsletter of Thursday.
- **9 returns**, all of them the flyer that arrived late.
- The checkout was slow for 11 minutes on Friday; about 6 orders were lost.

Next week I expect about 430 orders.`;

const OPTIONS = [
  { id: 'send', label: 'Send it to everybody', style: 'primary' as const },
  { id: 'hold', label: 'Not yet', style: 'secondary' as const },
];

/** The text up to each of its lines: what a report looks like while it is written. */
export function growing(text: string): string[] {
  const lines = text.split('\n');
  return lines.map((_, index) => lines.slice(0, index + 1).join('\n')).filter((_, index) => lines[index] !== '');
}

/** A report that is written while people watch, with the steps of the work, and a question at its end. */
export async function playReport(stage: Stage): Promise<void> {
  const agent = await stage.enter({ name: 'night-analyst', about: 'Reads the numbers and writes about them.' });
  await agent.ping('busy', 'Writing the report of the week');
  const draft = await agent.draft('One moment, I am reading the numbers.');
  for (const { text, isTool } of STEPS) {
    await draft.step(text, isTool);
    await stage.pause(3);
  }
  for (const text of growing(REPORT)) {
    await draft.write(text);
    await stage.pause(0.6);
  }
  await draft.finish(REPORT);
  await agent.ping('active', 'The report is ready');
  const ending = await agent.ask(
    '# Send the report of the week to everybody?\n\nIt stands in our conversation, just above.',
    { type: 'approval', payload: { options: OPTIONS, allowComment: true } },
  );
  if (chosenOption(ending) === 'send') {
    await agent.say(`${quotedComment(ending)}Sent to 14 people.`, { status: 'success' });
  } else await agent.say(`${quotedComment(ending)}It stays here.`);
  await agent.ping('active', null);
}

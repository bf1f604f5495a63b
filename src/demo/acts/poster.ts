import type { Ending } from '../actor.ts';
import { chosenOption, quotedComment } from '../answers.ts';
import type { Stage } from '../stage.ts';

const OPTIONS = [
  { id: 'print', label: 'Print it', style: 'primary' as const },
  { id: 'change', label: 'Change it', style: 'secondary' as const },
];

const isMarked = (ending: Ending): boolean => ending.kind === 'answered' && Object.keys(ending.returned).length > 0;

/** A picture to draw on, and a second round that takes the marks in. */
export async function playPoster(stage: Stage): Promise<void> {
  const agent = await stage.enter({ name: 'design-studio', about: 'Draws posters and takes corrections.' });
  await agent.ping('active', 'The poster is ready to look at');
  const review = { type: 'approval', payload: { options: OPTIONS, allowComment: true } };
  const draft = await agent.store('poster.png', 'image/png', await stage.picture('poster-1.png'));
  const first = await agent.ask(
    '# Is the poster ready to print?\n\nPress **Annotate** to draw on it: what you mark comes back to me with your answer.',
    review,
    { attachmentIds: [draft] },
  );
  if (first.kind === 'expired') return;
  if (chosenOption(first) === 'print' && !isMarked(first)) {
    await agent.say(`${quotedComment(first)}500 posters are ordered.`, { status: 'success' });
    return;
  }
  await agent.ping('busy', 'Redrawing the poster');
  await agent.say(`${quotedComment(first)}${isMarked(first) ? 'I see your marks. ' : ''}Redrawing it.`);
  await stage.pause(10);
  const better = await agent.store('poster.png', 'image/png', await stage.picture('poster-2.png'));
  const second = await agent.ask(
    '# Better now?\n\nThe title is larger, the date stands alone, and the sun no longer touches the text.',
    review,
    { attachmentIds: [better], iterationOf: first.messageId },
  );
  const isPrinted = chosenOption(second) === 'print';
  await agent.say(
    `${quotedComment(second)}${isPrinted ? '500 posters are ordered.' : 'I will sit down with the printer first.'}`,
    { status: isPrinted ? 'success' : 'info' },
  );
  await agent.ping('active', null);
}

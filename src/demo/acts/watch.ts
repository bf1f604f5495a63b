import { chosenOption } from '../answers.ts';
import type { Stage } from '../stage.ts';

const OPTIONS = [
  { id: 'drop', label: 'Drop it', style: 'danger' as const },
  { id: 'keep', label: 'Keep it', style: 'secondary' as const },
];

const QUESTIONS = [
  { node: 'cache-3', full: 96, seconds: 90 },
  { node: 'cache-1', full: 91, seconds: 180 },
];
/** The shortest life that the demo gives a question, however fast it is played. */
const LEAST_SECONDS = 2;

/** A question that does not wait: without an answer in time the agent does the safe thing. */
export async function playWatch(stage: Stage): Promise<void> {
  const agent = await stage.enter({ name: 'ops-watch', about: 'Looks after the caches.' });
  for (const [index, { node, full, seconds }] of QUESTIONS.entries()) {
    await agent.ping('busy', `${node} is ${full} % full`);
    const ending = await agent.ask(
      `# Drop the cache on ${node}?\n\nIt is **${full} %** full. Dropping it makes the shop slow for about two minutes. ` +
        'If nobody answers in time, I keep it and ask again later.',
      {
        type: 'approval',
        payload: { options: OPTIONS },
        expiresInSeconds: Math.max(LEAST_SECONDS, Math.round(stage.paced(seconds) / 1_000)),
      },
    );
    if (ending.kind === 'expired') await agent.say(`Nobody answered in time, so ${node} keeps its cache.`);
    else if (chosenOption(ending) === 'drop')
      await agent.say(`${node} is empty and fills again.`, { status: 'success' });
    else await agent.say(`${node} keeps its cache.`);
    if (index < QUESTIONS.length - 1) await stage.pause(60);
  }
  await agent.ping('active', 'All caches are well');
}

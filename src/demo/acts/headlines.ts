import { chosenItems, inWords, textOf } from '../answers.ts';
import type { Stage } from '../stage.ts';

const HEADLINES = [
  { id: 'keyboard', label: 'Answer fifty agents before your coffee is cold', description: 'Warm, and makes the point' },
  { id: 'inbox', label: 'One inbox for every question your agents ask', description: 'Plain and precise' },
  { id: 'local', label: 'Your agents ask. Your computer answers.', description: 'Says that nothing leaves it' },
];

const PLACES = [
  { id: 'newsletter', label: 'Newsletter', description: '1,204 readers, goes out on Tuesday' },
  { id: 'website', label: 'Front page of the website', description: 'About 300 visits a day' },
  { id: 'social', label: 'Social posts', description: 'Three posts over the week' },
  { id: 'print', label: 'Printed flyer', description: '500 pieces, needs two days' },
];

const BEFORE =
  'Search is faster. Results now appear while you type, and old messages are found as quickly as new ones. Nothing changes for your agents.';
const AFTER =
  'Search is much faster. Results appear while you type, and messages of any age are found within a moment. Nothing changes for your agents.';

/** Selections of one and of several, and two texts side by side in a plugin. */
export async function playHeadlines(stage: Stage): Promise<void> {
  const agent = await stage.enter({ name: 'copy-desk', about: 'Writes headlines and lets people choose.' });
  await agent.ping('active', 'Three headlines are ready');
  const first = await agent.ask('# Which headline should the launch have?\n\nThe one you take goes on everything.', {
    type: 'selection',
    payload: { mode: 'single', items: HEADLINES, submitLabel: 'Take this one', dismissLabel: 'None of them' },
  });
  const headline = HEADLINES.find(({ id }) => chosenItems(first).includes(id));
  if (headline === undefined) {
    await agent.say('None, then. I will think again and come back tomorrow.');
    await agent.ping('active', null);
    return;
  }
  await agent.say(`“${headline.label}” it is. Thank you.`);

  await stage.pause(14);
  const second = await agent.ask(`# Where shall “${headline.label}” run?`, {
    type: 'selection',
    payload: { mode: 'multi', items: PLACES, submitLabel: 'Run it there', dismissLabel: 'Nowhere yet' },
  });
  const places = PLACES.filter(({ id }) => chosenItems(second).includes(id)).map(({ label }) => label);
  await agent.say(places.length === 0 ? 'It stays in the drawer.' : `Booked: ${inWords(places)}.`, {
    status: places.length === 0 ? 'info' : 'success',
  });

  await stage.pause(20);
  const third = await agent.ask(
    'Which paragraph should go out?',
    { type: 'freeform', payload: {} },
    {
      metadata: {
        plugin: 'compare',
        leftLabel: 'Draft A',
        leftText: BEFORE,
        rightLabel: 'Draft B',
        rightText: AFTER,
        allowNeither: true,
      },
    },
  );
  const label = third.kind === 'answered' ? textOf(third.response.label) : null;
  await agent.say(label === null ? 'Noted.' : `${label} goes out with the next newsletter.`, { status: 'success' });
  await agent.ping('active', null);
}

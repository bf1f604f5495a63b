import type { Stage } from '../stage.ts';

const SOURCE = `flowchart LR
  A[Build] --> B{Tests pass?}
  B -->|yes| C[Canary 5 %]
  B -->|no| D[Fix]
  D --> A
  C --> E{Errors under 0.1 %?}
  E -->|yes| F[Everyone]
  E -->|no| G[Roll back]`;

/** A drawing that a plugin shows. */
export async function playFlow(stage: Stage): Promise<void> {
  const agent = await stage.enter({ name: 'planner', about: 'Draws how things should go.' });
  await agent.ping('active', 'A plan is ready');
  const ending = await agent.ask(
    'Is this how the release should flow?',
    { type: 'freeform', payload: {} },
    { metadata: { plugin: 'diagram', title: 'Release 2.4', source: SOURCE } },
  );
  if (ending.kind === 'answered') await agent.say('Thank you. The plan is stored with your answer.');
  await agent.ping('active', null);
}

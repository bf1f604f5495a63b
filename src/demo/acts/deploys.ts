import { chosenOption, quotedComment } from '../answers.ts';
import type { Stage } from '../stage.ts';

const CHECKS = `All **212** checks passed on \`main\`. One migration runs before the new version takes traffic:

\`\`\`diff
- ALTER TABLE sessions ADD COLUMN device TEXT;
+ ALTER TABLE sessions ADD COLUMN device TEXT NOT NULL DEFAULT '';
\`\`\`

| Service | Now | After |
| --- | --- | --- |
| api | 2.3.1 | 2.4.0 |
| worker | 2.3.1 | 2.4.0 |

Going back takes about 40 seconds and loses nothing.`;

const DEPLOY_OPTIONS = [
  { id: 'deploy', label: 'Deploy', style: 'primary' as const },
  { id: 'staging', label: 'Staging only', style: 'secondary' as const },
  { id: 'stop', label: 'Cancel the release', style: 'danger' as const },
];

const TROUBLE = `Since the new version took traffic, **2.1 %** of the requests to \`/checkout\` fail. Before it were 0.2 %.

- 38 people saw an error page in the last five minutes
- every failure is a timeout of the payment provider, whose status page is green

Rolling back drops the 4 orders that are being paid right now.`;

const TROUBLE_OPTIONS = [
  { id: 'watch', label: 'Watch for 5 minutes', style: 'primary' as const },
  { id: 'rollback', label: 'Roll back now', style: 'danger' as const },
];

/** Approvals, one of them dangerous, and what follows from each answer. */
export async function playDeploys(stage: Stage): Promise<void> {
  const agent = await stage.enter({ name: 'deploy-bot', about: 'Ships releases and asks before each one.' });
  await agent.ping('busy', 'Waiting for a go on 2.4');
  const first = await agent.ask(`# Deploy v2.4 to production?\n\n${CHECKS}`, {
    type: 'approval',
    payload: { options: DEPLOY_OPTIONS, allowComment: true },
  });
  const go = chosenOption(first);
  if (go !== 'deploy') {
    const done = go === 'staging' ? '2.4.0 runs on staging. Production stays on 2.3.1.' : 'The release is cancelled.';
    await agent.say(`${quotedComment(first)}${done}`, { status: 'info' });
    await agent.ping('active', go === 'staging' ? '2.4 is on staging' : null);
    return;
  }
  await agent.ping('busy', 'Deploying 2.4.0');
  await agent.say(`${quotedComment(first)}Deploying 2.4.0 to three regions.`, { status: 'info' });
  await stage.pause(6);
  await agent.say('2.4.0 is out: Frankfurt, Dublin and Virginia, 38 seconds, nobody noticed.', { status: 'success' });
  await agent.ping('active', 'Watching 2.4.0');

  await stage.pause(25);
  await agent.ping('error', 'Checkout errors are up');
  const second = await agent.ask(`# Errors in checkout are up. Roll back to 2.3.1?\n\n${TROUBLE}`, {
    type: 'approval',
    payload: { options: TROUBLE_OPTIONS, allowComment: true },
  });
  if (chosenOption(second) === 'rollback') {
    await agent.say(`${quotedComment(second)}Rolled back to 2.3.1 in 41 seconds. Errors are at 0.2 % again.`, {
      status: 'warning',
    });
    await agent.ping('active', 'Back on 2.3.1');
    return;
  }
  await agent.say(`${quotedComment(second)}Watching. I come back when it gets worse.`, { status: 'info' });
  await stage.pause(12);
  await agent.say('The payment provider has recovered. Errors are at 0.2 % again.', { status: 'success' });
  await agent.ping('active', '2.4.0 is well');
}

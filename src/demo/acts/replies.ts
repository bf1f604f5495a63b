import { textOf } from '../answers.ts';
import type { Stage } from '../stage.ts';

const LETTERS: readonly { readonly question: string; readonly prefill: string }[] = [
  {
    question: `# Reply to Ada’s question about her invoice?

> Hello, I was charged twice in November. Could you look into it? — Ada

The second charge was a failed payment that was released after three days.`,
    prefill: `Hello Ada,

the second charge was a payment that failed; your bank released it on **24 November**. You have paid once.

Kind regards`,
  },
  {
    question: `# Reply to a request for a refund?

> The flyer arrived a day after the event. I would like my money back. — Jonas

The parcel was late by our fault. Refunds up to €100 need no approval.`,
    prefill: `Hello Jonas,

I am sorry: the delay was ours. The full amount of **€72** is on its way back to you.

Kind regards`,
  },
];

/** Texts that the person corrects before they leave. */
export async function playReplies(stage: Stage): Promise<void> {
  const agent = await stage.enter({ name: 'support-desk', about: 'Drafts replies to customers.' });
  for (const [index, { question, prefill }] of LETTERS.entries()) {
    await agent.ping('active', `${LETTERS.length - index} letters wait`);
    const ending = await agent.ask(question, {
      type: 'text-input',
      payload: { prefill, markdown: true, maxLength: 2_000, submitLabel: 'Send it', dismissLabel: 'Do not reply' },
    });
    const text = ending.kind === 'answered' ? textOf(ending.response.text) : null;
    if (text === null) await agent.say('Put aside.');
    else await agent.say(text === prefill ? 'Sent as it was.' : 'Sent with your changes.', { status: 'success' });
    if (index < LETTERS.length - 1) await stage.pause(24);
  }
  await agent.ping('active', 'No letters left');
}

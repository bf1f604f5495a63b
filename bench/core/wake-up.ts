import { type Finding, inMs, percentile } from '../measures.ts';
import { createCaller, ownerToken, startCore } from './running.ts';

const ANSWERS = 300;

/** How long after the person's answer was sent a held wait call has it, and how long after the person had the 201. */
export async function measureWakeUp(): Promise<Finding[]> {
  const core = await startCore();
  const { url = '', apiKey = '', channelId = '' } = core.announced;
  const agent = createCaller(url, { 'x-api-key': apiKey }, 4);
  const person = createCaller(url, { authorization: `Bearer ${await ownerToken(core)}` }, 1);
  try {
    const afterAnswer: number[] = [];
    for (let at = 0; at < ANSWERS; at += 1) {
      const review = { type: 'freeform' };
      const { id } = await agent.send<{ id: string }>('POST', '/api/v1/messages', {
        channelId,
        text: 'May I?',
        review,
      });
      let wokenAt = 0;
      const wait = agent.send('GET', `/api/v1/reviews/${id}/wait?channel=${channelId}`).then(() => {
        wokenAt = performance.now();
      });
      // The call is held once a later one on another connection was answered.
      await agent.send('GET', '/health');
      let answeredAt = 0;
      await Promise.all([
        wait,
        person.send('POST', `/api/messages/${id}/respond`, { response: { ok: true } }).then(() => {
          answeredAt = performance.now();
        }),
      ]);
      afterAnswer.push(Math.max(wokenAt - answeredAt, 0));
    }
    const [p50, p99] = [percentile(afterAnswer, 0.5), percentile(afterAnswer, 0.99)];
    return [
      {
        what: 'wake-up of a held call after the answer is stored, p50',
        measured: inMs(p50),
        target: 'under 3 ms',
        isMet: p50 < 3,
      },
      { what: 'the same, p99', measured: inMs(p99), target: 'under 20 ms', isMet: p99 < 20 },
    ];
  } finally {
    agent.close();
    person.close();
    await core.stop();
  }
}

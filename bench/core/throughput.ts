import { type Finding, rateOf } from '../measures.ts';
import { createCaller, type Running, startBaseline, startCore } from './running.ts';

const CONNECTIONS = [
  { count: 1, target: 0.6 },
  { count: 16, target: 0.6 },
  { count: 64, target: 1 },
];
const ROUND_MS = 2_500;
const ROUNDS = 3;
const TEXT = 'May I deploy version 4.2 to production? All 312 tests are green.';

/** How many messages a second the core stores, as a ratio of bare `node:http` with one durable insert per request. */
export async function measureThroughput(): Promise<Finding[]> {
  const [core, baseline] = [await startCore(), await startBaseline()];
  const findings: Finding[] = [];
  try {
    for (const { count, target } of CONNECTIONS) {
      const [ours, theirs] = [senderOf(core, '/api/v1/messages', count), senderOf(baseline, '/', count)];
      const ratios: number[] = [];
      let [oursRate, theirsRate] = [0, 0];
      await rateOf(count, 500, ours.send);
      // In turns, so that a slow spell of the disk meets both.
      for (let round = 0; round < ROUNDS; round += 1) {
        theirsRate = await rateOf(count, ROUND_MS, theirs.send);
        oursRate = await rateOf(count, ROUND_MS, ours.send);
        ratios.push(oursRate / theirsRate);
      }
      ours.close();
      theirs.close();
      const ratio = ratios.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
      findings.push({
        what: `messages created, ${count} connection${count === 1 ? '' : 's'}`,
        measured: `${ratio.toFixed(2)} of the baseline (last round ${oursRate.toFixed(0)}/s against ${theirsRate.toFixed(0)}/s)`,
        target: `${count === 64 ? 'above' : 'at least'} ${target.toFixed(1)}`,
        isMet: ratio >= target,
      });
    }
  } finally {
    await Promise.all([core.stop(), baseline.stop()]);
  }
  return findings;
}

function senderOf({ announced }: Running, path: string, connections: number) {
  const { url = '', apiKey = '', channelId } = announced;
  const caller = createCaller(url, { 'x-api-key': apiKey }, connections);
  return { send: () => caller.send('POST', path, { channelId, text: TEXT }), close: caller.close };
}

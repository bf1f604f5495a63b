import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { type Finding, inMs, percentile } from '../measures.ts';
import { type Caller, createCaller, ownerToken, type Running, startCore, startCrowd } from './running.ts';

const ANSWERS = 100;
const MEMORY_MAX_MB = 400;
/** Longer than the sockets need to hear of a question or an answer; a person takes longer, too. */
const PAUSE_MS = 60;

interface Crowd {
  readonly calls: number;
  readonly sockets: number;
}

/**
 * Holds wait calls and sockets at once: what the core's process weighs, and how long one answer takes to reach its
 * waiter among all the others. Calls are renewed when their 30 s are over, as agents do.
 */
export async function measureHeldCalls({ calls, sockets }: Crowd): Promise<Finding[]> {
  const core = await startCore();
  const { url = '', apiKey = '', channelId = '' } = core.announced;
  const token = await ownerToken(core);
  const agent = createCaller(url, { 'x-api-key': apiKey }, 4);
  const person = createCaller(url, { authorization: `Bearer ${token}` }, 1);
  const ask = async () =>
    (await agent.send<{ id: string }>('POST', '/api/v1/messages', { channelId, review: { type: 'freeform' } })).id;
  const crowd = await startCrowd({ url, apiKey, token, channelId, messageId: await ask(), calls, sockets });
  try {
    const times = await answerTimes({ agent, person, channelId, ask });
    const memoryMb = await residentMb(core);
    const p99 = percentile(times, 0.99);
    return [
      {
        what: `memory of the core with ${calls} held calls and ${sockets} sockets`,
        measured: `${memoryMb.toFixed(0)} MB`,
        target: `under ${MEMORY_MAX_MB} MB`,
        isMet: memoryMb < MEMORY_MAX_MB,
      },
      {
        what: 'an answer to its waiter among them, from sending it, p50 and p99',
        measured: `${inMs(percentile(times, 0.5))}, ${inMs(p99)}`,
        target: 'p99 under 50 ms',
        isMet: p99 < 50,
      },
    ];
  } finally {
    await crowd.stop();
    agent.close();
    person.close();
    await core.stop();
  }
}

interface Asking {
  readonly agent: Caller;
  readonly person: Caller;
  readonly channelId: string;
  readonly ask: () => Promise<string>;
}

/** Milliseconds from sending an answer to the waiter having it. */
async function answerTimes({ agent, person, channelId, ask }: Asking): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < ANSWERS; at += 1) {
    const id = await ask();
    await setTimeout(PAUSE_MS);
    let wokenAt = 0;
    const wait = agent.send('GET', `/api/v1/reviews/${id}/wait?channel=${channelId}`).then(() => {
      wokenAt = performance.now();
    });
    await agent.send('GET', '/health');
    const sentAt = performance.now();
    await Promise.all([wait, person.send('POST', `/api/messages/${id}/respond`, { response: { ok: true } })]);
    times.push(wokenAt - sentAt);
    await setTimeout(PAUSE_MS);
  }
  return times;
}

/** What the process holds in memory, in MB; Linux only, elsewhere NaN. */
async function residentMb({ pid }: Running): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

// Asks people in Placet Desk, or at any Placet server. Needs Node 20 or newer and nothing else.
// The program on this computer is found by its agent.json; PLACET_URL and PLACET_API_KEY name another one.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const HELD_MS = 25_000;
const LONGEST_PAUSE_MS = 5_000;

/** The server refuses (`status` is the HTTP status) or does not answer (`status` is 0). */
export class PlacetError extends Error {
  constructor(status, message, options) {
    super(message, options);
    this.status = status;
  }

  get isTemporary() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/**
 * Asks and waits. Answers `{ status: 'completed', response }`, or `{ status }` with `expired`, `timeout` (the question
 * stays open) or `withdrawn`. When `signal` is aborted the question is taken back and the signal's reason is thrown.
 */
export async function ask({ text, agent = 'JavaScript', review = { type: 'approval' }, timeoutMs, signal }) {
  const message = await post({ text, review }, agent);
  const expiry = Date.parse(message.review.expiresAt) + 60_000;
  const deadline = timeoutMs === undefined ? expiry : Date.now() + timeoutMs;
  try {
    return await wait(message, deadline, signal);
  } catch (error) {
    // When this fails too, the question expires by itself.
    if (signal?.aborted) await takeBack(message).catch(() => {});
    throw error;
  }
}

async function takeBack({ id, channelId: channel }) {
  const { review } = await call('GET', `/api/v1/messages/${id}`, { channel });
  if (review.status === 'pending') await call('DELETE', `/api/v1/messages/${id}`, { channel });
}

/** Says something that wants no answer; `status` may be info, success, warning or error. */
export function notify({ text, agent = 'JavaScript', status }) {
  return post({ text, status }, agent);
}

async function wait({ id, channelId: channel }, deadline, signal) {
  let pauseMs = 200;
  for (;;) {
    signal?.throwIfAborted();
    const begun = Date.now();
    const timeout = Math.min(HELD_MS, deadline - begun);
    if (timeout <= 0) return { status: 'timeout' };
    try {
      const answer = await call('GET', `/api/v1/reviews/${id}/wait`, { channel, timeout }, undefined, timeout + 10_000, signal);
      if (answer.status === 'expired') return { status: 'expired' };
      if (answer.status === 'completed') {
        // The person sees that the answer was taken; nothing depends on it.
        await call('POST', `/api/v1/messages/${id}/ack`, { channel }, {}, 2_000).catch(() => {});
        return { status: 'completed', response: answer.response ?? answer.message.review.response };
      }
    } catch (error) {
      if (error.status === 404) return { status: 'withdrawn' };
      // A program that is away may come back; one that has been away until the end is not silence of a person.
      if (!error.isTemporary || Date.now() + pauseMs >= deadline) throw error;
    }
    // A server that stops answers at once; without a pause the next call would only meet a closed door.
    if (Date.now() - begun >= Math.min(2_000, timeout)) {
      pauseMs = 200;
      continue;
    }
    await pause(Math.max(0, Math.min(pauseMs, deadline - Date.now())), undefined, { signal });
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
  }
}

async function post(content, agent) {
  const agents = await call('GET', '/api/v1/agents');
  const { id: channelId } =
    agents.findLast(({ name }) => name === agent) ?? (await call('POST', '/api/v1/agents', {}, { name: agent }));
  // The same id in every try: a call whose answer was lost makes no second message.
  const body = { channelId, clientId: randomUUID(), ...content };
  for (let triesLeft = 5; ; triesLeft -= 1) {
    try {
      return await call('POST', '/api/v1/messages', {}, body);
    } catch (error) {
      if (!error.isTemporary || triesLeft === 0) throw error;
      await pause(1_000);
    }
  }
}

/** One call of the agent API; see /api/docs of the server. Raises {@link PlacetError}. */
export async function call(method, path, query = {}, body = undefined, limitMs = 10_000, signal = undefined) {
  const { url, apiKey } = await findProgram();
  const limit = AbortSignal.timeout(limitMs);
  let answer;
  let content;
  try {
    answer = await fetch(`${url}${path}?${new URLSearchParams(query)}`, {
      method,
      headers: { 'x-api-key': apiKey, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    });
    content = await answer.json();
  } catch (cause) {
    signal?.throwIfAborted();
    throw new PlacetError(answer?.status ?? 0, `Placet Desk does not answer at ${url}. Is it running?`, { cause });
  }
  if (!answer.ok) throw new PlacetError(answer.status, content.message ?? answer.statusText);
  return content;
}

/** Address and key. Read anew for each call: after a restart the program may be at another port. */
async function findProgram() {
  const { PLACET_URL: url, PLACET_API_KEY: apiKey } = process.env;
  if (url) {
    if (!apiKey) throw new PlacetError(401, 'PLACET_URL is set, but PLACET_API_KEY is not: set both, or neither.');
    return { url: url.replace(/\/+$/, ''), apiKey };
  }
  const file = join(dataFolder(), 'agent.json');
  try {
    const access = JSON.parse(await readFile(file, 'utf8'));
    return { url: access.url, apiKey: apiKey || access.apiKey };
  } catch (cause) {
    const advice = 'Start Placet Desk once, or set PLACET_URL and PLACET_API_KEY.';
    throw new PlacetError(0, `${file} cannot be read, which says where Placet Desk is. ${advice}`, { cause });
  }
}

function dataFolder() {
  const { PLACET_DESK_DATA, APPDATA, XDG_DATA_HOME } = process.env;
  const home = homedir();
  if (PLACET_DESK_DATA) return PLACET_DESK_DATA;
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', 'Placet Desk', 'core');
  if (process.platform === 'win32') return join(APPDATA ?? join(home, 'AppData', 'Roaming'), 'Placet Desk', 'core');
  return join(XDG_DATA_HOME || join(home, '.local', 'share'), 'placet-desk');
}

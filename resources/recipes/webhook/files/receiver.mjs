// Receives Placet Desk's webhooks and prints one line of JSON for each. Needs Node 20 or newer and nothing else.
// PORT and HOST say where it listens; PLACET_WEBHOOK_SECRET (whsec_…) makes it take signed calls only.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';

const { PORT = '8787', HOST = '127.0.0.1', PLACET_WEBHOOK_SECRET: secret = '' } = process.env;
const TOLERANCE_SECONDS = 300;
const REMEMBERED = 1000;
const taken = new Set();

/** Put your own work in this place. Answer soon: the call is given up after 10 seconds. */
function handle({ event, message_id: messageId, response, message }) {
  console.log(JSON.stringify({ event, messageId: messageId ?? message?.id, response, text: message?.text }));
}

const server = createServer(async (request, answer) => {
  const reply = (status, words) => answer.writeHead(status, { 'content-type': 'text/plain' }).end(words);
  if (request.method !== 'POST') return reply(405, 'Only POST.');
  const body = await buffer(request);
  const id = request.headers['webhook-id'];
  if (secret !== '' && !isSigned(request.headers, body)) return reply(401, 'The signature is wrong.');
  // A delivery that is tried again has the same id.
  if (id !== undefined && taken.has(id)) return reply(200, 'Known already.');
  let content;
  try {
    content = JSON.parse(body.toString('utf8'));
  } catch {
    return reply(400, 'That is no JSON.');
  }
  handle(content);
  if (id !== undefined) taken.add(id);
  if (taken.size > REMEMBERED) taken.delete(taken.values().next().value);
  return reply(200, 'Taken.');
});

/** Standard Webhooks: HMAC-SHA256 of `id.timestamp.body`, any of the listed signatures. */
function isSigned(headers, body) {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures = '' } = headers;
  if (id === undefined || !(Math.abs(Date.now() / 1000 - Number(timestamp)) <= TOLERANCE_SECONDS)) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
  return signatures.split(' ').some((signature) => {
    const given = Buffer.from(signature.replace(/^v1,/, ''), 'base64');
    return signature.startsWith('v1,') && given.length === expected.length && timingSafeEqual(given, expected);
  });
}

server.on('error', (error) => {
  console.error(`It cannot listen at ${HOST}:${PORT} (${error.code}). Choose another PORT.`);
  process.exitCode = 69;
});
server.listen(Number(PORT), HOST, () => console.error(`Listening at http://${HOST}:${server.address().port}/`));

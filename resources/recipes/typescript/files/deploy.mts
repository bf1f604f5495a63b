// Asks before it deploys, and says afterwards how it went.
import { connect, PlacetError } from 'placet-desk/client';

const EXIT_CODES = { approve: 0, reject: 1, expired: 2, timeout: 3, withdrawn: 75 };
const agent = 'deploy-bot';
const leaving = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => leaving.abort());

try {
  const desk = connect();
  const outcome = await desk.ask(
    {
      agent,
      text: process.argv[2] ?? 'Deploy v2?',
      review: {
        type: 'approval',
        payload: {
          options: [
            { id: 'approve', label: 'Deploy', style: 'primary' },
            { id: 'reject', label: 'Not now', style: 'danger' },
          ],
          allowComment: true,
        },
        expiresInSeconds: Number(process.env.EXPIRES_IN_SECONDS ?? 3600),
      },
    },
    { signal: leaving.signal, withdrawOnAbort: true },
  );
  if (outcome.status !== 'completed') {
    console.error(`Nobody answered: ${outcome.status}.`);
    process.exitCode = EXIT_CODES[outcome.status];
  } else if (outcome.response.selectedOption === 'approve') {
    console.log('Deploying.');
    await desk.notify({ agent, text: 'Deployed.', status: 'success' });
  } else {
    console.log(`Not now: ${outcome.response.comment ?? 'no reason given'}.`);
    process.exitCode = EXIT_CODES.reject;
  }
} catch (error) {
  if (leaving.signal.aborted) {
    console.error('The question was taken back.');
    process.exitCode = 130;
  } else if (error instanceof PlacetError) {
    console.error(error.message);
    process.exitCode = error.isTemporary ? 69 : 77;
  } else throw error;
}

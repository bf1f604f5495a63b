import { createServer } from 'node:net';
import { startAskingAgent } from './agent-process.ts';
import { expect, test } from './fixtures.ts';

const question = { text: 'Ship it?', review: { type: 'approval' } };

test('when the core dies its death is shown, it starts again, and the agent that waits gets its answer', async ({
  desk,
}) => {
  const { app, page, agentFile, output } = await desk.start({ PLACET_DESK_PORT: String(await freePort()) });
  const before = agentFile();
  await fetch(`${before.url}/api/v1/messages`, {
    method: 'POST',
    headers: { 'x-api-key': before.apiKey, 'content-type': 'application/json' },
    body: JSON.stringify({ channelId: before.channelId, ...question }),
  });
  await expect(page.getByRole('heading', { name: 'Ship it?' })).toBeVisible();

  const corePid = await app.evaluate(
    ({ app: program }) => program.getAppMetrics().find(({ name }) => name === 'Placet Desk core')?.pid ?? 0,
  );
  expect(corePid).toBeGreaterThan(0);
  process.kill(corePid, 'SIGKILL');
  // What it writes while it starts may come before anybody listens; what comes after the death does not.
  await expect.poll(output).toMatch(/stopped unexpectedly[\s\S]*Agents connect to/);
  await expect(page.locator('[data-state="online"]').first()).toBeVisible();
  await expect(page.getByText(/stopped unexpectedly at .* was started again/)).toBeVisible();
  expect(agentFile()).toEqual(before);

  const pending = await fetch(`${before.url}/api/v1/reviews/pending`, { headers: { 'x-api-key': before.apiKey } });
  expect(await pending.json()).toHaveLength(1);
  const agent = await startAskingAgent(before, { text: 'And this?', review: { type: 'approval' } });
  // The first question is still open, so the second waits its turn; answering the first brings it up.
  await page.getByRole('button', { name: /Approve/ }).click();
  await expect(page.getByRole('heading', { name: 'And this?' })).toBeVisible();
  await page.getByRole('button', { name: /Approve/ }).click();
  expect(await agent.report).toMatchObject({ status: 'completed', response: { selectedOption: 'approve' } });
});

test('a taken port is named with what holds it, and the next free one is used and shown', async ({ desk }) => {
  const holder = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => holder.once('listening', resolve));
  const address = holder.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { page, agentFile } = await desk.start({ PLACET_DESK_PORT: String(port) });
  await expect(page.getByText(new RegExp(`Port ${port} is used by .*process ${process.pid}`))).toBeVisible();
  expect(Number(new URL(agentFile().url).port)).toBeGreaterThan(port);
  holder.close();
});

test('a data folder that cannot be used is explained, and "Start again" works once it can', async ({ desk }) => {
  const { spawn } = await import('node:child_process');
  const { resolve } = await import('node:path');
  const cli = resolve(import.meta.dirname, '../../out/main/cli.js');
  const holder = spawn(process.execPath, [cli, 'serve', '--json', '--port', '0', '--data', desk.dataFolder], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await new Promise((settle) => holder.stdout.once('data', settle));
  const { page } = await desk.startUnsettled();
  await expect(page.getByText(/in use by another Placet Desk/)).toBeVisible();
  const ended = new Promise((settle) => holder.once('exit', settle));
  holder.kill();
  await ended;
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect(page.locator('[data-state="online"]').first()).toBeVisible();
});

/** A port that was free a moment ago; the program takes the next one if it no longer is. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

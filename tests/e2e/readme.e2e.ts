import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from './fixtures.ts';

const CHECKOUT = resolve(import.meta.dirname, '../..');
const README = readFileSync(join(CHECKOUT, 'README.md'), 'utf8');

/** The commands under a `<!-- tested: NAME -->` mark of the README. */
function commands(name: string): string {
  const block = new RegExp(`<!-- tested: ${name} -->\\n\`\`\`sh\\n([\\s\\S]*?)\`\`\``).exec(README)?.[1];
  if (block === undefined) throw new Error(`The README has no commands marked "tested: ${name}"`);
  return block;
}

test('the README’s curl commands work as they stand, with the key, the channel and the port of this program', async ({
  desk,
}) => {
  const { page, agentFile } = await desk.start();
  const { url, apiKey, channelId } = agentFile();
  const sh = (script: string) => execFileSync('sh', ['-euc', script], { encoding: 'utf8', timeout: 30_000 });
  const here = (script: string) =>
    script.replace('http://localhost:3001', url).replace('hp_…', apiKey).replace('c…', channelId);

  const created = JSON.parse(sh(here(commands('ask')))) as { id: string };
  await expect(page.getByRole('heading', { name: 'Deploy v2 to production?' })).toBeVisible();
  await page.keyboard.press('1');
  const variables = `KEY=${apiKey}\nCHANNEL=${channelId}\nID=${created.id}\n`;
  const waited = JSON.parse(sh(variables + here(commands('wait')))) as unknown;
  expect(waited).toMatchObject({ status: 'completed', response: { selectedOption: 'approve' } });
});

test('the README’s serve command prints JSON as its very first line, and ends on SIGTERM within 2 s', async ({
  desk,
}) => {
  const command = commands('serve')
    .split('\n')
    .find((line) => line.includes('--json'));
  const script = command?.replace(/#.*/, '').replace('./desk-data', join(desk.dataFolder, 'serve'));
  const serving = spawn('sh', ['-c', `exec ${script}`], {
    cwd: CHECKOUT,
    env: { ...process.env, PLACET_DESK_OFFLINE: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: serving.stdout }), 'line')) as [string];
  const printed = JSON.parse(line) as Record<string, string>;
  expect(Object.keys(printed).sort()).toEqual(['apiKey', 'channelId', 'email', 'password', 'url']);
  const health = await fetch(`${printed.url}/health`);
  expect(health.status).toBe(200);

  const ended = once(serving, 'exit');
  const askedAtMs = Date.now();
  serving.kill('SIGTERM');
  await ended;
  expect(Date.now() - askedAtMs).toBeLessThan(2_000);
});

test('the README’s command for managing a data folder says what there is', () => {
  const help = execFileSync('sh', ['-euc', commands('manage')], { cwd: CHECKOUT, encoding: 'utf8', timeout: 30_000 });
  for (const command of ['ask', 'serve', 'backup', 'restore', 'keys, agents, users']) expect(help).toContain(command);
});

test('every file and every picture that the README and the other pages point at is there', () => {
  const inFolder = (folder: string) =>
    readdirSync(join(CHECKOUT, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name));
  const pages = ['.', 'docs', 'docs/guide'].flatMap(inFolder);
  expect(pages).toContain(join('docs/guide', 'README.md'));
  for (const page of pages) {
    const text = readFileSync(join(CHECKOUT, page), 'utf8');
    const targets = [...text.matchAll(/(?:\]\(|\bsrc(?:set)?=")(?!https?:)([^)#"]+)/g)].map((match) => match[1] ?? '');
    const missing = targets.filter((target) => !existsSync(join(CHECKOUT, dirname(page), target)));
    expect(missing, page).toEqual([]);
  }
});

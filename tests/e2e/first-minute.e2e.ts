import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from './fixtures.ts';

const CHECKOUT = resolve(import.meta.dirname, '../..');

test('from an empty folder to the first question of one’s own agent takes less than a minute', async () => {
  // It builds what is older than its sources; only the steps themselves have to be within the minute.
  test.setTimeout(180_000);
  const run = promisify(execFile)(process.execPath, ['scripts/first-minute.mjs'], {
    cwd: CHECKOUT,
    env: { ...process.env, PLACET_DESK_OFFLINE: '1' },
  });
  // It ends with another code, and this raises, when a step takes longer.
  const { stdout } = await run;
  expect(stdout).toContain('agent.json is there');
  expect(stdout).toContain('the question by curl is open');
  expect(stdout).toContain('the question by npx placet-desk ask is open');
  expect(stdout).toContain('Within the first minute.');
});

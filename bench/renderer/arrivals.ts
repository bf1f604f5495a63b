import { ask } from '../../tests/e2e/api.ts';
import { type Finding, inMs, percentile } from '../measures.ts';
import { showList } from './hands.ts';
import type { BenchWindow } from './window.ts';

const ARRIVALS = 60;
const PAINTED_MAX_MS = 50;
const BURST = 1_000;
const ANSWER_MAX_MS = 100;
/** Sooner than anything that waits already, so that it comes first. */
const SOON = { expiresInSeconds: 3_600 };

const nowMs = (): number => performance.timeOrigin + performance.now();

/** From an agent's POST to its painted row, beside what the agent waits for the answer to that POST. */
export async function measureArrivals({ page, access }: BenchWindow): Promise<Finding[]> {
  await showList(page, 'n', 'Needs review');
  const painted: number[] = [];
  const answered: number[] = [];
  for (let at = 0; at < ARRIVALS; at += 1) {
    // The first row is chosen, so that the list stays where it is, and the person looks at another window: while they
    // are in the middle of answering, arrivals wait in the pill.
    await page.locator('.queue-row').first().click();
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    const text = `Arrival ${at} of the benchmark?`;
    const seen = page.evaluate((words) => window.probe.whenPainted('.queue-row', words), text);
    const sent = nowMs();
    await ask(access, text, { expiresInSeconds: SOON.expiresInSeconds - at * 10 });
    answered.push(nowMs() - sent);
    painted.push((await seen) - sent);
  }
  const [p50, p95] = [percentile(painted, 0.5), percentile(painted, 0.95)];
  const baseline = percentile(answered, 0.95);
  return [
    {
      what: `an agent's POST to its painted row, p95 of ${ARRIVALS} (p50 ${inMs(p50)})`,
      measured: `${inMs(p95)}, the POST's own answer ${inMs(baseline)}: ${(p95 / baseline).toFixed(2)} times`,
      target: `under ${PAINTED_MAX_MS} ms`,
      isMet: p95 < PAINTED_MAX_MS,
    },
  ];
}

/** A thousand messages in one second, and what a person who goes on working notices of it. */
export async function measureBurst({ page, access }: BenchWindow): Promise<Finding[]> {
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await showList(page, 'n', 'Needs review');
  await page.evaluate(() => window.probe.watchKeys('j', '.message-title'));
  await page.evaluate(() => window.probe.watchFrames());
  const started = performance.now();
  let sentCount = 0;
  const lane = async (): Promise<void> => {
    while (sentCount < BURST) {
      const at = sentCount++;
      const dueMs = at * (1_000 / BURST) - (performance.now() - started);
      if (dueMs > 1) await new Promise((resolve) => setTimeout(resolve, dueMs));
      await ask(access, `Burst ${at} of the benchmark?`, { expiresInSeconds: 3_600 + (at % 7) * 60 });
    }
  };
  const lanes = Promise.all(Array.from({ length: 16 }, lane));
  const keys: number[] = [];
  let isOver = false;
  void lanes.then(() => {
    isOver = true;
  });
  while (!isOver) {
    const measured = page.evaluate(() => window.probe.nextKeyMs());
    await page.keyboard.press('j');
    keys.push(await measured);
  }
  const seconds = (performance.now() - started) / 1_000;
  await page.locator('.arrivals', { hasText: new RegExp(BURST.toLocaleString('en').replace(',', '\\D?')) }).waitFor();
  const wholeSeconds = (performance.now() - started) / 1_000;
  const { silenceMs } = await page.evaluate(() => window.probe.frames());
  const keyMs = Math.max(...keys);
  const rate = `${BURST} messages taken in ${seconds.toFixed(1)} s, all known after ${wholeSeconds.toFixed(1)} s`;
  const target = `at most ${ANSWER_MAX_MS} ms`;
  return [
    {
      what: `burst, longest silence of the page (${rate})`,
      measured: inMs(silenceMs),
      target,
      isMet: silenceMs <= 100,
    },
    { what: `burst, slowest of ${keys.length} key presses`, measured: inMs(keyMs), target, isMet: keyMs <= 100 },
  ];
}

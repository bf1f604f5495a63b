import type { Page } from 'playwright';
import { type Finding, inMs, percentile } from '../measures.ts';
import type { BenchWindow } from './window.ts';

const PRESSES = 80;
const KEY_MAX_MS = 50;
const FRAME_MAX_MS = 50;

/** A figure beside the baseline's, with how many times as long it took. */
export function besides(ms: number, baselineMs: number): string {
  return `${inMs(ms)}, plain page ${inMs(baselineMs)}: ${(ms / baselineMs).toFixed(2)} times`;
}

async function pressKeys(page: Page, key: string, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const measured = page.evaluate(() => window.probe.nextKeyMs());
    await page.keyboard.press(key);
    times.push(await measured);
  }
  return times;
}

/** What a plain page needs for the same. */
export interface Baseline {
  readonly keyMs: number;
  readonly frameMs: number;
}

/** Measures the plain page by the same keys and wheel turns. */
export async function measureBaseline(plain: Page): Promise<Baseline> {
  await plain.evaluate(() => window.probe.watchKeys('j', 'h2'));
  const keyMs = percentile(await pressKeys(plain, 'j', PRESSES), 0.95);
  return { keyMs, frameMs: (await scrollThrough(plain, '#rows')).frameMs };
}

/** From a key press to the next review being painted, in the queue and in the list of everything. */
export async function measureKeys({ page }: BenchWindow, baseline: Baseline): Promise<Finding[]> {
  await page.evaluate(() => window.probe.watchKeys('j', '.message-title'));
  const findings: Finding[] = [];
  for (const [list, go] of [
    ['Needs review', 'n'],
    ['All', 'a'],
  ] as const) {
    await showList(page, go, list);
    const first = (await pressKeys(page, 'j', 1))[0] ?? Number.NaN;
    const p95 = percentile(await pressKeys(page, 'j', PRESSES), 0.95);
    findings.push({
      what: `“${list}”: key press to painted next review, p95 of ${PRESSES} (the first ${inMs(first)})`,
      measured: besides(p95, baseline.keyMs),
      target: `under ${KEY_MAX_MS} ms`,
      isMet: p95 < KEY_MAX_MS,
    });
  }
  return findings;
}

/** Goes to a queue by its two keys. */
export async function showList(page: Page, key: string, title: string): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press(key);
  await page.locator('.queue-title', { hasText: title }).waitFor();
  await page.locator('.queue-row').first().waitFor();
}

async function scrollThrough(page: Page, selector: string): Promise<{ frameMs: number; frameCount: number }> {
  const box = page.locator(selector);
  await box.hover();
  await page.evaluate(() => window.probe.watchFrames());
  for (let at = 0; at < 150; at += 1) await page.mouse.wheel(0, at < 75 ? 300 : 3_000);
  // As dragging the bar does: far jumps, each to rows that were never there before.
  for (let at = 1; at <= 20; at += 1) {
    await box.evaluate(async (element, share) => {
      element.scrollTop = element.scrollHeight * share;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }, at / 20);
  }
  return page.evaluate(() => window.probe.frames());
}

/** The longest frame while all rows are scrolled through, by wheel and by the bar. */
export async function measureScrolling({ page }: BenchWindow, baseline: Baseline): Promise<Finding[]> {
  await showList(page, 'a', 'All');
  const { frameMs, frameCount } = await scrollThrough(page, '.queue-list');
  return [
    {
      what: `scrolling all rows, longest of ${frameCount} frames`,
      measured: besides(frameMs, baseline.frameMs),
      target: `at most ${FRAME_MAX_MS} ms`,
      isMet: frameMs <= FRAME_MAX_MS,
    },
  ];
}

/** Words that many messages have, few, and none; a condition; enough keys for a percentile. */
const QUERIES = ['deploy of build 9', 'status:completed release', 'nothing has these words', 'has:attachment invoice'];

/** From a key press in the search to its painted results. */
export async function measureSearch({ page }: BenchWindow): Promise<Finding[]> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  const box = page.locator('input:focus');
  const what = 'typing in the search, longest time without an answer per key';
  if ((await box.count()) === 0) {
    return [{ what, measured: 'this build has no search', target: `p95 under ${KEY_MAX_MS} ms`, isMet: null }];
  }
  const times: number[] = [];
  for (const query of QUERIES) {
    for (const key of query) {
      await page.evaluate(() => window.probe.watchFrames());
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      times.push(
        await page.evaluate(async () => {
          for (let frame = 0; frame < 4; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
          return window.probe.frames().silenceMs;
        }),
      );
    }
    // Empties the box.
    await page.keyboard.press('Escape');
  }
  // Leaves the search.
  await page.keyboard.press('Escape');
  const p95 = percentile(times, 0.95);
  return [{ what, measured: inMs(p95), target: `p95 under ${KEY_MAX_MS} ms`, isMet: p95 < KEY_MAX_MS }];
}

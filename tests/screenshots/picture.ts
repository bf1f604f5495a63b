import { join, resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, type RunningDesk } from '../e2e/fixtures.ts';

const CHECKOUT = resolve(import.meta.dirname, '../..');
/** What README shows as well, so it does not lie among those of the guide. */
const IN_README: ReadonlySet<string> = new Set(['welcome', 'review']);
const WHOLE = { width: 1280, height: 800 };
const SMALL = { width: 900, height: 600 };
const THEMES = ['light', 'dark'] as const;
/** What stays around a part that is cut out. */
const MARGIN_PX = 12;

/** What of the window a picture shows. */
export interface PictureOptions {
  /** Only what these cover; the whole window when there are none. */
  readonly parts?: readonly Locator[];
  /** Cut without a margin, for what has an edge of its own. */
  readonly isTight?: boolean;
  /** What must be there again before each shot, for what goes away by itself. */
  readonly prepare?: () => Promise<void>;
}

async function resize({ app, page }: RunningDesk, size: typeof WHOLE): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([size.width, size.height]);
}

/** Waits until texts are laid out and the fonts are there: the first frame is not what people see. */
async function settle(page: Page): Promise<void> {
  await expect(page.locator('.markdown-plain')).toHaveCount(0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  });
}

/** The rectangle around all parts, with a margin, inside the window. */
async function around(parts: readonly Locator[], size: typeof WHOLE, isTight: boolean) {
  const boxes = [];
  for (const part of parts) {
    const box = await part.boundingBox({ timeout: 5_000 });
    if (box === null) throw new Error(`Not to be seen: ${part}`);
    boxes.push(box);
  }
  const rightmost = Math.max(...boxes.map(({ x, width }) => x + width));
  // A whole pane is cut at its own edge: beside it is the next one.
  const margin = isTight || rightmost >= size.width ? 0 : MARGIN_PX;
  const left = Math.max(0, Math.floor(Math.min(...boxes.map(({ x }) => x)) - margin));
  const top = Math.max(0, Math.floor(Math.min(...boxes.map(({ y }) => y)) - margin));
  const right = Math.min(size.width, Math.ceil(rightmost + margin));
  const bottom = Math.min(
    size.height,
    Math.ceil(Math.max(...boxes.map(({ y, height }) => y + height)) + (isTight ? 0 : MARGIN_PX)),
  );
  return { x: left, y: top, width: right - left, height: bottom - top };
}

interface Shot extends PictureOptions {
  readonly size: typeof WHOLE;
  readonly fileOf: (theme: string) => string;
}

async function shoot(running: RunningDesk, { size, fileOf, parts, isTight = false, prepare }: Shot): Promise<void> {
  const { page } = running;
  await resize(running, size);
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    await prepare?.();
    await settle(page);
    const clip = parts ? { clip: await around(parts, size, isTight) } : {};
    await page.screenshot({ path: join(CHECKOUT, fileOf(theme)), animations: 'disabled', scale: 'css', ...clip });
  }
}

/** Pictures of the small window in both themes, for whoever judges the design. */
async function judge(running: RunningDesk, name: string, { prepare }: PictureOptions): Promise<void> {
  const fileOf = (theme: string) => `out/screenshots/${name}-${theme}-small.png`;
  await shoot(running, { size: SMALL, fileOf, ...(prepare ? { prepare } : {}) });
  await resize(running, WHOLE);
}

/** Pictures in both themes that no page shows: of the whole window and of a small one, for whoever judges the design. */
export async function look(running: RunningDesk, name: string, options: PictureOptions = {}): Promise<void> {
  await shoot(running, { ...options, size: WHOLE, fileOf: (theme) => `out/screenshots/${name}-${theme}.png` });
  await judge(running, name, options);
}

/** Pictures for a page of the guide in both themes, and those of a small window beside them. */
export async function picture(running: RunningDesk, name: string, options: PictureOptions = {}): Promise<void> {
  const folder = IN_README.has(name) ? 'docs/images' : 'docs/images/guide';
  await shoot(running, { ...options, size: WHOLE, fileOf: (theme) => `${folder}/${name}-${theme}.png` });
  await judge(running, name, options);
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { arrangementOf, type PlacedDisplay, placeFor, readPlaces, withPlace, writePlaces } from './window-state.ts';

const display = (x: number, width: number, height: number, top = 0): PlacedDisplay => ({
  bounds: { x, y: 0, width, height },
  workArea: { x, y: top, width, height: height - top },
  scaleFactor: 1,
});
const LAPTOP = display(0, 1366, 768, 24);
const SCREEN = display(1366, 2560, 1440);
const at = (x: number, y: number, width: number, height: number) => ({
  bounds: { x, y, width, height },
  isMaximized: false,
});

it('the window comes back where it was with the same displays', () => {
  const docked = withPlace([], [LAPTOP, SCREEN], at(1700, 200, 1600, 1000));
  const both = withPlace(docked, [LAPTOP], at(40, 60, 1000, 600));
  expect(placeFor(both, [SCREEN, LAPTOP])).toEqual(at(1700, 200, 1600, 1000));
  expect(placeFor(both, [LAPTOP])).toEqual(at(40, 60, 1000, 600));
  expect(withPlace(both, [LAPTOP], at(0, 24, 900, 500))).toHaveLength(2);
});

it('is never off the screen: with other displays it is moved, and made smaller where it must be', () => {
  const kept = withPlace([], [LAPTOP, SCREEN], at(1700, 200, 1600, 1000));
  expect(placeFor(kept, [LAPTOP])).toEqual(at(0, 24, 1366, 744));
  const aside = withPlace([], [LAPTOP], at(-700, -300, 800, 600));
  expect(placeFor(aside, [LAPTOP])).toEqual(at(0, 24, 800, 600));
  expect(placeFor(withPlace([], [SCREEN], at(90_000, 90_000, 800, 600)), [SCREEN])).toEqual(at(3126, 840, 800, 600));
});

it('is left to the system on a first start, and the oldest arrangements are forgotten', () => {
  expect(placeFor([], [LAPTOP])).toBeNull();
  let kept = withPlace([], [LAPTOP], at(1, 30, 800, 600));
  for (let width = 0; width < 12; width += 1)
    kept = withPlace(kept, [display(0, 2000 + width, 900)], at(0, 0, 700, 500));
  expect(kept).toHaveLength(12);
  expect(kept.some(({ displays }) => displays === arrangementOf([LAPTOP]))).toBe(false);
});

it('survives a restart, and a file that cannot be read counts as none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'window-state-'));
  const file = join(folder, 'window.json');
  expect(readPlaces(file)).toEqual([]);
  const kept = withPlace([], [LAPTOP], at(1, 30, 800, 600));
  writePlaces(file, kept);
  expect(readPlaces(file)).toEqual(kept);
  for (const damaged of [
    '{"bounds":1}',
    '[null]',
    '[{"bounds":{"x":1,"y":1},"isMaximized":false,"displays":""}]',
    '[',
  ]) {
    writeFileSync(file, damaged);
    expect(readPlaces(file)).toEqual([]);
  }
  rmSync(folder, { recursive: true });
});

import { readFileSync, writeFileSync } from 'node:fs';
import type { Rectangle } from 'electron';

/** Where the window is. */
export interface WindowPlace {
  readonly bounds: Rectangle;
  readonly isMaximized: boolean;
}
interface KeptPlace extends WindowPlace {
  /** The arrangement, named by {@link arrangementOf}. */
  readonly displays: string;
}
/** Where it was with each arrangement of displays, the last one first. */
export type KeptPlaces = readonly KeptPlace[];

/** A display as far as the place of a window depends on it. */
export interface PlacedDisplay {
  readonly bounds: Rectangle;
  readonly workArea: Rectangle;
  readonly scaleFactor: number;
}

/** A desk, a sofa, a meeting room and some more; who has more arrangements can move the window once. */
const KEPT_COUNT = 12;

/** Names an arrangement of displays, whichever of them the system counts first. */
export function arrangementOf(displays: readonly PlacedDisplay[]): string {
  return displays
    .map(({ bounds: { x, y, width, height }, scaleFactor }) => `${width}x${height}@${scaleFactor}+${x}+${y}`)
    .sort()
    .join(' ');
}

/**
 * Where the window goes: where it was with these displays, or else as large as it last was. Always as a whole on a
 * display, whatever became of the displays; null leaves the place to the system.
 */
export function placeFor(kept: KeptPlaces, displays: readonly PlacedDisplay[]): WindowPlace | null {
  const arrangement = arrangementOf(displays);
  const place = kept.find((known) => known.displays === arrangement) ?? kept[0];
  const areas = displays.map(({ workArea }) => workArea);
  const area = [...areas].sort((a, b) => sharedArea(b, place?.bounds) - sharedArea(a, place?.bounds))[0];
  if (place === undefined || area === undefined) return null;
  return { bounds: fitInto(place.bounds, area), isMaximized: place.isMaximized };
}

/** The places with the newest one for these displays. */
export function withPlace(kept: KeptPlaces, displays: readonly PlacedDisplay[], place: WindowPlace): KeptPlaces {
  const arrangement = arrangementOf(displays);
  const others = kept.filter((known) => known.displays !== arrangement);
  return [{ ...place, displays: arrangement }, ...others].slice(0, KEPT_COUNT);
}

/** What an earlier run kept; none on the first start or when the file cannot be read. */
export function readPlaces(file: string): KeptPlaces {
  try {
    const kept: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(kept) && kept.every(isKeptPlace) ? kept : [];
  } catch {
    return [];
  }
}

/** Keeps the places for the next start. Losing them costs a window position, so a failure is not an error. */
export function writePlaces(file: string, places: KeptPlaces): void {
  try {
    writeFileSync(file, JSON.stringify(places), { mode: 0o600 });
  } catch {
    // The folder is full or gone; the next start uses the default size.
  }
}

/** By hand: the window is made before the library of the schemas is there. */
function isKeptPlace(value: unknown): value is KeptPlace {
  const { bounds, isMaximized, displays } = (value ?? {}) as Partial<Record<keyof KeptPlace, unknown>>;
  const { x, y, width, height } = (bounds ?? {}) as Partial<Record<keyof Rectangle, unknown>>;
  return (
    [x, y, width, height].every(Number.isInteger) && typeof isMaximized === 'boolean' && typeof displays === 'string'
  );
}

function fitInto(bounds: Rectangle, area: Rectangle): Rectangle {
  const width = Math.min(bounds.width, area.width);
  const height = Math.min(bounds.height, area.height);
  return {
    x: Math.min(Math.max(bounds.x, area.x), area.x + area.width - width),
    y: Math.min(Math.max(bounds.y, area.y), area.y + area.height - height),
    width,
    height,
  };
}

function sharedArea(area: Rectangle, bounds: Rectangle | undefined): number {
  if (bounds === undefined) return 0;
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const height = Math.min(bounds.y + bounds.height, area.y + area.height) - Math.max(bounds.y, area.y);
  return Math.max(0, width) * Math.max(0, height);
}

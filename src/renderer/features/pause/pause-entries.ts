import { PAUSE_LENGTHS, type PauseLength } from '../../../contract/notification-pause.ts';
import { t } from '../../../words/words.ts';
import type { Desk } from '../../state/app-context.ts';
import type { PaletteEntry } from '../palette/palette-entry.ts';
import { LENGTH_WORDS } from './pause-words.ts';

/** What the palette offers of a pause: to begin one, or to end the one that there is. */
export function pauseEntries({ store }: Desk): PaletteEntry[] {
  const entry = (length: PauseLength | null, words: string): PaletteEntry => ({
    id: `pause:${length ?? 'end'}`,
    words,
    group: 'palette.commands',
    run: (desk) => void takePause(desk, length),
  });
  if (store.getState().settings.pause !== null) return [entry(null, t('pause.resumeNotifications'))];
  return PAUSE_LENGTHS.map((length) => entry(length, t(LENGTH_WORDS[length].phrase)));
}

/** Pauses, or resumes with null, and says it when that could not be kept. */
export async function takePause({ store }: Desk, length: PauseLength | null): Promise<void> {
  const problem = await store.getState().pauseNotifications(length);
  if (problem !== null) store.getState().say({ tone: 'problem', text: problem, about: null });
}

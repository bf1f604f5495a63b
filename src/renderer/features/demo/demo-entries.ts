import { t } from '../../../words/words.ts';
import type { Desk } from '../../state/app-context.ts';
import type { PaletteEntry } from '../palette/palette-entry.ts';

/** What the palette offers to do with the demo, as it stands. */
export function demoEntries({ store }: Desk): PaletteEntry[] {
  const { phase } = store.getState().demo;
  const start: PaletteEntry = {
    id: 'demo:start',
    words: t('demo.startCommand'),
    detail: t('demo.startCommandHint'),
    group: 'palette.commands',
    run: (desk) => void desk.store.getState().startDemo(),
  };
  const remove: PaletteEntry = {
    id: 'demo:remove',
    words: t('demo.removeCommand'),
    detail: t('demo.removeCommandHint'),
    group: 'palette.commands',
    run: (desk) => void desk.store.getState().removeDemo(),
  };
  if (phase === 'off') return [start];
  if (phase === 'over') return [start, remove];
  return phase === 'running' ? [remove] : [];
}

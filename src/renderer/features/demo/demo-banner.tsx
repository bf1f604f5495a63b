import { Clapperboard } from 'lucide-react';
import type { DemoState } from '../../../contract/demo.ts';
import type { PlainKey } from '../../../words/catalogue.ts';
import { t } from '../../../words/words.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { Button } from '../../ui/button.tsx';

const WORDS: Readonly<
  Record<Exclude<DemoState['phase'], 'off'>, { readonly title: PlainKey; readonly lead: PlainKey }>
> = {
  starting: { title: 'demo.isStarting', lead: 'demo.startingHint' },
  running: { title: 'demo.isRunning', lead: 'demo.runningHint' },
  over: { title: 'demo.hasEnded', lead: 'demo.endedHint' },
  removing: { title: 'demo.isBeingRemoved', lead: 'demo.removingHint' },
};

/** Says that not everything here is real, for as long as that is so, and offers to take it away. */
export function DemoBanner() {
  const { store } = useDesk();
  const { phase, detail } = useApp((state) => state.demo);
  if (phase === 'off') return null;
  const { title, lead } = WORDS[phase];
  async function handleRemove(): Promise<void> {
    await store.getState().removeDemo();
    // The button that had the focus is gone with the demo.
    store.getState().requestFocus('answer');
  }
  return (
    <section className="banner" aria-label={t('demo.demo')}>
      <Clapperboard />
      <p role="status">
        <strong>{t(title)}</strong> {detail ?? t(lead)}
      </p>
      {phase === 'over' && <Button onClick={() => void store.getState().startDemo()}>{t('demo.startAgain')}</Button>}
      {(phase === 'running' || phase === 'over') && (
        <Button onClick={() => void handleRemove()}>
          {phase === 'running' ? t('demo.stopAndRemove') : t('demo.removeMade')}
        </Button>
      )}
    </section>
  );
}

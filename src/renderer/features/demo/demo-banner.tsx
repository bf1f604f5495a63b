import { Clapperboard } from 'lucide-react';
import type { DemoState } from '../../../contract/demo.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { Button } from '../../ui/button.tsx';

const WORDS: Readonly<Record<Exclude<DemoState['phase'], 'off'>, { readonly title: string; readonly lead: string }>> = {
  starting: { title: 'The demo is starting.', lead: 'The first question comes in a moment.' },
  running: { title: 'The demo is running.', lead: 'Its agents are scripted; nothing of it leaves this computer.' },
  over: { title: 'The demo has ended.', lead: 'Its agents ask nothing more; what they made is still here.' },
  removing: { title: 'Removing the demo.', lead: 'Its agents, their messages, their files and their key.' },
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
    <section className="banner" aria-label="Demo">
      <Clapperboard />
      <p role="status">
        <strong>{title}</strong> {detail ?? lead}
      </p>
      {phase === 'over' && <Button onClick={() => void store.getState().startDemo()}>Start again</Button>}
      {(phase === 'running' || phase === 'over') && (
        <Button onClick={() => void handleRemove()}>{phase === 'running' ? 'Stop and remove' : 'Remove it'}</Button>
      )}
    </section>
  );
}

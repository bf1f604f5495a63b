import { useState } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ConnectCard } from './connect-card.tsx';
import './welcome.css';

const WORDS = {
  first: {
    title: 'Ready when your agents are',
    lead: 'When an agent needs a decision, its question opens here, and your answer goes straight back to it.',
  },
  clear: {
    title: 'All clear',
    lead: 'You are up to date. The next question opens here by itself.',
  },
};

/** Sends a review as an agent would, so that a newcomer sees one arrive. */
function SendTestButton({ look }: { readonly look: 'primary' | 'secondary' }) {
  const { bridge, store } = useDesk();
  async function handleClick(): Promise<void> {
    const outcome = await bridge.call('review:send-test', undefined);
    if (!outcome.ok) store.getState().say({ tone: 'problem', text: outcome.error.message, about: null });
  }
  return (
    <Button look={look} onClick={() => void handleClick()}>
      Send a test review
    </Button>
  );
}

/** Where the review would be: teaches on the first day, is content on the others. */
export function Welcome() {
  const account = useApp((state) => state.data.accounts.find(({ kind }) => kind === 'this-computer'));
  const isFirst = useApp((state) => state.data.items.size === 0);
  const isQueue = useApp((state) => state.view.kind === 'queue' && state.view.queue === 'needs-review');
  const [isHelpShown, setIsHelpShown] = useState(false);
  const words = isFirst ? WORDS.first : WORDS.clear;
  if (!isFirst && !isQueue) return null;
  const access = account?.agentAccess ?? null;
  const isComing = account?.connection.state === 'starting' || account?.connection.state === 'connecting';
  // Until the server is up nobody knows whether this is the first day: nothing is claimed, and nothing flashes.
  if (isFirst && isComing) return <p className="welcome-note">Starting the server on this computer…</p>;
  return (
    <div className="welcome" data-first={isFirst}>
      <WelcomeMark />
      <h2>{words.title}</h2>
      <p className="welcome-lead">{words.lead}</p>
      {access !== null && (
        <div className="welcome-actions">
          <SendTestButton look={isFirst ? 'primary' : 'secondary'} />
          {!isFirst && (
            <Button look="ghost" aria-expanded={isHelpShown} onClick={() => setIsHelpShown(!isHelpShown)}>
              Connect an agent
            </Button>
          )}
        </div>
      )}
      {access !== null && (isFirst || isHelpShown) && (
        <div className="welcome-connect">
          <h3>{isFirst ? 'Or ask from a terminal, as an agent does' : 'Ask from a terminal, as an agent does'}</h3>
          <ConnectCard access={access} />
        </div>
      )}
    </div>
  );
}

/** The mark of the program: a tick that is an open door. */
function WelcomeMark() {
  return (
    <svg className="welcome-mark" viewBox="0 0 40 40" aria-hidden="true">
      <rect x="0.5" y="0.5" width="39" height="39" rx="11.5" />
      <path d="m12.5 20.5 5 5 10-11" />
    </svg>
  );
}

import type { AgentAccess } from '../../../contract/account.ts';
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

interface SendTestButtonProps {
  readonly accountId: string;
  readonly access: AgentAccess;
  readonly look: 'primary' | 'secondary';
}

/** Sends a review as an agent would, so that a newcomer sees one arrive. */
function SendTestButton({ accountId, access, look }: SendTestButtonProps) {
  const { bridge, store } = useDesk();
  async function handleClick(): Promise<void> {
    const { channelId, apiKey } = access;
    const outcome = await bridge.call('review:send-test', { accountId, channelId, apiKey });
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
  const demo = useApp((state) => state.demo.phase);
  const { store } = useDesk();
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
      {account !== undefined && access !== null && (
        <div className="welcome-actions">
          <SendTestButton accountId={account.id} access={access} look={isFirst ? 'primary' : 'secondary'} />
          <Button
            look={isFirst ? 'secondary' : 'ghost'}
            onClick={() => store.getState().chooseView({ kind: 'page', page: 'connect' })}
          >
            Connect an agent
          </Button>
          {demo === 'off' && (
            <Button look={isFirst ? 'secondary' : 'ghost'} onClick={() => void store.getState().startDemo()}>
              See the demo
            </Button>
          )}
        </div>
      )}
      {access !== null && isFirst && (
        <div className="welcome-connect">
          <h3>Or ask from a terminal, as an agent does</h3>
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

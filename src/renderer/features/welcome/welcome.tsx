import type { AgentAccess } from '../../../contract/account.ts';
import type { PlainKey } from '../../../words/catalogue.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ADD_ACCOUNT, SWITCH_ON } from '../accounts/account-actions.ts';
import { type AccountNeed, accountNeed } from '../accounts/account-need.ts';
import { ConnectCard } from './connect-card.tsx';
import './welcome.css';
import { t } from '../../../words/words.ts';

interface WelcomeWords {
  readonly title: string;
  readonly lead: string;
}

const WORDS = {
  first: {
    title: 'welcome.readyTitle',
    lead: 'welcome.readyHint',
  },
  clear: {
    title: 'welcome.allClear',
    lead: 'welcome.allClearHint',
  },
  off: {
    title: 'welcome.thisComputerSwitchedOff',
    lead: 'welcome.thisComputerSwitchedOffHint',
  },
} as const satisfies Record<string, { title: PlainKey; lead: PlainKey }>;

function wordsOf(need: AccountNeed | null, isFirst: boolean): WelcomeWords {
  switch (need?.kind) {
    case 'signed-out':
      return {
        title: t('welcome.signedOutOf', { name: need.account.name }),
        lead: t('welcome.signedOutHint'),
      };
    case 'unreached':
      return {
        title: t('welcome.nothingKnown'),
        lead: t('welcome.unreachableHint', { name: need.account.name }),
      };
    case 'all-off':
      return { title: t(WORDS.off.title), lead: t(WORDS.off.lead) };
    default: {
      const { title, lead } = isFirst ? WORDS.first : WORDS.clear;
      return { title: t(title), lead: t(lead) };
    }
  }
}

/** What to do before anything can arrive. */
function NeedActions({ need }: { readonly need: AccountNeed }) {
  const desk = useDesk();
  if (need.kind === 'unreached') return null;
  if (need.kind === 'all-off') {
    return (
      <div className="welcome-actions">
        <Button look="primary" onClick={() => SWITCH_ON.run(desk)}>
          {t('welcome.switchOn')}
        </Button>
        <Button onClick={() => ADD_ACCOUNT.run(desk)}>{t('welcome.addAccount')}</Button>
      </div>
    );
  }
  const accountId = need.account.id;
  return (
    <div className="welcome-actions">
      <Button look="primary" onClick={() => desk.store.getState().showAccountDialog({ kind: 'sign-in', accountId })}>
        {t('welcome.signIn')}
      </Button>
    </div>
  );
}

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
      {t('welcome.sendTestReview')}
    </Button>
  );
}

/** Why nothing may be shown although something waits. */
function useNeed(): AccountNeed | null {
  const accounts = useApp((state) => state.data.accounts);
  const shownAccount = useApp((state) => state.shownAccount);
  return accountNeed(accounts, shownAccount);
}

/** Where the review would be: teaches on the first day, is content on the others. */
export function Welcome() {
  const desk = useDesk();
  const account = useApp((state) => state.data.accounts.find(({ kind }) => kind === 'this-computer'));
  const isFirst = useApp((state) => state.data.items.size === 0);
  const isQueue = useApp((state) => state.view.kind === 'queue' && state.view.queue === 'needs-review');
  const demo = useApp((state) => state.demo.phase);
  const { store } = desk;
  const need = useNeed();
  const words = wordsOf(need, isFirst);
  if (!isFirst && !isQueue) return null;
  const access = need === null ? (account?.agentAccess ?? null) : null;
  const isComing = account?.connection.state === 'starting' || account?.connection.state === 'connecting';
  // Until the server is up nobody knows whether this is the first day: nothing is claimed, and nothing flashes.
  if (isFirst && isComing) return <p className="welcome-note">{t('welcome.startingThisComputer')}</p>;
  return (
    <div className="welcome" data-first={isFirst}>
      <WelcomeMark />
      <h2>{words.title}</h2>
      <p className="welcome-lead">{words.lead}</p>
      {need !== null && <NeedActions need={need} />}
      {account !== undefined && access !== null && (
        <div className="welcome-actions">
          <SendTestButton accountId={account.id} access={access} look={isFirst ? 'primary' : 'secondary'} />
          <Button
            look={isFirst ? 'secondary' : 'ghost'}
            onClick={() => store.getState().chooseView({ kind: 'page', page: 'connect' })}
          >
            {t('welcome.connectAgent')}
          </Button>
          {demo === 'off' && (
            <Button look={isFirst ? 'secondary' : 'ghost'} onClick={() => void store.getState().startDemo()}>
              {t('welcome.seeDemo')}
            </Button>
          )}
          {isFirst && (
            <Button look="ghost" onClick={() => ADD_ACCOUNT.run(desk)}>
              {t('welcome.addAccountElsewhere')}
            </Button>
          )}
        </div>
      )}
      {access !== null && isFirst && (
        <div className="welcome-connect">
          <h3>{t('welcome.askFromTerminal')}</h3>
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

import { useState } from 'react';
import type { Account } from '../../../contract/account.ts';
import type { AgentWithActivity } from '../../../contract/agent.ts';
import { useApp } from '../../state/app-context.ts';
import { PagePick } from '../pages/page-pick.tsx';
import '../settings/setting-controls.css';
import '../settings/fields.css';
import { maskKey } from '../welcome/curl.ts';
import { AccessCard } from './access-card.tsx';
import { ArrivalMark } from './arrival-mark.tsx';
import { CodeStep } from './code-step.tsx';
import { KindList } from './kind-list.tsx';
import { KINDS, type Kind } from './snippets/kinds.ts';
import { useConnectKey } from './use-connect-key.ts';
import './access-card.css';
import './connect-page.css';
import { t } from '../../../words/words.ts';

const NO_AGENTS: readonly AgentWithActivity[] = [];
const FIRST_KIND = KINDS[0] as Kind;
/** What stands where a key will be, so that the lines can be read before there is one. */
const NO_KEY = 'hp_your_key';

interface KindGuideProps {
  readonly account: Account;
  readonly url: string;
  readonly agents: readonly AgentWithActivity[];
  readonly kind: Kind;
}

/** The lines for one kind of agent, filled in, and whether they worked. */
function KindGuide({ account, url, agents, kind }: KindGuideProps) {
  const platform = useApp((state) => state.data.platform);
  const [chosenId, setChosenId] = useState(account.agentAccess?.channelId ?? null);
  const [isKeyShown, setIsKeyShown] = useState(false);
  const connectKey = useConnectKey(account);
  const channel = agents.find(({ id }) => id === chosenId) ?? agents[0];
  if (channel === undefined) return null;
  const { apiKey } = connectKey;
  const facts = {
    url: url.replace(/\/+$/, ''),
    channelId: channel.id,
    channelName: channel.name,
    platform,
    isHere: account.kind === 'this-computer',
  };
  const real = kind.write({ ...facts, apiKey: apiKey ?? NO_KEY });
  const shown = isKeyShown ? real : kind.write({ ...facts, apiKey: apiKey === null ? NO_KEY : maskKey(apiKey) });
  return (
    <>
      <section className="connect-guide" aria-labelledby="connect-kind">
        <h3 id="connect-kind">{t(kind.name)}</h3>
        <p className="connect-lead">{shown.lead}</p>
        <AccessCard
          account={account}
          url={facts.url}
          channel={channel}
          onChannel={setChosenId}
          connectKey={connectKey}
          isKeyShown={isKeyShown}
          onKeyShown={setIsKeyShown}
        />
        <ol className="connect-dos">
          {shown.steps.map((step, index) => (
            <CodeStep
              key={`${kind.id} ${step.title}`}
              number={index + 1}
              shown={step}
              real={real.steps[index] ?? step}
            />
          ))}
        </ol>
      </section>
      <ArrivalMark
        key={channel.id}
        accountId={account.id}
        channelId={channel.id}
        channelName={channel.name}
        apiKey={apiKey}
      />
    </>
  );
}

/** Everything that a person copies so that an agent of theirs can ask, with their own address, key and channel in it. */
export function ConnectPage() {
  const accounts = useApp((state) => state.data.accounts);
  const agentsByAccount = useApp((state) => state.data.agents);
  const [chosenAccountId, setChosenAccountId] = useState<string | null>(null);
  const [kind, setKind] = useState<Kind>(FIRST_KIND);
  const account = accounts.find(({ id }) => id === chosenAccountId) ?? accounts[0];
  if (account === undefined) return null;
  const url = account.agentAccess?.url ?? account.serverUrl;
  const agents = agentsByAccount[account.id] ?? NO_AGENTS;
  return (
    <div className="connect-page">
      <KindList chosen={kind} onChoose={setKind} />
      <div className="connect-content">
        {accounts.length > 1 && (
          <PagePick label={t('connect.account')} value={account.id} onChange={setChosenAccountId}>
            {accounts.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </PagePick>
        )}
        {url === null ? (
          <p className="connect-none">
            {account.connection.state === 'off'
              ? t('connect.thisComputerSwitchedOff')
              : t('connect.thisComputerStarting')}
          </p>
        ) : (
          <KindGuide key={account.id} account={account} url={url} agents={agents} kind={kind} />
        )}
      </div>
    </div>
  );
}

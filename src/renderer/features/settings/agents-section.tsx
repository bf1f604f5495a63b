import { useState } from 'react';
import type { Account } from '../../../contract/account.ts';
import type { AgentWithActivity } from '../../../contract/agent.ts';
import { LIMITS } from '../../../contract/limits.ts';
import { t } from '../../../words/words.ts';
import { lacks } from '../../state/account-slice.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { agentKey } from '../../state/item.ts';
import { overviewOf } from '../../state/queue.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { StatusDot } from '../../ui/status-dot.tsx';
import { ActionNote } from './action-note.tsx';
import { AgentForm } from './agent-form.tsx';
import { AgentWishes } from './agent-wishes.tsx';
import { NewNameForm } from './new-name-form.tsx';
import { SettingsSection } from './settings-section.tsx';
import { useAction } from './use-action.ts';

const NO_AGENTS: readonly AgentWithActivity[] = [];

/** The way to delete an agent, with what is lost said before. */
function DeleteAgent({ accountId, agent }: { readonly accountId: string; readonly agent: AgentWithActivity }) {
  const { bridge } = useDesk();
  const action = useAction();
  const [isAsking, setIsAsking] = useState(false);
  const pending = useApp(
    (state) => overviewOf(state.data.items).pendingByAgent.get(agentKey(accountId, agent.id)) ?? 0,
  );

  function handleDelete(): void {
    setIsAsking(false);
    void action.run(() => bridge.callServer(accountId, 'deleteAgent', { parameters: { id: agent.id } }));
  }

  return (
    <div className="form-foot danger-foot">
      <Button look="danger" disabled={action.isBusy} onClick={() => setIsAsking(true)}>
        {t('settings.deleteNamedStep', { name: agent.name })}
      </Button>
      <ActionNote action={action} />
      {isAsking && (
        <ConfirmDialog
          title={t('settings.deleteNamedQuestion', { name: agent.name })}
          action={t('settings.deleteAgent')}
          onCancel={() => setIsAsking(false)}
          onConfirm={handleDelete}
        >
          <p>{t('settings.deleteAgentMeans')}</p>
          {pending > 0 && <p>{t('settings.reviewsStillWait', { count: pending })}</p>}
          <p>{t('settings.deleteAgentAfterwards')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

/** The agents of an account: what they are called, where they are called, what of them is notified. */
export function AgentsSection({ account }: { readonly account: Account }) {
  const { bridge } = useDesk();
  const agents = useApp((state) => state.data.agents[account.id] ?? NO_AGENTS);
  const action = useAction();
  const [openId, setOpenId] = useState<string | null>(null);
  const sorted = [...agents].sort((a, b) => a.name.localeCompare(b.name));

  async function handleCreate(name: string): Promise<boolean> {
    if (name === '') {
      action.refuse(t('settings.giveAgentNameFirst'));
      return false;
    }
    const made = await action.run(
      () => bridge.callServer(account.id, 'createAgent', { body: { name } }),
      t('settings.agentCreated'),
    );
    if (made !== undefined) setOpenId(made.id);
    return made !== undefined;
  }

  return (
    <SettingsSection id="agents" title={t('settings.agents')} lead={t('settings.agentsHint')}>
      <ul className="listing" aria-label={t('settings.agents')}>
        {sorted.map((agent) => (
          <li key={agent.id} className="listed-block">
            <details
              open={openId === agent.id}
              onToggle={(event) => {
                if (event.currentTarget.open) setOpenId(agent.id);
                else if (openId === agent.id) setOpenId(null);
              }}
            >
              <summary className="listed">
                <StatusDot status={agent.status} />
                <span className="listed-words">
                  <bdi className="truncate listed-name">{agent.name}</bdi>
                  <span className="listed-facts">
                    {[agent.tag, agent.webhookUrl ? t('settings.webhookSet') : t('settings.noWebhook')]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
              </summary>
              {openId === agent.id && (
                <div className="listed-more">
                  {!lacks(account, 'updateAgent') && <AgentForm accountId={account.id} agent={agent} />}
                  <AgentWishes agent={agentKey(account.id, agent.id)} name={agent.name} />
                  {!lacks(account, 'deleteAgent') && <DeleteAgent accountId={account.id} agent={agent} />}
                </div>
              )}
            </details>
          </li>
        ))}
      </ul>
      {!lacks(account, 'createAgent') && (
        <NewNameForm
          label={t('settings.newAgentName')}
          placeholder="release-writer"
          maxLength={LIMITS.agentNameChars}
          verb={t('settings.createAgent')}
          action={action}
          onCreate={handleCreate}
        />
      )}
    </SettingsSection>
  );
}

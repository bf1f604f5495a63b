import { Plus } from 'lucide-react';
import { type FormEvent, useLayoutEffect, useRef, useState } from 'react';
import type { Account } from '../../../contract/account.ts';
import type { AgentWithActivity } from '../../../contract/agent.ts';
import { LIMITS } from '../../../contract/limits.ts';
import { t } from '../../../words/words.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { useAction } from '../settings/use-action.ts';

const NO_AGENTS: readonly AgentWithActivity[] = [];

interface ChannelPickProps {
  readonly account: Account;
  readonly channel: AgentWithActivity;
  readonly onChannel: (channelId: string) => void;
}

/** Chooses the channel of the agent, or makes one. */
export function ChannelPick({ account, channel, onChannel }: ChannelPickProps) {
  const { bridge } = useDesk();
  const agents = useApp((state) => state.data.agents[account.id] ?? NO_AGENTS);
  const action = useAction();
  const [name, setName] = useState<string | null>(null);
  const select = useRef<HTMLSelectElement>(null);
  const isBack = useRef(false);
  const sorted = [...agents].sort((a, b) => a.name.localeCompare(b.name));

  function close(): void {
    setName(null);
    action.clear();
    isBack.current = true;
  }
  // The field that had the focus is gone, when this has been rendered and no earlier.
  useLayoutEffect(() => {
    if (name !== null || !isBack.current) return;
    isBack.current = false;
    select.current?.focus();
  }, [name]);
  async function handleCreate(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (name === null || name.trim() === '') {
      action.refuse(t('connect.giveAgentNameFirst'));
      return;
    }
    const body = { name: name.trim() };
    const made = await action.run(() => bridge.callServer(account.id, 'createAgent', { body }));
    if (made === undefined) return;
    onChannel(made.id);
    close();
  }

  if (name !== null) {
    return (
      <form className="access-new" onSubmit={(event) => void handleCreate(event)}>
        <input
          className="field-box"
          aria-label={t('connect.newAgentName')}
          placeholder={t('connect.newAgentExample')}
          // biome-ignore lint/a11y/noAutofocus: it comes in place of the button that was pressed
          autoFocus
          autoComplete="off"
          spellCheck={false}
          value={name}
          maxLength={LIMITS.agentNameChars}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            close();
          }}
        />
        <Button type="submit" look="primary" disabled={action.isBusy}>
          {t('connect.create')}
        </Button>
        <Button look="ghost" onClick={close}>
          {t('connect.cancel')}
        </Button>
        {action.problem !== null && (
          <p className="access-problem" role="alert">
            {action.problem}
          </p>
        )}
      </form>
    );
  }
  return (
    <>
      <Select
        ref={select}
        isSmall
        aria-label={t('connect.channel')}
        value={channel.id}
        onChange={(event) => onChannel(event.target.value)}
      >
        {sorted.map((agent) => (
          <option key={agent.id} value={agent.id}>
            {agent.name}
          </option>
        ))}
      </Select>
      {!account.missing.includes('createAgent') && (
        <Button className="access-make" look="ghost" onClick={() => setName('')}>
          <Plus />
          {t('connect.newAgent')}
        </Button>
      )}
    </>
  );
}

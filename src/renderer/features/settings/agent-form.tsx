import { useState } from 'react';
import type { Agent } from '../../../contract/agent.ts';
import { t } from '../../../words/words.ts';
import { useDesk } from '../../state/app-context.ts';
import { type AgentDraft, changeOf, draftOf, problemsOf } from './agent-draft.ts';
import { SaveForm } from './save-form.tsx';
import { TextField } from './text-field.tsx';
import { useAction } from './use-action.ts';
import { WebhookFields } from './webhook-fields.tsx';

/** What the server keeps of an agent, saved together. */
export function AgentForm({ accountId, agent }: { readonly accountId: string; readonly agent: Agent }) {
  const { bridge } = useDesk();
  const action = useAction();
  const [draft, setDraft] = useState(() => draftOf(agent));
  const [isChecked, setIsChecked] = useState(false);
  const problems = isChecked ? problemsOf(draft) : {};
  const change = (changed: Partial<AgentDraft>): void => {
    action.clear();
    setDraft({ ...draft, ...changed });
  };

  async function handleSave(): Promise<void> {
    setIsChecked(true);
    if (Object.keys(problemsOf(draft)).length > 0) {
      action.refuse(t('settings.notSaved'));
      return;
    }
    const parameters = { id: agent.id };
    const saved = await action.run(
      () => bridge.callServer(accountId, 'updateAgent', { parameters, body: changeOf(draft) }),
      t('settings.saved'),
    );
    if (saved !== undefined) setDraft(draftOf(saved));
  }

  return (
    <SaveForm action={action} onSave={handleSave} look="primary">
      <TextField
        label={t('settings.name')}
        value={draft.name}
        onChange={(name) => change({ name })}
        problem={problems.name}
      />
      <TextField
        label={t('settings.description')}
        lines={2}
        value={draft.description}
        onChange={(description) => change({ description })}
      />
      <TextField
        label={t('settings.tag')}
        hint={t('settings.tagHint')}
        value={draft.tag}
        onChange={(tag) => change({ tag })}
        problem={problems.tag}
      />
      <WebhookFields draft={draft} problems={problems} onChange={change} />
    </SaveForm>
  );
}

import { Plus, X } from 'lucide-react';
import { t } from '../../../words/words.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import type { AgentDraft, DraftProblems } from './agent-draft.ts';
import { TextField } from './text-field.tsx';

interface WebhookFieldsProps {
  readonly draft: AgentDraft;
  readonly problems: DraftProblems;
  readonly onChange: (change: Partial<AgentDraft>) => void;
}

/** Where an agent is called when its question is answered, and what such a call carries. */
export function WebhookFields({ draft, problems, onChange }: WebhookFieldsProps) {
  const changeHeader = (id: number, change: { name?: string; value?: string }): void =>
    onChange({ headers: draft.headers.map((header) => (header.id === id ? { ...header, ...change } : header)) });
  const nextId = Math.max(-1, ...draft.headers.map(({ id }) => id)) + 1;
  return (
    <fieldset className="fields-group">
      <legend>{t('settings.webhook')}</legend>
      <TextField
        label={t('settings.address')}
        placeholder="https://example.com/placet"
        hint={t('settings.webhookAddressHint')}
        value={draft.webhookUrl}
        onChange={(webhookUrl) => onChange({ webhookUrl })}
        problem={problems.webhookUrl}
      />
      {draft.headers.map((header, index) => (
        <div key={header.id} className="field-row">
          <TextField
            label={t('settings.headerName', { n: index + 1 })}
            placeholder="x-team"
            value={header.name}
            onChange={(name) => changeHeader(header.id, { name })}
          />
          <TextField
            label={t('settings.headerValue', { n: index + 1 })}
            type="password"
            value={header.value}
            onChange={(value) => changeHeader(header.id, { value })}
          />
          <IconButton
            label={t('settings.removeHeader', { n: index + 1 })}
            onClick={() => onChange({ headers: draft.headers.filter(({ id }) => id !== header.id) })}
          >
            <X />
          </IconButton>
        </div>
      ))}
      {problems.headers !== undefined && <p className="field-problem">{problems.headers}</p>}
      <div>
        <Button
          look="ghost"
          onClick={() => onChange({ headers: [...draft.headers, { id: nextId, name: '', value: '' }] })}
        >
          <Plus />
          {t('settings.addHeader')}
        </Button>
      </div>
      <div className="field-row">
        <TextField
          label={t('settings.basicAuthUser')}
          value={draft.username}
          onChange={(username) => onChange({ username })}
          problem={problems.auth}
        />
        <TextField
          label={t('settings.basicAuthPassword')}
          type="password"
          autoComplete="new-password"
          value={draft.password}
          onChange={(password) => onChange({ password })}
        />
      </div>
    </fieldset>
  );
}

import { Plus, X } from 'lucide-react';
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
      <legend>Webhook</legend>
      <TextField
        label="Address"
        placeholder="https://example.com/placet"
        hint="Called with every answer. Empty: the agent asks or waits for its answers itself."
        value={draft.webhookUrl}
        onChange={(webhookUrl) => onChange({ webhookUrl })}
        problem={problems.webhookUrl}
      />
      {draft.headers.map((header, index) => (
        <div key={header.id} className="field-row">
          <TextField
            label={`Header ${index + 1}`}
            placeholder="x-team"
            value={header.name}
            onChange={(name) => changeHeader(header.id, { name })}
          />
          <TextField
            label={`Value of header ${index + 1}`}
            type="password"
            value={header.value}
            onChange={(value) => changeHeader(header.id, { value })}
          />
          <IconButton
            label={`Remove header ${index + 1}`}
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
          Add a header
        </Button>
      </div>
      <div className="field-row">
        <TextField
          label="User name (basic auth)"
          value={draft.username}
          onChange={(username) => onChange({ username })}
          problem={problems.auth}
        />
        <TextField
          label="Password (basic auth)"
          type="password"
          autoComplete="new-password"
          value={draft.password}
          onChange={(password) => onChange({ password })}
        />
      </div>
    </fieldset>
  );
}
